//! # Looks keys up without regard to case
//!
//! What is wrong: lookup and hash_key disagree: data that was placed by its hash is not found
//! by its key.
//! Why people write it: one of two ways into the same map got a normalisation that the other
//! did not.
//!
//! Killed by: lookups::known_keys_belong_to_the_nodes_that_everybody_else_finds_too

mod ring {
    impl ConsistentHashRing {
        pub fn lookup(&self, key: &str) -> Option<LookupResult> {
            self.lookup_hash(hash_key(&key.replace(' ', "_"))) // MUTANT
        }
    }
}
