//! # Where the search has been is remembered without the state
//!
//! What is wrong: Orders of the same operations with different outcomes are taken for one.
//! Why people write it: The set of operations looks like all there is to remember (Wing and
//! Gong without the state).
//!
//! Killed by: linearizability::what_overlaps_may_come_in_any_order

mod search {
    impl<'a, M: Model> Search<'a, M> {
        fn advance(
            &mut self,
            mut config: Config<M::State>,
            mut at: usize,
        ) -> Result<Option<Option<Frame<M::State>>>, Stop> {
            loop {
                let Some(next) = self.timeline.returns.get(at) else {
                    return Ok(None);
                };
                self.furthest = self.furthest.max(at);
                self.absorb(&mut config, at)?;
                let slot = self.timeline.closed[next.closed].slot;
                if !config.closed.has(slot) {
                    break;
                }
                config.closed.remove(slot);
                at += 1;
            }
            if !self.seen.is_new(&(at, self.model.init()), &config) { // MUTANT: whatever the state
                return Ok(Some(None));
            }
            let mut frame = Frame {
                at,
                ready: Vec::new(),
                queue: VecDeque::new(),
                seen: Seen::default(),
            };
            self.consider(config, &mut frame)?;
            Ok(Some(Some(frame)))
        }
    }
}
