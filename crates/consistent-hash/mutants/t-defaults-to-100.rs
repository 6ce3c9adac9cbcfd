//! # Defaults to 100 virtual nodes
//!
//! What is wrong: a ring with the default configuration is not the one of everybody else.
//! Why people write it: 100 is the default of other libraries.
//!
//! Killed by: virtual_nodes::the_default_is_150_virtual_nodes_and_three_copies

mod node {
    impl Default for ConsistentHashConfig {
        fn default() -> Self {
            Self {
                virtual_nodes: 100, // MUTANT
                replication_factor: 3,
            }
        }
    }
}
