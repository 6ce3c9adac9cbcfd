//! # Clones go by times of their own
//!
//! What is wrong: two clones write at the same time under one name, and each keeps its own value.
//! Why people write it: that is what a derived Clone over a u64 does.
//!
//! Killed by: clocks::clones_of_a_map_never_write_at_the_same_time,
//! clocks::clones_of_a_register_never_write_at_the_same_time

mod stamper {
    // MUTANT: not derived any more
    #[derive(Debug)] // MUTANT
    pub(crate) struct Stamper(Arc<Shared>);

    impl Clone for Stamper { // MUTANT
        fn clone(&self) -> Self { // MUTANT
            let last = self.0.last.load(Ordering::Relaxed); // MUTANT
            let copy = Self::new(self.0.replica.clone(), self.0.clock.clone()); // MUTANT
            copy.observe(last); // MUTANT: a number of its own
            copy // MUTANT
        } // MUTANT
    } // MUTANT
}
