//! # Newcomers take a turn away
//!
//! What is wrong: whoever joins in the middle of a pass moves the turn on by one, also if its
//! place is still to come: somebody is skipped.
//! Why people write it: insert shifts the list, so the index has to move; it is easy to forget
//! that it only does behind the place.
//!
//! Killed by: probes::a_newcomer_waits_no_longer_than_two_passes_and_takes_nobodys_turn

mod roster {
    impl Roster {
        fn enter(&mut self, slot: Slot, random: &mut Random) {
            let place = random.below(self.ring.len() + 1);
            self.ring.insert(place, slot);
            if self.next > 0 && place <= self.ring.len() { // MUTANT: the list has shifted
                self.next += 1;
            }
        }
    }
}
