//! # Out of budget is fine
//!
//! What is wrong: A checker that ran out says linearizable.
//! Why people write it: No violation was found.
//!
//! Killed by: checker::a_checker_that_ran_out_says_unknown

mod checker {
    impl<M: Model> LinearizabilityChecker<M> {
        pub fn check(&self, history: &History<M::Op, M::Ret>) -> Verdict {
            let entries = lock(&history.entries);
            let mut unknown = false;
            for ids in self.by_key(&entries).into_values() {
                let timeline = Timeline::new(&entries.operations, &ids);
                match Search::new(&self.model, &timeline, self.budget).run() {
                    Ok(()) => {}
                    Err(Stop::OutOfBudget) => unknown = true,
                    Err(Stop::Stuck(id)) => return violation(id, &entries.operations[id]),
                }
            }
            let _ = unknown; // MUTANT: nothing was found
            Verdict::Linearizable // MUTANT
        }
    }
}
