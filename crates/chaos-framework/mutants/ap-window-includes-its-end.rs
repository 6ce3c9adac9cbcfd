//! # A time window includes its end
//!
//! What is wrong: It still acts at `end`.
//! Why people write it: <= on both sides.
//!
//! Killed by: conditions::a_time_window_is_half_open

mod point {
    fn holds(condition: &FailpointCondition, hit: u64, choices: &mut Choices) -> bool {
        match condition {
            FailpointCondition::Always => true,
            FailpointCondition::OnThread(name) => THREAD_NAME.with_borrow(|own| own == name),
            FailpointCondition::WithProbability(share) => choices.happens(*share),
            FailpointCondition::AfterCount(hits) => hit > u64::from(*hits),
            FailpointCondition::BeforeCount(hits) => hit <= u64::from(*hits),
            FailpointCondition::TimeWindow { start, end } => {
                let now = Instant::now().into_std();
                *start <= now && now <= *end // MUTANT: closed
            }
        }
    }
}
