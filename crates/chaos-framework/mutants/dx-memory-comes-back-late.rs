//! # Memory is given back at the restart
//!
//! What is wrong: While the node is down its memory is still taken.
//! Why people write it: The restart makes the new process, and so it clears what was left of the
//! old one.
//!
//! Killed by: processes::a_crash_takes_the_memory_and_leaves_the_disk

mod machine {
    impl Machine {
        fn reassess(&self) {
            let mut store = lock(&self.store);
            self.health.send_modify(|health| {
                let was_down = health.process == ProcessState::Crashed;
                let mut now = Health::well(health.crashes);
                store.faults.iter().for_each(|(_, kind)| now.add(kind));
                if now.process == ProcessState::Crashed && !was_down {
                    now.crashes += 1;
                    // MUTANT: later
                }
                if was_down && now.process != ProcessState::Crashed { // MUTANT: now
                    store.memory = 0; // MUTANT
                } // MUTANT
                *health = now;
            });
        }
    }
}
