//! # A clean-up names released locks
//!
//! What is wrong: a lock that was released is cleaned up and told of when its lease would
//! have ended.
//! Why people write it: nobody holds it and its end is over: what else is expired?
//!
//! Killed by: events::a_clean_up_names_each_lock_that_ran_out_once,
//! sessions::a_lock_that_a_session_gave_back_was_released

mod record {
    impl Lease {
        pub(crate) fn has_expired(&self, now: Instant) -> bool {
            now >= self.expires_at // MUTANT: its time is over
        }
    }
}
