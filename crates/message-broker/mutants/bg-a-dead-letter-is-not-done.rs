//! # A dead letter is not done
//!
//! What is wrong: What is committed stays in front of a dead letter.
//! Why people write it: Nobody has acknowledged it.
//!
//! Killed by: dead_letters::the_partition_moves_on_behind_a_dead_letter

mod cursor {
    impl Cursor {
        fn bury(&mut self, offset: Offset) {
            self.failures.remove(&offset);
            self.buried.insert(offset);
            self.position = self.behind_buried(self.position);
            // MUTANT: nothing is committed
        }
    }
}
