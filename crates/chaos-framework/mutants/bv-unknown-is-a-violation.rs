//! # Out of budget is a violation
//!
//! What is wrong: A checker that ran out reports a violation.
//! Why people write it: No order was found.
//!
//! Killed by: checker::a_violation_is_one_whatever_else_is_unknown,
//! checker::a_checker_that_ran_out_says_unknown

mod checker {
    impl<M: Model> LinearizabilityChecker<M> {
        pub fn check(&self, history: &History<M::Op, M::Ret>) -> Verdict {
            let entries = lock(&history.entries);
            let mut unknown = false;
            for ids in self.by_key(&entries).into_values() {
                let timeline = Timeline::new(&entries.operations, &ids);
                match Search::new(&self.model, &timeline, self.budget).run() {
                    Ok(()) => {}
                    Err(Stop::OutOfBudget) => { // MUTANT: not found is not there
                        unknown |= ids.is_empty(); // MUTANT
                        return violation(ids[0], &entries.operations[ids[0]]); // MUTANT
                    } // MUTANT
                    Err(Stop::Stuck(id)) => return violation(id, &entries.operations[id]),
                }
            }
            if unknown {
                Verdict::Unknown
            } else {
                Verdict::Linearizable
            }
        }
    }
}
