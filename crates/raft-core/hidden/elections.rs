//! Criterion "elections" (§5.2, Figure 2 "Candidates" and "Leaders").

use super::{
    append, appends, asks, candidate, check, entries, follower, heartbeat_timers, member, sent,
    vote,
};
use crate::{RaftConfig, RaftCore, RaftState};

#[test]
fn an_election_asks_every_other_member_and_shows_the_last_entry() {
    let mut node = follower(2, 5, &[1, 1, 3], 4);
    let outputs = node.on_election_timeout();
    let got: Vec<_> = asks(&outputs)
        .into_iter()
        .map(|(to, ask)| {
            (
                to,
                ask.term,
                ask.candidate_id,
                ask.last_log_index,
                ask.last_log_term,
            )
        })
        .collect();
    check(
        "what member 2 of 5 sends at an election timeout in term 4, with a log of terms 1, 1, 3 \
         (target, term, candidate_id, last_log_index, last_log_term)",
        got,
        [1, 3, 4, 5].map(|to| (to, 5, 2, 3, 3)).to_vec(),
        "a RequestVote of the next term for every other member, with the last entry's index and \
         term",
    );
    let outputs = member(3, 3).on_election_timeout();
    let got: Vec<_> = asks(&outputs)
        .into_iter()
        .map(|(to, ask)| (to, ask.last_log_index, ask.last_log_term))
        .collect();
    check(
        "(target, last_log_index, last_log_term) of a candidate with an empty log",
        got,
        vec![(1, 0, 0), (2, 0, 0)],
        "an empty log ends at index 0 of term 0",
    );
}

/// §5.2: "votes from a majority of the servers in the full cluster for the same term".
#[test]
fn a_majority_of_the_whole_cluster_is_needed_and_is_enough() {
    for size in 1..=7 {
        let needed = size / 2 + 1;
        let mut node = candidate(1, size, &[], 1);
        for votes in 1..=size {
            if votes > 1 {
                node.handle_request_vote_response(votes, vote(1, true));
            }
            let role = if votes >= needed {
                RaftState::Leader
            } else {
                RaftState::Candidate
            };
            check(
                &format!("the role with {votes} of {size} votes, the own one included"),
                node.state(),
                role,
                &format!("of {size} members {needed} are a majority"),
            );
        }
    }
}

#[test]
fn a_vote_counts_once_however_often_it_arrives() {
    let mut node = candidate(1, 5, &[], 1);
    for _ in 0..4 {
        node.handle_request_vote_response(2, vote(1, true));
    }
    check(
        "the role of a candidate of 5 after the vote of member 2 arrived four times",
        node.state(),
        RaftState::Candidate,
        "that is one vote of member 2 and the own one: two of five",
    );
    node.handle_request_vote_response(4, vote(1, true));
    check(
        "the role after the vote of member 4 came too",
        node.state(),
        RaftState::Leader,
        "three of five are a majority",
    );
}

#[test]
fn refusals_strangers_and_the_own_id_are_no_votes() {
    let mut node = candidate(1, 5, &[], 1);
    for refusing in 2..=5 {
        node.handle_request_vote_response(refusing, vote(1, false));
    }
    check(
        "the role after all others refused",
        node.state(),
        RaftState::Candidate,
        "a refusal is no vote",
    );
    for stranger in [0, 1, 6, 7, u64::MAX] {
        node.handle_request_vote_response(stranger, vote(1, true));
    }
    check(
        "the role after \"votes\" of 0, 1 (itself), 6, 7 and u64::MAX in the cluster 1..=5",
        node.state(),
        RaftState::Candidate,
        "only the other members of the cluster vote; the own vote counts once",
    );
    node.handle_request_vote_response(9, vote(8, false));
    check(
        "the term after a reply of term 8 from 9, which is no member",
        node.current_term(),
        1,
        "a reply of a stranger is ignored",
    );
    node.handle_request_vote_response(3, vote(1, true));
    node.handle_request_vote_response(5, vote(1, true));
    check(
        "the role after votes of members 3 and 5",
        node.state(),
        RaftState::Leader,
        "three of five are a majority",
    );
}

#[test]
fn each_election_starts_with_the_own_vote_alone() {
    let mut node = candidate(1, 5, &[], 1);
    node.handle_request_vote_response(2, vote(1, true));
    node.on_election_timeout();
    node.handle_request_vote_response(3, vote(2, true));
    check(
        "the role in term 2 with the vote of member 3, after one of member 2 in term 1",
        (node.state(), node.current_term()),
        (RaftState::Candidate, 2),
        "votes of the last election are void: this makes two of five",
    );
    node.handle_request_vote_response(2, vote(2, true));
    check(
        "the role after member 2 has voted in term 2 as well",
        node.state(),
        RaftState::Leader,
        "three of five are a majority",
    );
}

/// Figure 2, Leaders: "Upon election: send initial empty AppendEntries RPCs (heartbeat) to each
/// server".
#[test]
fn a_new_leader_speaks_at_once_from_the_end_of_its_log() {
    let mut node = follower(1, 5, &[1, 1, 2], 2);
    node.handle_append_entries(append(2, 5, (3, 2), entries(4, &[]), 2));
    node.on_election_timeout();
    node.handle_request_vote_response(4, vote(3, true));
    let outputs = node.handle_request_vote_response(2, vote(3, true));
    check(
        "what a leader with a log of terms 1, 1, 2 sends upon its election (target, \
         prev_log_index, prev_log_term, number of entries)",
        sent(&outputs),
        vec![(2, 3, 2, 0), (3, 3, 2, 0), (4, 3, 2, 0), (5, 3, 2, 0)],
        "an empty AppendEntries to every other member: nextIndex starts past the leader's end",
    );
    let got: Vec<_> = appends(&outputs)
        .into_iter()
        .map(|(_, request)| (request.term, request.leader_id, request.leader_commit))
        .collect();
    check(
        "term, leader_id and leader_commit in them",
        got,
        vec![(3, 1, 2); 4],
        "the leader's term, id and commit index",
    );
    check(
        "the heartbeat timers that the new leader arms (ms)",
        heartbeat_timers(&outputs),
        vec![50],
        "from now on it speaks every heartbeat_interval",
    );
    let outputs = node.handle_request_vote_response(3, vote(3, true));
    check(
        "how many outputs one more vote has, after the election",
        outputs.len(),
        0,
        "a leader is elected once",
    );
}

#[test]
fn a_single_member_elects_itself() {
    let mut node = RaftCore::<u32>::new(RaftConfig {
        node_id: 9,
        cluster: vec![9],
        election_timeout_min: 100,
        election_timeout_max: 200,
        heartbeat_interval: 30,
    });
    let outputs = node.on_election_timeout();
    check(
        "(state, term, leader) of a cluster of one after its election timeout, messages, \
         heartbeat timers",
        (
            super::stand(&node),
            asks(&outputs).len() + sent(&outputs).len(),
            heartbeat_timers(&outputs),
        ),
        ((RaftState::Leader, 1, Some(9)), 0, vec![30]),
        "one vote of one is a majority, and there is nobody to write to",
    );
    check(
        "the index of its first command",
        node.propose(5),
        Some(1),
        "it leads",
    );
}
