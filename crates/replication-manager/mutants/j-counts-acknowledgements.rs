//! # Acknowledgements are counted, not nodes
//!
//! What is wrong: Every accepted append that covers an LSN adds one to its count: a node that
//! answers twice counts as two.
//! Why people write it: A counter is what one writes first; that a later answer covers earlier
//! records too is what goes unseen.
//!
//! Killed by: replicate_sync::an_acknowledgement_counts_once_however_often_it_comes

mod state {
    pub(crate) struct State {
        id: NodeId,
        pub(crate) epoch: Epoch,
        pub(crate) seen: Epoch,
        pub(crate) voted: Option<NodeId>,
        pub(crate) tenure: Tenure,
        pub(crate) votes: BTreeSet<NodeId>,
        pub(crate) primary: Option<NodeId>,
        pub(crate) heard: Instant,
        pub(crate) waiting_since: Instant,
        pub(crate) log: Log,
        pub(crate) progress: BTreeMap<NodeId, Progress>,
        acknowledged: Vec<Lsn>, // MUTANT: acknowledgements are counted, not nodes
    }

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
                acknowledged: Vec::new(), // MUTANT: acknowledgements are counted, not nodes
            };
            if config.first_role(config.node_id) == NodeRole::Primary {
                state.stand(Epoch(1));
                state.tenure = Tenure::Provisional;
            }
            state
        }

        pub(crate) fn credit(
            &mut self,
            peer: NodeId,
            prev: Lsn,
            sent: Lsn,
            reply: &AppendReply,
        ) -> u64 {
            let Some(progress) = self.progress.get_mut(&peer) else {
                return 0;
            };
            if !reply.accepted {
                progress.matched = None;
                progress.next = reply.lsn.min(prev.before()).next();
                return 0;
            }
            let held = reply.lsn.min(sent);
            self.acknowledged.push(held); // MUTANT: acknowledgements are counted, not nodes
            progress.matched = Some(held);
            progress.next = held.next();
            let fresh = held.0.saturating_sub(progress.credited.max(prev).0);
            progress.credited = progress.credited.max(held);
            fresh
        }

        pub(crate) fn holders(&self, nodes: &[NodeId], lsn: Lsn) -> usize {
            let covers = |held: &&Lsn| **held >= lsn; // MUTANT: counts answers
            self.acknowledged.iter().filter(covers).count().min(nodes.len()) // MUTANT
        }
    }
}
