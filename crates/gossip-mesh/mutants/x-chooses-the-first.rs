//! # Chooses the first of the list
//!
//! What is wrong: news and requests for help go to the first members of the probe order, the same
//! ones for a whole pass.
//! Why people write it: take(k) is shorter than a random sample.
//!
//! Killed by:
//! dissemination::a_tick_contacts_as_many_as_the_fanout_and_the_pinged_one_is_among_them

mod roster {
    impl Roster {
        pub(crate) fn sample(
            &self,
            count: usize,
            random: &mut Random,
            accepts: impl Fn(Slot, &Member) -> bool,
        ) -> Vec<Slot> {
            let size = self.ring.len();
            let mut chosen: Vec<Slot> = Vec::with_capacity(count.min(size));
            let mut offer = |place: usize| {
                let slot = self.ring[place];
                if chosen.len() < count && !chosen.contains(&slot) && accepts(slot, self.at(slot)) {
                    chosen.push(slot);
                }
                chosen.len() < count
            };
            // A few draws do in a large cluster; in a small one, or if few are acceptable, go through
            // them all, from a random place on.
            let draws = 0; // MUTANT: no draws
            let start = 0; // MUTANT: from the beginning
            for _ in 0..draws {
                offer(random.below(size));
            }
            for step in 0..size {
                if !offer((start + step) % size) {
                    break;
                }
            }
            chosen
        }
    }
}
