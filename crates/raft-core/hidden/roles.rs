//! Criterion "roles and terms" (§5.1, Figure 2 "Rules for Servers", Figure 4).

use super::{
    Core, append, applied, ask, asks, candidate, check, entries, follower, leader, log_of,
    log_with, matches_up_to, member, reply, sent, stand, vote,
};
use crate::RaftState;

#[test]
fn a_member_starts_as_a_follower_and_stands_for_the_next_term_each_time() {
    let mut node = member(1, 3);
    check(
        "(state, current_term, leader_id) of a new member",
        stand(&node),
        (RaftState::Follower, 0, None),
        "members start as followers in term 0 and know no leader",
    );
    for term in 1..=3 {
        node.on_election_timeout();
        check(
            &format!("(state, current_term, leader_id) after election timeout {term}"),
            stand(&node),
            (RaftState::Candidate, term, None),
            "each election timeout starts an election in the next term, also at a candidate",
        );
    }
}

/// A follower, a candidate and a leader of term 2.
fn all_roles() -> [(&'static str, Core); 3] {
    [
        ("a follower", follower(1, 3, &[1], 2)),
        ("a candidate", candidate(1, 3, &[1], 2)),
        ("a leader", leader(1, 3, &[1], 2)),
    ]
}

/// Figure 2, All Servers: "If RPC request or response contains term T > currentTerm: set
/// currentTerm = T, convert to follower".
#[test]
fn any_message_of_a_newer_term_makes_a_follower_of_anyone() {
    for at in 0..4 {
        for (role, mut node) in all_roles() {
            let (message, known) = match at {
                0 => {
                    node.handle_request_vote(ask(5, 3, (0, 0)));
                    ("a RequestVote", None)
                }
                1 => {
                    node.handle_request_vote_response(3, vote(5, false));
                    ("an answer to RequestVote", None)
                }
                2 => {
                    node.handle_append_entries(append(5, 3, (9, 4), vec![], 0));
                    ("an AppendEntries", Some(3))
                }
                _ => {
                    node.handle_append_entries_response(3, reply(5, false, None, None));
                    ("an answer to AppendEntries", None)
                }
            };
            check(
                &format!(
                    "(state, current_term, leader_id) after {role} of term 2 got {message} of \
                     term 5 from member 3"
                ),
                stand(&node),
                (RaftState::Follower, 5, known),
                "a newer term in any request or response is adopted, and its receiver follows; \
                 only AppendEntries says who leads",
            );
        }
    }
}

#[test]
fn requests_of_an_older_term_are_refused_and_change_nothing() {
    for (role, mut node) in all_roles() {
        let before = stand(&node);
        let (voted, vote_outputs) = node.handle_request_vote(ask(1, 3, (9, 9)));
        let request = append(1, 3, (1, 1), entries(2, &[1]), 1);
        let (appended, append_outputs) = node.handle_append_entries(request);
        check(
            &format!("what {role} of term 2 says to a RequestVote of term 1 (granted, term)"),
            (voted.vote_granted, voted.term),
            (false, 2),
            "a request of an older term is refused, with the newer term",
        );
        check(
            &format!(
                "what {role} of term 2 says to an AppendEntries of term 1 (success, term, \
                 conflict_index, conflict_term)"
            ),
            (
                appended.success,
                appended.term,
                appended.conflict_index,
                appended.conflict_term,
            ),
            (false, 2, None, None),
            "a request of an older term is refused, with the newer term and without hints",
        );
        check(
            &format!("what {role} stands at after that (state, term, leader), its log, outputs"),
            (
                stand(&node),
                log_of(&node),
                vote_outputs.len() + append_outputs.len(),
            ),
            (before, log_with(&[1]), 0),
            "a stale request changes nothing and asks for nothing",
        );
    }
}

#[test]
fn replies_of_an_older_term_count_for_nothing() {
    let mut node = candidate(1, 3, &[1], 3);
    node.handle_request_vote_response(2, vote(2, true));
    check(
        "the role of a candidate of term 3 after a vote that was given in term 2",
        node.state(),
        RaftState::Candidate,
        "a vote counts in its own term only",
    );
    let mut node = leader(1, 3, &[], 3);
    node.propose(7);
    let outputs = node.on_heartbeat_timeout();
    let request = "an entry for members 2 and 3";
    check(
        request,
        sent(&outputs).len(),
        2,
        "a heartbeat goes to every other member",
    );
    let outputs = node.handle_append_entries_response(2, matches_up_to(2, 1));
    check(
        "what the leader of term 3 has committed and applies after a success of term 2",
        (node.commit_index(), applied(&outputs)),
        (0, vec![]),
        "a reply of an older term tells nothing about this one",
    );
}

/// §5.2: a candidate that hears from a leader of a term at least as large "recognizes the leader
/// as legitimate and returns to follower state".
#[test]
fn a_candidate_follows_the_leader_of_its_own_term() {
    let mut node = candidate(1, 3, &[], 4);
    let (response, _) = node.handle_append_entries(append(4, 2, (0, 0), vec![], 0));
    check(
        "(state, current_term, leader_id) after a candidate of term 4 got a heartbeat of term 4",
        (stand(&node), response.success),
        ((RaftState::Follower, 4, Some(2)), true),
        "the other one has won the election: follow it",
    );
    node.handle_request_vote_response(3, vote(4, true));
    check(
        "its role after a vote of term 4 that came late",
        node.state(),
        RaftState::Follower,
        "who follows a leader is no candidate any more, whatever votes arrive",
    );
}

#[test]
fn a_member_knows_the_leader_of_the_current_term_and_forgets_it_with_the_term() {
    let mut node = leader(1, 3, &[], 2);
    check(
        "leader_id at the leader",
        node.leader_id(),
        Some(1),
        "a leader knows itself",
    );
    node.handle_append_entries(append(3, 2, (0, 0), vec![], 0));
    check(
        "leader_id after an AppendEntries of member 2 in term 3",
        node.leader_id(),
        Some(2),
        "AppendEntries says who leads",
    );
    let outputs = node.on_election_timeout();
    check(
        "leader_id of a candidate, and how many votes it asks for",
        (node.leader_id(), asks(&outputs).len()),
        (None, 2),
        "in the new term nobody leads yet",
    );
    node.handle_append_entries(append(4, 3, (0, 0), vec![], 0));
    node.handle_request_vote(ask(5, 2, (0, 0)));
    check(
        "(state, current_term, leader_id) after a vote in term 5, following member 3 in term 4",
        stand(&node),
        (RaftState::Follower, 5, None),
        "who leads term 5 is not known before its leader speaks",
    );
}
