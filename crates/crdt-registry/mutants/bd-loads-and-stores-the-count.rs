//! # Loads the count of tags and stores the next
//!
//! What is wrong: two clones that insert in two threads at once give out the same tag.
//! Why people write it: load and store are the methods that one knows of an atomic number.
//!
//! Killed by: racing::clones_of_a_set_in_two_threads_never_give_out_the_same_tag

mod set {
    impl<T: Clone + Eq + Hash> ORSet<T> {
        fn next_dot(&mut self) -> Dot {
            // Only the numbers must differ, so `Relaxed` will do.
            let count = self.clock.load(Ordering::Relaxed) + 1; // MUTANT: and here
            if count.is_multiple_of(256) { // MUTANT: the other may do the same,
                std::thread::yield_now(); // MUTANT: for which there is often a reason
            } // MUTANT
            self.clock.store(count, Ordering::Relaxed); // MUTANT
            let dot = Dot { replica: 0, count };
            self.context.insert(dot);
            dot
        }
    }
}
