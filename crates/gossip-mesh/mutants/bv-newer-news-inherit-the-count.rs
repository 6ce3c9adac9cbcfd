//! # Newer news inherit the count
//!
//! What is wrong: an update that replaces another goes on with its count; a refutation hardly goes
//! out if the accusation was told.
//! Why people write it: the entry of the member is there already.
//!
//! Killed by: dissemination::newer_news_of_a_member_take_the_place_of_older,
//! leaving::new_metadata_go_out_at_once_and_complete,
//! leaving::who_leaves_tells_at_once_and_goes_on_telling

mod queue {
    impl Queue {
        pub(crate) fn push(&mut self, slot: Slot) {
            if self.places.get(slot).is_some() { // MUTANT: it is queued already
                return; // MUTANT
            } // MUTANT
            self.remove(slot);
            self.pushed += 1;
            self.put(slot, (0, Reverse(self.pushed)));
        }
    }
}
