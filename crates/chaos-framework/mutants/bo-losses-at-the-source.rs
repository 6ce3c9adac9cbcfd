//! # Losses act on the sender only
//!
//! What is wrong: Messages to the target arrive.
//! Why people write it: A rule with `from` is at hand.
//!
//! Killed by: faults::losses_and_delays_are_around_their_target

mod links {
    impl Scope {
        fn holds(&self, from: &NodeId, to: &NodeId) -> bool {
            match self {
                Scope::Link { from: of, to: at } => {
                    of.as_ref().is_none_or(|of| of == from) && at.as_ref().is_none_or(|at| at == to)
                }
                Scope::Around(nodes) => nodes.contains(from), // MUTANT: not to them
            }
        }
    }
}
