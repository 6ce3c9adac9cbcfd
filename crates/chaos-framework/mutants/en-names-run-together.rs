//! # A link is its names written together
//!
//! What is wrong: The links from n1 to 1n and from n to 11n fare alike.
//! Why people write it: One string is easier to hash than two.
//!
//! Killed by: determinism::other_links_shift_nothing

mod simulator {
    impl NetworkSimulator {
        fn choices(&self, from: &NodeId, to: &NodeId, message: u64) -> Stream {
            let seed = *self.seed.get_or_init(rand::random);
            let link = Stream::new(seed).named("link").named(&format!("{from}{to}")); // MUTANT: one name
            link.child(message)
        }
    }
}
