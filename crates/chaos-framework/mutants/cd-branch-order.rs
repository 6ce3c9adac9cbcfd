//! # The builder drops all but the first step of a branch
//!
//! What is wrong: A branch of several steps becomes one.
//! Why people write it: Parallel holds steps, not lists of steps.
//!
//! Killed by: scenarios::the_builder_says_what_it_was_told,
//! scenarios::loops_repeat_and_parallel_branches_overlap,
//! scenarios::an_action_may_take_simulated_time

mod scenario {
    impl ScenarioBuilder {
        pub fn parallel(self, branches: Vec<Vec<ChaosStep>>) -> Self {
            let branches = branches
                .into_iter()
                .filter_map(|steps| steps.into_iter().next()); // MUTANT: one step a branch
            let branches = branches.collect();
            self.step(ChaosStep::Parallel(branches))
        }
    }
}
