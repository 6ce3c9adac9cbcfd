//! # A Lamport receive counts only if it catches up
//!
//! What is wrong: a message that is not newer leaves the clock as it is, so its receipt has the
//! time of the event before it.
//! Why people write it: "if theirs is greater, take it" reads like the rule, and the branch
//! without work is easily left out.
//!
//! Killed by: lamport::a_receive_is_one_later_than_its_send_and_the_local_past

mod lamport {
    impl LamportClock {
        pub fn receive(&mut self, sent: &LamportTimestamp) -> LamportTimestamp {
            if sent.time <= self.time { // MUTANT: an old message is no event
                return LamportTimestamp { time: self.time, node: self.node.clone() }; // MUTANT
            } // MUTANT
            self.advance_past(self.time.max(sent.time))
        }
    }
}
