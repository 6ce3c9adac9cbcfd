//! # A new primary sends its whole log
//!
//! What is wrong: After every failover each follower is sent the log from LSN 1, though it holds it
//! already: a long log keeps the new primary busy when it is needed most.
//! Why people write it: A new primary knows nothing of its followers, and appends may be repeated
//! without harm.
//!
//! Killed by: auto_failover::a_new_primary_sends_only_what_its_followers_lack

mod state {
    impl State {
        pub(crate) fn win(&mut self) {
            self.tenure = Tenure::Elected;
            self.primary = Some(self.id);
            let next = Lsn(1); // MUTANT: a new primary sends its whole log
            for progress in self.progress.values_mut() {
                *progress = Progress {
                    matched: Some(Lsn(0)), // MUTANT
                    next,
                    credited: Lsn(0),
                };
            }
        }
    }
}
