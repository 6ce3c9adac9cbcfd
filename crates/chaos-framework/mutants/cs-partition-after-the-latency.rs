//! # A partition is noticed after the latency
//!
//! What is wrong: Partitioned comes as late as the message would have.
//! Why people write it: One sleep at the beginning of send is the simplest.
//!
//! Killed by: partitions::a_cut_message_is_refused_at_once,
//! faults::losses_and_delays_are_around_their_target,
//! links::a_link_carries_so_many_bytes_a_second

mod simulator {
    impl NetworkSimulator {
        async fn carry(&self, from: &NodeId, to: &NodeId, bytes: u64) -> Result<(), NetworkError> {
            self.until_awake(from).await?;
            self.clock().sleep(self.config.base_latency).await; // MUTANT: first
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
