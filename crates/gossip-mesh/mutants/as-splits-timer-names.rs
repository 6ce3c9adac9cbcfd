//! # Splits timer names at the underscore
//!
//! What is wrong: ids with an underscore are cut off.
//! Why people write it: the names in the examples have none.
//!
//! Killed by: suspicion::names_of_any_form_are_told_apart

mod protocol {
    impl GossipProtocol {
        fn named(&self, prefix: &str, timer_name: &str) -> Option<Slot> {
            let name = timer_name.strip_prefix(prefix)?;
            let name = name.rsplit('_').next()?; // MUTANT: what follows the last underscore
            self.roster.slot(name)
        }
    }
}
