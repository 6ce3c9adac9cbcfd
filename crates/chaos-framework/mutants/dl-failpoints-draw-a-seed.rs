//! # Failpoints without a seed draw one
//!
//! What is wrong: A registry that has neither a seed nor a runner makes other choices in
//! each run of the program.
//! Why people write it: The network does so.
//!
//! Killed by: determinism::a_seed_of_ones_own_is_kept

mod registry {
    impl FailpointRegistry {
        fn hit<'a>(&'a self, name: &str) -> Option<Acting<'a>> {
            let point = self.points.find(name)?;
            let outcome = point.hit(*self.seed.get_or_init(rand::random))?; // MUTANT: as the network does
            Some(Box::pin(self.act(outcome)))
        }
    }
}
