//! # A delay that comes under a read or write stretches it
//!
//! What is wrong: DiskSlow acts on what has begun before it.
//! Why people write it: work changes its speed under way, and so the disk is made to.
//!
//! Killed by: resources::a_slow_disk_takes_its_time

mod machine {
    impl Machine {
        pub(crate) async fn reach_disk(&self) -> Result<(), NodeError> {
            let delay = self.health.borrow().disk_delay;
            self.spend(delay, |_| 1.0).await?; // MUTANT: and then
            let late = self.health.borrow().disk_delay.saturating_sub(delay); // MUTANT
            self.spend(late, |_| 1.0).await // MUTANT
        }
    }
}
