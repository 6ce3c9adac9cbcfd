//! # A crashed node sends
//!
//! What is wrong: Only the receiver's process is looked at.
//! Why people write it: Who is down will not call send, one thinks; but its tasks are still
//! there.
//!
//! Killed by: processes::a_crashed_node_neither_sends_nor_receives,
//! processes::messages_wait_for_a_paused_node

mod simulator {
    impl NetworkSimulator {
        async fn carry(&self, from: &NodeId, to: &NodeId, bytes: u64) -> Result<(), NetworkError> {
            // MUTANT: whoever it is from
            let flight = self.depart(from, to, bytes)?;
            self.clock().sleep_until(flight.arrives).await;
            self.until_awake(to).await?;
            if flight.damaged {
                return Err(NetworkError::Corrupted);
            }
            Ok(())
        }
    }
}
