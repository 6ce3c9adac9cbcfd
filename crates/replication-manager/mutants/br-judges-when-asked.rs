//! # Health is judged only when somebody asks
//!
//! What is wrong: The monitor does not call failure_detection, so a silent node is never Failed by
//! itself.
//! Why people write it: The function is there and works; that nobody calls it shows only when a
//! node dies.
//!
//! Killed by: failure_detection::a_running_manager_notices_that_a_node_fell_silent,
//! quorum::a_primary_that_lost_its_quorum_steps_down

mod monitor {
    impl Node {
        pub(crate) async fn monitor_loop(self: Arc<Self>) {
            let mut ticks = every(self.config.heartbeat_interval / 2);
            let mut not_before = Instant::now();
            loop {
                ticks.tick().await;
                // MUTANT: nobody judges
                let tenure = self.state.lock().await.tenure;
                match tenure {
                    Tenure::Elected => self.keep_quorum().await,
                    Tenure::Provisional => self.seek_confirmation().await,
                    Tenure::Follower if self.should_fail_over(not_before).await => {
                        let _ = self.auto_failover().await;
                        not_before = Instant::now() + self.turn();
                    }
                    Tenure::Follower => {}
                }
            }
        }
    }
}
