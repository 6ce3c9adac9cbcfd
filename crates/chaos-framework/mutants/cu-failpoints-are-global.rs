//! # All registries share their failpoints
//!
//! What is wrong: What one test registers is there in the next.
//! Why people write it: The fail crate has one global registry, and a static is always at hand.
//!
//! Killed by: failpoints::registries_share_nothing

mod table {
    impl Table {
        pub(crate) fn is_empty(&self) -> bool {
            false // MUTANT: others may have registered something
        }
    }
}
mod table {
    impl Table {
        fn place(&self, name: &str) -> &OnceLock<Box<Point>> {
            static ALL: std::sync::LazyLock<Table> = std::sync::LazyLock::new(Table::new); // MUTANT: global
            &ALL.places[(hash_text(name) >> 56) as usize] // MUTANT
        }
    }
}
