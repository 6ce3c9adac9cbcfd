//! # The violation is blamed on the wrong operation
//!
//! What is wrong: The last return of the history is named.
//! Why people write it: Where the search ended is not where it was stuck.
//!
//! Killed by: linearizability::reads_see_what_was_written_before_them,
//! linearizability::what_overlaps_may_come_in_any_order

mod search {
    impl<'a, M: Model> Search<'a, M> {
        fn next_way(
            &mut self,
            trail: &mut Vec<Frame<M::State>>,
        ) -> Result<(Config<M::State>, usize), Stop> {
            while let Some(frame) = trail.last_mut() {
                if let Some(config) = frame.ready.pop() {
                    return Ok((config, frame.at + 1));
                }
                if let Some(config) = frame.queue.pop_front() {
                    self.expand(&config, frame)?;
                } else {
                    trail.pop();
                }
            }
            let stuck = self.timeline.returns[self.timeline.returns.len() - 1].closed; // MUTANT: the last one
            Err(Stop::Stuck(self.timeline.closed[stuck].id))
        }
    }
}
