//! # Where the search has been is remembered without the state
//!
//! What is wrong: Orders of the same operations with different outcomes are taken for one.
//! Why people write it: The set of operations looks like all there is to remember (Wing and
//! Gong without the state).
//!
//! Killed by: linearizability::what_overlaps_may_come_in_any_order

mod search {
    impl<'a, M: Model> Search<'a, M> {
        fn consider(
            &mut self,
            config: Config<M::State>,
            frame: &mut Frame<M::State>,
        ) -> Result<(), Stop> {
            let stateless = Config { // MUTANT: whatever the state
                state: self.model.init(), // MUTANT
                ..config.clone() // MUTANT
            }; // MUTANT
            if !self.seen.is_new(frame.at, &stateless) { // MUTANT
                return Ok(());
            }
            let returning = self.timeline.returns[frame.at].closed;
            frame.ready.extend(self.followed_by(&config, returning)?);
            frame.queue.push_back(config);
            Ok(())
        }
    }
}
