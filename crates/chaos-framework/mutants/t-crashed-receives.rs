//! # Messages reach a crashed node
//!
//! What is wrong: Only the sender's process is looked at.
//! Why people write it: A crash is implemented where the node acts; receiving is done by the
//! network.
//!
//! Killed by: processes::a_crashed_node_neither_sends_nor_receives,
//! processes::messages_wait_for_a_paused_node

mod simulator {
    impl NetworkSimulator {
        async fn carry(&self, from: &NodeId, to: &NodeId, bytes: u64) -> Result<(), NetworkError> {
            self.until_awake(from).await?;
            let flight = self.depart(from, to, bytes)?;
            self.clock().sleep_until(flight.arrives).await;
            // MUTANT: whoever it is for
            if flight.damaged {
                return Err(NetworkError::Corrupted);
            }
            Ok(())
        }
    }
}
