//! # A loss is drawn at both ends
//!
//! What is wrong: A message between two targets of NetworkDrop is lost in three cases of four.
//! Why people write it: A loop over the targets, each with a rule of its own.
//!
//! Killed by: faults::losses_and_delays_are_around_their_target

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
                        let both = matches!(&rule.scope, Scope::Around(nodes) if nodes.contains(from) && nodes.contains(to)); // MUTANT: twice
                        choices.child(rule.key).named("drop").happens(dropped)
                            || both && choices.child(rule.key).named("again").happens(dropped) // MUTANT
                    }
                    Effect::Delay { .. } => false,
                })
        }
    }
}
