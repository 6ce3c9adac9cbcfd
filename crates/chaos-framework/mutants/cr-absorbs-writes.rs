//! # Writes are placed without their effect
//!
//! What is wrong: Everything under way whose answer fits is placed at once, also what changes
//! the state.
//! Why people write it: The answer of a write always fits.
//!
//! Killed by: checker::any_state_machine_can_be_checked,
//! linearizability::compare_and_set_is_one_step,
//! jepsen::a_quorum_withstands_the_same_faults

mod search {
    impl<'a, M: Model> Search<'a, M> {
        fn absorb(&mut self, config: &mut Config<M::State>, at: usize) -> Result<(), Stop> {
            let timeline = self.timeline;
            for &closed in &timeline.returns[at].under_way {
                let operation = &timeline.closed[closed];
                if config.closed.has(operation.slot) || self.purity[closed].changes {
                    continue;
                }
                let (state, ret) = self.apply(&config.state, operation.op)?;
                let _ = state; // MUTANT
                if ret == *operation.ret { // MUTANT: whatever it changes
                    self.purity[closed].absorbed = true;
                    config.closed.add(operation.slot);
                    config.idle = None;
                }
            }
            Ok(())
        }
        fn was_mistaken(&mut self) -> Result<bool, Stop> {
            Ok(false) // MUTANT: never
        }
    }
}
