//! # A node that starts leads its first epoch without asking
//!
//! What is wrong: The node with the highest priority counts as elected when it is made: one that
//! restarts leads an epoch that is over, with an empty log.
//! Why people write it: Somebody must lead at the start, and the configuration says who.
//!
//! Killed by: split_brain::a_primary_that_restarts_does_not_lead_its_old_epoch_again

mod state {
    impl State {
        pub(crate) fn new(config: &ReplicationConfig, now: Instant) -> Self {
            let first = Progress {
                matched: None,
                next: Lsn(1),
                credited: Lsn(0),
            };
            let mut state = State {
                id: config.node_id,
                epoch: Epoch(0),
                seen: Epoch(0),
                voted: None,
                tenure: Tenure::Follower,
                votes: BTreeSet::new(),
                primary: None,
                heard: now,
                waiting_since: now,
                log: Log::default(),
                progress: config
                    .peers()
                    .into_iter()
                    .map(|peer| (peer, first))
                    .collect(),
            };
            if config.first_role(config.node_id) == NodeRole::Primary {
                state.stand(Epoch(1));
                state.win(); // MUTANT: a node that starts leads its first epoch without asking
            }
            state
        }
    }
}
