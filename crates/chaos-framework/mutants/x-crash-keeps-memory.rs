//! # A crash keeps what was allocated
//!
//! What is wrong: The memory of the dead process is still taken after the restart.
//! Why people write it: A flag "crashed" is all that is set.
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
                    // MUTANT: nothing is given back
                }
                *health = now;
            });
        }
    }
}
