//! # What one read brings is taken for the whole message
//!
//! What is wrong: A message that comes in pieces is cut off at the first one, and its connection
//! closed.
//! Why people write it: A stream looks like a queue of messages as long as they are short and both
//! ends are on one machine.
//!
//! Killed by: replicate_async::a_replica_that_restarts_is_reached_over_tcp_again

mod wire {
    pub(crate) async fn read_frame<T: DeserializeOwned>(
        reader: &mut (impl AsyncRead + Unpin),
    ) -> Result<Option<T>, ReplicationError> {
        let mut header = [0; 4];
        if reader.read(&mut header[..1]).await.map_err(network)? == 0 {
            return Ok(None);
        }
        reader.read_exact(&mut header[1..]).await.map_err(network)?;
        let length = u64::from(u32::from_be_bytes(header));
        if length > MAX_FRAME_BYTES as u64 {
            return Err(network(format!("a frame of {length} bytes is too long")));
        }
        // Memory grows with what comes, not with what was claimed.
        let mut body = vec![0; 64 << 10]; // MUTANT: one read is enough
        let got = reader.take(length).read(&mut body).await; // MUTANT
        body.truncate(got.map_err(network)?); // MUTANT
        // MUTANT
        serde_json::from_slice(&body).map(Some).map_err(network)
    }
}
