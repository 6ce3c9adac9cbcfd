//! # Loads the last time and stores the next
//!
//! What is wrong: two clones that write in two threads at once get the same time.
//! Why people write it: load and store are the methods that one knows of an atomic number.
//!
//! Killed by: racing::clones_of_a_register_in_two_threads_never_write_at_the_same_time

mod stamper {
    impl Stamper {
        pub(crate) fn next(&self) -> Option<u64> {
            let now = self.0.clock.now();
            let next = |last: u64| Some(now.max(last.checked_add(1)?));
            // The numbers order nothing but themselves, so `Relaxed` will do.
            let (last, order) = (&self.0.last, Ordering::Relaxed);
            let time = next(last.load(order))?; // MUTANT: and here the other may do the same,
            if time.is_multiple_of(256) { // MUTANT
                std::thread::yield_now(); // MUTANT: for which there is often a reason
            } // MUTANT
            last.store(time, order); // MUTANT
            Some(time) // MUTANT
        }
    }
}
