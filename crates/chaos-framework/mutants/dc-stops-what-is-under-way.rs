//! # A partition stops messages that are under way
//!
//! What is wrong: They are looked at again when they arrive.
//! Why people write it: A wire that is cut loses what is on it.
//!
//! Killed by: partitions::a_cut_message_is_refused_at_once

mod simulator {
    impl NetworkSimulator {
        async fn carry(&self, from: &NodeId, to: &NodeId, bytes: u64) -> Result<(), NetworkError> {
            self.until_awake(from).await?;
            let flight = self.depart(from, to, bytes)?;
            self.clock().sleep_until(flight.arrives).await;
            self.until_awake(to).await?;
            let there = self.can_communicate(from, to).await; // MUTANT: again
            if !there { // MUTANT
                return Err(NetworkError::Timeout); // MUTANT
            } // MUTANT
            if flight.damaged {
                return Err(NetworkError::Corrupted);
            }
            Ok(())
        }
    }
}
