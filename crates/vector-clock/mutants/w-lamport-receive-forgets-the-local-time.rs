//! # A Lamport receive follows the sender alone
//!
//! What is wrong: a message from a node that lags behind sets the clock back.
//! Why people write it: "one later than the send" is what the drawing of a single message
//! shows.
//!
//! Killed by: lamport::a_receive_is_one_later_than_its_send_and_the_local_past

mod lamport {
    impl LamportClock {
        pub fn receive(&mut self, sent: &LamportTimestamp) -> LamportTimestamp {
            self.advance_past(sent.time) // MUTANT: whatever happened here meanwhile
        }
    }
}
