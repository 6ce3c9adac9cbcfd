//! # Anybody may repeat a release
//!
//! What is wrong: a repetition is known by its token alone, so a stranger is told ok.
//! Why people write it: the token is unique.
//!
//! Killed by: releasing::a_release_before_the_last_is_not_remembered

mod table {
    impl Table {
        fn was_released(&self, slot: u32, client: &ClientId, token: FencingToken) -> bool {
            let lease = &self.leases[slot as usize];
            if lease.released {
                return !client.is_empty() && lease.token == token; // MUTANT: the token is unique
            }
            let before = self.details[slot as usize].released_before.as_ref();
            before.is_some_and(|(_, released)| *released == token) // MUTANT
        }
    }
}
