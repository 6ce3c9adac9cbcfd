//! # Splits timer names at the underscore
//!
//! What is wrong: ids with an underscore are cut off.
//! Why people write it: the names in the examples have none.
//!
//! Killed by: suspicion::names_of_any_form_are_told_apart

mod protocol {
    impl GossipProtocol {
        pub fn handle_timer(&mut self, timer_name: &str) -> Vec<GossipAction> {
            let mut actions = Vec::new();
            // MUTANT: what follows the last underscore
            let id = |name: &str| MemberId(name.rsplit('_').next().unwrap_or(name).to_string()); // MUTANT
            if let Some(name) = timer_name.strip_prefix("probe_timeout_") {
                self.probe_indirectly(id(name), &mut actions);
            } else if let Some(name) = timer_name.strip_prefix("indirect_timeout_") {
                self.give_up_probe(&id(name), &mut actions);
            } else if let Some(name) = timer_name.strip_prefix("suspicion_") {
                self.end_suspicion(&id(name), &mut actions);
            } else if let Some(name) = timer_name.strip_prefix("reap_") {
                self.reap(&id(name));
            }
            actions
        }
    }
}
