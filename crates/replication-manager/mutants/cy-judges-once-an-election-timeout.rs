//! # The manager judges once an election timeout
//!
//! What is wrong: A node that fell silent is taken to live for up to twice the election timeout.
//! Why people write it: The election timeout is what decides, so it is also the period of the
//! watch.
//!
//! Killed by: failure_detection::a_running_manager_notices_that_a_node_fell_silent

mod monitor {
    impl Node {
        pub(crate) async fn monitor_loop(self: Arc<Self>) {
            let mut ticks = every(self.config.election_timeout); // MUTANT: seldom
            let mut not_before = Instant::now();
            loop {
                ticks.tick().await;
                self.failure_detection().await;
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
