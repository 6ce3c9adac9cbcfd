//! # Damage is found though nobody receives
//!
//! What is wrong: A damaged message to a crashed node is Corrupted.
//! Why people write it: The fate of a message is known when it is sent, so it is looked at first.
//!
//! Killed by: links::what_is_not_lost_may_arrive_damaged

mod simulator {
    impl NetworkSimulator {
        async fn carry(&self, from: &NodeId, to: &NodeId, bytes: u64) -> Result<(), NetworkError> {
            self.until_awake(from).await?;
            let flight = self.depart(from, to, bytes)?;
            self.clock().sleep_until(flight.arrives).await;
            if flight.damaged { // MUTANT: before
                return Err(NetworkError::Corrupted); // MUTANT
            } // MUTANT
            self.until_awake(to).await?; // MUTANT
            Ok(())
        }
    }
}
