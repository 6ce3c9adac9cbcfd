//! # Every old token counts as released
//!
//! What is wrong: whoever comes with a token below the last one is told ok, also if its
//! lease ran out.
//! Why people write it: tokens rise, so an old one must be done with; but a holder whose
//! lease expired should hear of it.
//!
//! Killed by: releasing::only_the_holder_with_its_token_can_release,
//! releasing::a_release_before_the_last_is_not_remembered

mod table {
    impl Table {
        fn was_released(&self, slot: u32, client: &ClientId, token: FencingToken) -> bool {
            let lease = &self.leases[slot as usize];
            if token < lease.token { // MUTANT: long done with
                return true; // MUTANT
            } // MUTANT
            if lease.released {
                return lease.holder == *client && lease.token == token;
            }
            let before = self.details[slot as usize].released_before.as_ref();
            before.is_some_and(|(holder, released)| holder == client && *released == token)
        }
    }
}
