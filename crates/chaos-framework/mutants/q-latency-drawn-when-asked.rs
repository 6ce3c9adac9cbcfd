//! # get_latency tells another message's latency
//!
//! What is wrong: It tells that of a message that was sent, not of the next one.
//! Why people write it: An off-by-one in the number of the message.
//!
//! Killed by: latencies::to_ask_for_the_latency_draws_nothing

mod simulator {
    impl NetworkSimulator {
        pub async fn get_latency(&self, from: &NodeId, to: &NodeId) -> Duration {
            let links = lock(&self.links);
            let link = links.links.get(&(from.clone(), to.clone()));
            let choices = self.choices(from, to, link.map_or(0, |link| link.sent.saturating_sub(1))); // MUTANT: the last one
            links.latency(&self.config, choices, from, to)
        }
    }
}
