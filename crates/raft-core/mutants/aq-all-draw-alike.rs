//! # All members draw the same timeouts
//!
//! What is wrong: the generator is seeded alike everywhere: members stand at the same time, and
//! split the vote again and again.
//! Why people write it: a fixed seed makes it deterministic, as the task demands.
//!
//! Killed by: timers::members_draw_different_timeouts_and_each_the_same_in_every_run

mod member {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn new(config: RaftConfig) -> Self {
            let mut peers = config.cluster.clone();
            peers.sort_unstable();
            peers.dedup();
            peers.retain(|&member| member != config.node_id);
            let (min_ms, max_ms) = (config.election_timeout_min, config.election_timeout_max);
            Self {
                timeouts: Timeouts::new(42, min_ms, max_ms), // MUTANT: for each of them
                config,
                peers,
                current_term: 0,
                voted_for: None,
                leader_id: None,
                role: Role::Follower,
                log: Log::new(),
                commit_index: 0,
            }
        }
    }
}
