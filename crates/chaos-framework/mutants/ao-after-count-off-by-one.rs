//! # AfterCount(n) acts from the n-th hit on
//!
//! What is wrong: One hit too early.
//! Why people write it: Whether the hit that is counted is the first after or the last before.
//!
//! Killed by: conditions::conditions_by_count_and_thread,
//! conditions::a_limit_counts_the_hits_that_acted,
//! conditions::set_keeps_the_rest_and_register_replaces_it

mod point {
    fn holds(condition: &FailpointCondition, hit: u64, choices: &mut Choices) -> bool {
        match condition {
            FailpointCondition::Always => true,
            FailpointCondition::OnThread(name) => THREAD_NAME.with_borrow(|own| own == name),
            FailpointCondition::WithProbability(share) => choices.happens(*share),
            FailpointCondition::AfterCount(hits) => hit >= u64::from(*hits), // MUTANT: one early
            FailpointCondition::BeforeCount(hits) => hit <= u64::from(*hits),
            FailpointCondition::TimeWindow { start, end } => {
                let now = Instant::now().into_std();
                *start <= now && now < *end
            }
        }
    }
}
