//! How a member comes to lead, and to follow.

use std::time::Duration;

use super::{leader, member};
use crate::{AppendEntriesRequest, RaftOutput, RaftState, RequestVoteRequest, RequestVoteResponse};

#[test]
fn a_new_member_follows_nobody_in_term_zero() {
    let node = member(1);
    assert_eq!(node.state(), RaftState::Follower);
    assert_eq!(node.current_term(), 0);
    assert_eq!(node.leader_id(), None);
    assert_eq!(node.commit_index(), 0);
    assert!(node.log().is_empty());
}

#[test]
fn an_election_timeout_asks_all_others_for_their_vote() {
    let mut node = member(1);
    let outputs = node.on_election_timeout();
    assert_eq!(node.state(), RaftState::Candidate);
    assert_eq!(node.current_term(), 1);
    let mut asked: Vec<_> = outputs
        .iter()
        .filter_map(|output| match output {
            RaftOutput::SendRequestVote { target, request } => Some((*target, request.term)),
            _ => None,
        })
        .collect();
    asked.sort_unstable();
    assert_eq!(
        asked,
        [(2, 1), (3, 1)],
        "a RequestVote of term 1 for each of the others"
    );
}

#[test]
fn the_election_timer_is_armed_within_the_configured_range() {
    let outputs = member(1).on_election_timeout();
    let armed = outputs.iter().find_map(|output| match output {
        RaftOutput::ScheduleElectionTimeout(after) => Some(*after),
        _ => None,
    });
    let after = armed.expect("a candidate arms its election timer, in case nobody wins");
    let range = Duration::from_millis(150)..=Duration::from_millis(300);
    assert!(range.contains(&after), "{after:?} is not within {range:?}");
}

#[test]
fn two_votes_of_three_make_a_leader_that_sends_heartbeats_at_once() {
    let mut node = member(1);
    node.on_election_timeout();
    let vote = RequestVoteResponse {
        term: 1,
        vote_granted: true,
    };
    let outputs = node.handle_request_vote_response(2, vote);
    assert_eq!(node.state(), RaftState::Leader);
    assert_eq!(node.leader_id(), Some(1));
    let heartbeats = outputs
        .iter()
        .filter(|output| matches!(output, RaftOutput::SendAppendEntries { .. }))
        .count();
    assert_eq!(heartbeats, 2);
}

#[test]
fn a_newer_term_makes_a_follower_of_a_candidate() {
    let mut node = member(1);
    node.on_election_timeout();
    node.handle_append_entries(AppendEntriesRequest {
        term: 5,
        leader_id: 2,
        prev_log_index: 0,
        prev_log_term: 0,
        entries: vec![],
        leader_commit: 0,
    });
    assert_eq!(node.state(), RaftState::Follower);
    assert_eq!(node.current_term(), 5);
    assert_eq!(node.leader_id(), Some(2));
}

#[test]
fn a_leader_that_hears_of_a_newer_term_steps_down() {
    let mut node = leader();
    node.handle_request_vote_response(
        3,
        RequestVoteResponse {
            term: 4,
            vote_granted: false,
        },
    );
    assert_eq!(node.state(), RaftState::Follower);
    assert_eq!(node.current_term(), 4);
    assert_eq!(node.leader_id(), None);
}

#[test]
fn a_request_of_an_old_term_gets_no_vote() {
    let mut node = member(1);
    node.on_election_timeout();
    let request = RequestVoteRequest {
        term: 0,
        candidate_id: 2,
        last_log_index: 0,
        last_log_term: 0,
    };
    let (response, _) = node.handle_request_vote(request);
    assert!(!response.vote_granted);
    assert_eq!(response.term, 1);
}
