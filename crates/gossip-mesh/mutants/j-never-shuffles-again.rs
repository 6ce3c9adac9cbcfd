//! # Never shuffles again
//!
//! What is wrong: every pass has the same order.
//! Why people write it: a round robin is a round robin.
//!
//! Killed by: probes::each_pass_and_each_member_has_an_order_of_its_own

mod roster {
    impl Roster {
        pub(crate) fn next_in_turn(&mut self, random: &mut Random) -> Option<Slot> {
            if self.next >= self.ring.len() {
                // MUTANT: the order is random enough as it is
                let _ = &random; // MUTANT
                self.next = 0;
            }
            let slot = *self.ring.get(self.next)?;
            self.next += 1;
            Some(slot)
        }
    }
}
