//! # A crash wipes the disk
//!
//! What is wrong: Files are lost with the process.
//! Why people write it: "Starts anew" is taken for everything.
//!
//! Killed by: processes::a_host_starts_anew_and_finds_its_disk,
//! processes::a_crash_takes_the_memory_and_leaves_the_disk

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
                    store.memory = 0;
                    store.files.clear(); // MUTANT: the disk too
                }
                *health = now;
            });
        }
    }
}
