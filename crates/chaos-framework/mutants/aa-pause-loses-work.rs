//! # Work begins anew after a pause
//!
//! What is wrong: What was done before a pause or a change of speed is not taken off.
//! Why people write it: The timer is restarted with the whole duration.
//!
//! Killed by: resources::a_throttled_processor_is_slower,
//! processes::a_paused_node_stands_still

mod machine {
    impl Machine {
        pub(crate) async fn spend(
            &self,
            amount: Duration,
            speed: impl Fn(&Health) -> f64,
        ) -> Result<(), NodeError> {
            let mut health = self.health.subscribe();
            let life = alive(&mut health)?;
            let mut left = amount;
            loop {
                let now = same_life(&mut health, life)?;
                let speed = match now.process {
                    ProcessState::Running if left.is_zero() => return Ok(()),
                    ProcessState::Running => speed(&now),
                    _ => 0.0,
                };
                if speed <= 0.0 {
                    let _ = health.changed().await;
                    continue;
                }
                let clock = &self.clock;
                let start = clock.current();
                tokio::select! {
                    biased;
                    () = clock.sleep_until(start.saturating_add(scaled(left, 1.0 / speed))) => {
                        left = Duration::ZERO;
                    }
                    _ = health.changed() => {
                        let done = scaled(clock.current().saturating_sub(start), speed);
                        let _ = done; // MUTANT: from the beginning
                    }
                }
            }
        }
    }
}
