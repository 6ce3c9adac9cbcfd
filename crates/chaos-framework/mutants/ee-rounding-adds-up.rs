//! # What timers round up adds up
//!
//! What is wrong: A hundred short waits take up to a tenth of a second longer.
//! Why people write it: Each wait sleeps for its time, from whenever it begins.
//!
//! Killed by: scenarios::real_time_waits_last

mod run {
    impl<'a> Run<'a> {
        async fn wait(&self, time: Duration, late: &mut Late) {
            let clock = &self.world.clock;
            let planned = clock.current().saturating_add(time).saturating_sub(*late);
            clock.sleep_until(planned).await;
            // MUTANT: the next one begins when this one ends
        }
    }
}
