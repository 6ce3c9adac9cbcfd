//! # The first explanation is taken
//!
//! What is wrong: There is no way back from a choice: histories that need another order are
//! violations.
//! Why people write it: Greedy matching finds an order in nearly all histories.
//!
//! Killed by: linearizability::what_overlaps_may_come_in_any_order

mod search {
    impl<'a, M: Model> Search<'a, M> {
        fn next_way(
            &mut self,
            trail: &mut Vec<Frame<M::State>>,
        ) -> Result<(Config<M::State>, usize), Stop> {
            while let Some(frame) = trail.last_mut() {
                if let Some(config) = frame.ready.pop() {
                    frame.ready.clear(); // MUTANT: no way back
                    frame.queue.clear(); // MUTANT
                    return Ok((config, frame.at + 1));
                }
                if let Some(config) = frame.queue.pop_front() {
                    self.expand(&config, frame)?;
                } else {
                    trail.pop();
                }
            }
            let stuck = self.timeline.returns[self.furthest].closed;
            Err(Stop::Stuck(self.timeline.closed[stuck].id))
        }
    }
}
