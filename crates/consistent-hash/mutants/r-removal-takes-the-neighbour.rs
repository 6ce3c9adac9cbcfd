//! # Takes the neighbour's point away too
//!
//! What is wrong: when one of two colliding nodes leaves, the other one loses its position as
//! well.
//! Why people write it: remove(&hash) on the map of positions does not ask who stands there
//! (uhashring, issue 6; pragmatica, issue 1324).
//!
//! Killed by: collisions::when_one_leaves_the_other_stays,
//! collisions::among_others_nothing_is_lost

mod points {
    impl Points {
        pub(crate) fn remove(&mut self, position: u64, slot: Slot) -> bool {
            let owner = self.owners.remove(&position); // MUTANT: whoever it is
            self.behind.remove(&position); // MUTANT
            owner == Some(slot) // MUTANT
        }
    }
}
