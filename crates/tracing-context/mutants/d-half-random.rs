//! # Draws 64 bits for a trace id
//!
//! What is wrong: the upper half of the id is always zero.
//! Why people write it: one generator for both kinds of ids saves a line.
//!
//! Killed by: ids::generated_ids_are_random_in_every_byte

mod id {
    impl TraceId {
        pub fn generate() -> Self {
            loop {
                match u128::from(random::next_u64()) { // MUTANT: 8 bytes of 16
                    0 => continue,
                    id => return Self(id),
                }
            }
        }
    }
}
