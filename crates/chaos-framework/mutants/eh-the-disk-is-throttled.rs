//! # A throttled processor makes the disk slower
//!
//! What is wrong: DiskSlow is stretched like work.
//! Why people write it: One function lets time pass, and it knows the share.
//!
//! Killed by: resources::a_slow_disk_takes_its_time

mod machine {
    impl Machine {
        pub(crate) async fn reach_disk(&self) -> Result<(), NodeError> {
            let delay = self.health.borrow().disk_delay;
            self.spend(delay, |health| health.cpu_share).await // MUTANT: like work
        }
    }
}
