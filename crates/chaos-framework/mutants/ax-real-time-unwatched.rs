//! # Real time is not watched
//!
//! What is wrong: In real time invariants are checked after steps only.
//! Why people write it: Simulated time has its instants; real time seems to have none.
//!
//! Killed by: invariants::real_time_is_watched_too

mod run {
    impl<'a> Run<'a> {
        async fn watch(&self) {
            if !self.activity.is_watched() {
                return std::future::pending().await;
            }
            loop {
                match self.world.config.mode {
                    SimulationMode::RealTime => std::future::pending().await, // MUTANT: nothing to hook on
                    // Whoever moves the time polls this afterwards.
                    SimulationMode::Simulated => {
                        poll_fn(|_| self.activity.poll_check_due()).await;
                    }
                }
                self.take_turn(|| ()).await;
                self.activity.checked();
            }
        }
    }
}
