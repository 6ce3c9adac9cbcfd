//! # set does nothing on an unknown name
//!
//! What is wrong: Only registered failpoints can be set.
//! Why people write it: get_mut on a map, and nothing for None.
//!
//! Killed by: failpoints::what_is_not_registered_passes_and_is_not_counted,
//! failpoints::a_panic_is_an_error_of_its_own,
//! failpoints::a_sleep_takes_its_time

mod registry {
    impl FailpointRegistry {
        pub async fn set(&self, name: &str, action: FailpointAction) {
            match self.points.find(name) {
                Some(point) => point.set(action),
                None if name.is_empty() => self.insert(Failpoint { // MUTANT: it has to be registered
                    name: name.to_string(),
                    action,
                    condition: None,
                    count: None,
                }),
                None => {} // MUTANT
            }
        }
    }
}
