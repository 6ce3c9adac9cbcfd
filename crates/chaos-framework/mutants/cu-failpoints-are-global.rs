//! # All registries share their failpoints
//!
//! What is wrong: What one test registers is there in the next.
//! Why people write it: The fail crate has one global registry, and a static is always at hand.
//!
//! Killed by: failpoints::counters_are_of_all_hits_and_can_be_put_back,
//! failpoints::registries_share_nothing,
//! failpoints::set_keeps_the_rest_and_register_replaces_it

mod registry {
    impl FailpointRegistry {
        fn insert(&self, failpoint: Failpoint) {
            ALL.find_or_add(&failpoint.name).replace(failpoint); // MUTANT: global
        }
    }
}
mod registry {
    impl FailpointRegistry {
        fn hit(&self, name: &str) -> Option<Acting<'_>> {
            let point = ALL.find(name)?; // MUTANT: global
            let outcome = point.hit(self.seed.get().copied().unwrap_or(0))?;
            Some(Box::pin(self.act(outcome)))
        }
    }
}
mod registry {
    static ALL: std::sync::LazyLock<Table> = std::sync::LazyLock::new(Table::new); // MUTANT
}
