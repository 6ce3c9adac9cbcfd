//! # What the steps of an instant leave to others is not awaited
//!
//! What is wrong: The check after a step comes at once; that of an instant waits until all is
//! done. At the last instant there is only the first one.
//! Why people write it: The run is over when its last step is: who thinks of those who are due at
//! the same time?
//!
//! Killed by: invariants::what_is_done_at_one_instant_is_judged_when_it_is_done

mod run {
    impl<'a> Run<'a> {
        async fn check_all(&self) {
            let names: Vec<String> = lock(&self.world.invariants).keys().cloned().collect();
            if !self.world.config.check_invariants || names.is_empty() {
                return;
            }
            // MUTANT: nobody gets a turn after a step
            for name in names {
                self.check_one(&name).await;
            }
        }
    }
    impl<'a> Run<'a> {
        async fn watch(&self) {
            if !self.watched {
                return std::future::pending().await;
            }
            let moves = &self.world.clock.watch;
            loop {
                match self.world.config.mode {
                    SimulationMode::RealTime => tokio::time::sleep(WATCH).await,
                    SimulationMode::Simulated => moves.until_moved().await,
                }
                let made = moves.moves();
                give_turns().await; // MUTANT: only here
                self.take_turn(|| ()).await;
                moves.judged_up_to(made);
            }
        }
    }
}
