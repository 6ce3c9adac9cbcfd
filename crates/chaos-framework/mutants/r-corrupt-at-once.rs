//! # A corrupted message is refused at once
//!
//! What is wrong: The receiver is told of the damage before the message could arrive.
//! Why people write it: All bad fates are decided in one place, before the latency.
//!
//! Killed by: links::what_is_not_lost_may_arrive_damaged

mod simulator {
    impl NetworkSimulator {
        async fn carry(&self, from: &NodeId, to: &NodeId, bytes: u64) -> Result<(), NetworkError> {
            self.until_awake(from).await?;
            let flight = self.depart(from, to, bytes)?;
            if flight.damaged { // MUTANT: before it has travelled
                return Err(NetworkError::Corrupted); // MUTANT
            } // MUTANT
            self.clock().sleep_until(flight.arrives).await;
            self.until_awake(to).await?;
            if flight.damaged {
                return Err(NetworkError::Corrupted);
            }
            Ok(())
        }
    }
}
