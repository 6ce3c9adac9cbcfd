//! # Base rate and rules share one draw
//!
//! What is wrong: A message is lost if one number is below the highest rate: two rates of a
//! half lose a half.
//! Why people write it: One random number a message looks like enough.
//!
//! Killed by: links::losses_are_drawn_one_by_one,
//! determinism::rules_and_partitions_shift_nothing

mod links {
    impl Links {
        pub(crate) fn is_dropped(
            &self,
            config: &NetworkConfig,
            choices: Stream,
            from: &NodeId,
            to: &NodeId,
        ) -> bool {
            choices.named("loss").happens(config.base_drop_rate)
                || self.rules_for(from, to).any(|rule| match rule.effect {
                    Effect::Loss { dropped, .. } => {
                        choices.named("loss").happens(dropped) // MUTANT: the number of the base rate
                    }
                    Effect::Delay { .. } => false,
                })
        }
    }
}
