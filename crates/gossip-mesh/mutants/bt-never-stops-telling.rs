//! # Never stops telling
//!
//! What is wrong: news are sent for ever, and the old keep the new from being sent.
//! Why people write it: there is no harm in repeating.
//!
//! Killed by: dissemination::news_are_told_a_few_times_more_in_a_larger_cluster,
//! dissemination::newer_news_of_a_member_take_the_place_of_older,
//! dissemination::news_ride_along_with_an_answer,
//! leaving::new_metadata_go_out_at_once_and_complete,
//! leaving::who_leaves_tells_at_once_and_goes_on_telling, precedence::what_was_known_is_no_news,
//! refutation::a_refutation_goes_on_spreading

mod queue {
    impl Queue {
        pub(crate) fn take(&mut self, first: Option<Slot>, count: usize, limit: u32) -> Vec<Slot> {
            let mut sent = Vec::new();
            if let Some(slot) = first {
                let turn = self.places.get(slot).copied();
                self.remove(slot);
                sent.push((turn, slot));
            }
            while sent.len() < count
                && let Some((turn, slot)) = self.turns.pop_first()
            {
                self.places.remove(slot);
                sent.push((Some(turn), slot));
            }
            for &(turn, slot) in &sent {
                if let Some((times, age)) = turn
                    && times + 1 < limit.max(u32::MAX) // MUTANT: no harm in repeating
            
                {
                    self.put(slot, (times + 1, age));
                }
            }
            sent.into_iter().map(|(_, slot)| slot).collect()
        }
    }
}
