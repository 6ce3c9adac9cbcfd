//! # A closed link loses nothing
//!
//! What is wrong: A bandwidth of 0 is a Timeout also for what is lost before.
//! Why people write it: It is the cheaper question, so it comes first.
//!
//! Killed by: links::a_link_carries_so_many_bytes_a_second

mod simulator {
    impl NetworkSimulator {
        fn depart(&self, from: &NodeId, to: &NodeId, bytes: u64) -> Result<Flight, NetworkError> {
            let now = self.now();
            let mut links = lock(&self.links);
            let place = (from.clone(), to.clone());
            let link = links.links.entry(place.clone()).or_default();
            let choices = self.choices(from, to, link.sent);
            // Every attempt counts: what happens to this one shifts nothing for the next.
            link.sent += 1;
            if from == to {
                return Ok(Flight {
                    arrives: now,
                    damaged: false,
                });
            }
            if links.is_cut(from, to, now) {
                return Err(NetworkError::Partitioned {
                    from: from.clone(),
                    to: to.clone(),
                });
            }
            if self.config.bandwidth == Some(0) { // MUTANT: first
                return Err(NetworkError::Timeout); // MUTANT
            } // MUTANT
            if links.is_dropped(&self.config, choices, from, to) {
                return Err(NetworkError::Dropped);
            }
            let sent = match self.config.bandwidth {
                None => now,
                Some(0) => return Err(NetworkError::Timeout),
                Some(rate) => {
                    let link = links.links.entry(place).or_default();
                    let start = link.busy_until.max(now);
                    link.busy_until = start.saturating_add(transmission(bytes, rate));
                    link.busy_until
                }
            };
            let latency = links.latency(&self.config, choices, from, to);
            Ok(Flight {
                arrives: sent.saturating_add(latency),
                damaged: links.is_corrupted(choices, from, to),
            })
        }
    }
}
