//! # News queue at the end
//!
//! What is wrong: a new update waits behind those that were sent often (SWIM, 4.1, prefers the one
//! sent least).
//! Why people write it: a queue is first in, first out.
//!
//! Killed by: dissemination::the_least_told_goes_first

mod queue {
    impl Queue {
        pub(crate) fn push(&mut self, slot: Slot) {
            self.remove(slot);
            self.pushed += 1;
            let last = self.turns.keys().next_back().map_or(0, |turn| turn.0); // MUTANT: in line
            self.put(slot, (last, Reverse(self.pushed))); // MUTANT
        }
    }
}
