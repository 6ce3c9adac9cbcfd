//! # sleep is scaled the wrong way
//!
//! What is wrong: At scale 4, 8 s take 32 s.
//! Why people write it: Multiplying where one has to divide.
//!
//! Killed by: clock::sleep_lasts_so_much_simulated_time,
//! scenarios::real_time_waits_last

mod clock {
    impl Sleep<'_> {
        fn enlist(&mut self, waker: &Waker) -> Option<Option<Duration>> {
            let mut time = lock(&self.clock.time);
            let now = self.clock.read(&time);
            if now >= self.deadline {
                return None;
            }
            let place = *self.place.get_or_insert(time.next_sleeper);
            if place == time.next_sleeper {
                time.next_sleeper += 1;
            }
            let added = time
                .sleepers
                .insert((self.deadline, place), waker.clone())
                .is_none();
            let flowing = time.flowing;
            drop(time);
            if added {
                self.clock.sleeper_added.notify_one();
            }
            Some(flowing.then(|| scaled(self.deadline - now, self.clock.scale))) // MUTANT: times, not by
        }
    }
}
