//! # Probes at random
//!
//! What is wrong: the member to probe is drawn anew each time: some wait for many passes (SWIM,
//! 4.3, is there to prevent it).
//! Why people write it: SWIM's basic protocol in section 3.1 says "at random"; the bound comes
//! only in 4.3.
//!
//! Killed by: indirect_probes::helpers_are_chosen_anew_each_time,
//! probes::everybody_is_pinged_once_in_each_pass,
//! probes::a_newcomer_waits_no_longer_than_two_passes_and_takes_nobodys_turn,
//! probes::suspects_are_pinged_and_the_dead_and_departed_are_not

mod roster {
    impl Roster {
        pub(crate) fn next_in_turn(&mut self, random: &mut Random) -> Option<Slot> {
            // MUTANT: no turns
            self.next = random.below(self.ring.len().max(1)); // MUTANT
            let slot = *self.ring.get(self.next)?;
            self.next += 1;
            Some(slot)
        }
    }
}
