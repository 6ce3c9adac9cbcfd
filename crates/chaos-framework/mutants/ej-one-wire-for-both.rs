//! # Both directions share one wire
//!
//! What is wrong: What goes there waits for what comes back.
//! Why people write it: A pair of nodes is a link, and pairs are sorted so that each has one
//! entry.
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
            if links.is_dropped(&self.config, choices, from, to) {
                return Err(NetworkError::Dropped);
            }
            let sent = match self.config.bandwidth {
                None => now,
                Some(0) => return Err(NetworkError::Timeout),
                Some(rate) => {
                    let pair = if from < to { place } else { (to.clone(), from.clone()) }; // MUTANT: sorted
                    let link = links.links.entry(pair).or_default(); // MUTANT
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
