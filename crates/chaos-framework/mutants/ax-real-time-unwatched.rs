//! # Real time is not watched
//!
//! What is wrong: In real time invariants are checked after steps only.
//! Why people write it: Simulated time has its instants; real time seems to have none.
//!
//! Killed by: invariants::real_time_is_watched_too

mod run {
    impl<'a> Run<'a> {
        async fn watch(&self) {
            if !self.watched {
                return std::future::pending().await;
            }
            let moves = &self.world.clock.watch;
            loop {
                match self.world.config.mode {
                    SimulationMode::RealTime => std::future::pending().await, // MUTANT: nothing to hook on
                    SimulationMode::Simulated => moves.until_moved().await,
                }
                let made = moves.moves();
                self.take_turn(|| ()).await;
                moves.judged_up_to(made);
            }
        }
    }
}
