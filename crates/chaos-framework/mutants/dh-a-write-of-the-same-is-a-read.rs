//! # A write that changes nothing here is placed at once
//!
//! What is wrong: It may have to come later, after another write that it undoes.
//! Why people write it: What leaves the state as it is looks as harmless as a read.
//!
//! Killed by: linearizability::what_overlaps_may_come_in_any_order

mod search {
    impl<'a, M: Model> Search<'a, M> {
        fn consider(
            &mut self,
            config: Config<M::State>,
            frame: &mut Frame<M::State>,
        ) -> Result<(), Stop> {
            let mut config = config; // MUTANT
            for &other in &self.timeline.returns[frame.at].others { // MUTANT: what changes nothing is done
                let same = |next: Config<M::State>| next.state == config.state; // MUTANT
                if !config.ahead.has(other) && self.followed_by(&config, other)?.is_some_and(same) { // MUTANT
                    config.ahead.add(other); // MUTANT
                } // MUTANT
            } // MUTANT
            if !self.seen.is_new(frame.at, &config) {
                return Ok(());
            }
            let returning = self.timeline.returns[frame.at].closed;
            frame.ready.extend(self.followed_by(&config, returning)?);
            frame.queue.push_back(config);
            Ok(())
        }
    }
}
