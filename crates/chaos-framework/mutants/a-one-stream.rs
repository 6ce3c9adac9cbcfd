//! # One stream of random numbers for all links
//!
//! What is wrong: The choices of a message depend on how many messages were sent in all, not on
//! its own link.
//! Why people write it: One generator behind a lock is how the seed has it (`rng:
//! Arc<RwLock<StdRng>>`), and one seed still gives one run as long as nothing is added.
//!
//! Killed by: determinism::other_links_shift_nothing,
//! latencies::to_ask_for_the_latency_draws_nothing

mod simulator {
    impl NetworkSimulator {
        fn depart(&self, from: &NodeId, to: &NodeId, bytes: u64) -> Result<Flight, NetworkError> {
            let now = self.now();
            let mut links = lock(&self.links);
            let place = (from.clone(), to.clone());
            let link = links.links.entry(place.clone()).or_default();
            // MUTANT: not by the link
            link.sent += 1;
            let all = links.links.values().map(|link| link.sent).sum(); // MUTANT: numbered over all links
            let choices = self.choices(from, to, all); // MUTANT
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
