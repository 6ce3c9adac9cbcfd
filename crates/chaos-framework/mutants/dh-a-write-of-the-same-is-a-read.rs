//! # A write that changes nothing here is placed at once
//!
//! What is wrong: It may have to come later, after another write that it undoes.
//! Why people write it: What leaves the state as it is looks as harmless as a read.
//!
//! Killed by: linearizability::what_overlaps_may_come_in_any_order

mod search {
    impl<'a, M: Model> Search<'a, M> {
        fn is_read(&mut self, closed: usize) -> Result<bool, Stop> {
            let _ = closed; // MUTANT: it is, if it changes nothing here
            Ok(true) // MUTANT
        }
    }
}
