//! # What is disabled goes on
//!
//! What is wrong: disable puts the counters back and leaves the action in place.
//! Why people write it: Off is taken for a state to start from, not for an action.
//!
//! Killed by: conditions::set_keeps_the_rest_and_register_replaces_it

mod registry {
    impl FailpointRegistry {
        pub async fn disable(&self, name: &str) {
            if let Some(point) = self.points.find(name) {
                point.reset(); // MUTANT: it acts on
            }
        }
    }
}
