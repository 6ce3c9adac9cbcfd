//! The tests that come with the exercise: enough to start with, not enough to be sure.

mod elections;
mod replication;

use crate::{RaftConfig, RaftCore, RequestVoteResponse};

/// Member `id` of a cluster of 1, 2 and 3.
fn member(id: u64) -> RaftCore<String> {
    RaftCore::new(RaftConfig {
        node_id: id,
        cluster: vec![1, 2, 3],
        election_timeout_min: 150,
        election_timeout_max: 300,
        heartbeat_interval: 50,
    })
}

/// Member 1 as the leader of term 1, by the vote of member 2.
fn leader() -> RaftCore<String> {
    let mut node = member(1);
    node.on_election_timeout();
    node.handle_request_vote_response(
        2,
        RequestVoteResponse {
            term: 1,
            vote_granted: true,
        },
    );
    node
}
