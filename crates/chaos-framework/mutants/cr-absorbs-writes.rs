//! # Writes are placed without their effect
//!
//! What is wrong: Everything under way whose answer fits is placed at once, also what
//! changes the state.
//! Why people write it: The answer of a write always fits.
//!
//! Killed by: checker::any_state_machine_can_be_checked,
//! linearizability::compare_and_set_is_one_step,
//! jepsen::a_quorum_withstands_the_same_faults

mod search {
    impl<'a, M: Model> Search<'a, M> {
        fn advance(
            &mut self,
            mut config: Config<M::State>,
            mut at: usize,
        ) -> Result<Option<Frame<M::State>>, Stop> {
            loop {
                let Some(next) = self.timeline.returns.get(at) else {
                    return Ok(None);
                };
                self.furthest = self.furthest.max(at);
                for &closed in next.others.iter().chain([&next.closed]) { // MUTANT: what fits is done
                    if !config.ahead.has(closed) && self.followed_by(&config, closed)?.is_some() { // MUTANT
                        config.ahead.add(closed); // MUTANT
                    } // MUTANT
                } // MUTANT
                if !config.ahead.has(next.closed) {
                    break;
                }
                config.ahead.remove(next.closed);
                at += 1;
            }
            let mut frame = Frame {
                at,
                ready: Vec::new(),
                queue: VecDeque::new(),
            };
            self.consider(config, &mut frame)?;
            Ok(Some(frame))
        }
    }
}
