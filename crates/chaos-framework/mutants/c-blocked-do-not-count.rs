//! # A blocked message does not count
//!
//! What is wrong: A message into a partition leaves the counter of its link alone, so that a
//! partition shifts the choices of all later messages.
//! Why people write it: The early return for a partition comes first: it is cheap to check.
//!
//! Killed by: determinism::rules_and_partitions_shift_nothing

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
                if let Some(link) = links.links.get_mut(&place) { // MUTANT: only what left is counted
                    link.sent -= 1; // MUTANT
                } // MUTANT
                return Err(NetworkError::Partitioned {
                    from: from.clone(),
                    to: to.clone(),
                });
            }
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
