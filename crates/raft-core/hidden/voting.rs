//! Criterion "voting" (§5.2, §5.4.1, Figure 2 "RequestVote RPC").

use super::{append, ask, candidate, check, entries, follower, leader, member};

#[test]
fn the_first_to_ask_gets_the_vote_of_a_term_and_nobody_else() {
    let mut node = member(1, 5);
    let mut answers = Vec::new();
    for asking in [3, 2, 3, 4] {
        let (response, _) = node.handle_request_vote(ask(1, asking, (0, 0)));
        answers.push((asking, response.vote_granted, response.term));
    }
    check(
        "what a member answers when 3, 2, 3 again and 4 ask for its vote in term 1 (candidate, \
         granted, term)",
        answers,
        vec![(3, true, 1), (2, false, 1), (3, true, 1), (4, false, 1)],
        "one vote a term, to the first who asks; who has it and asks again, hears yes again",
    );
}

#[test]
fn a_vote_is_free_again_in_the_next_term() {
    let mut node = member(1, 5);
    let mut answers = Vec::new();
    for (term, asking) in [(1, 2), (2, 3), (2, 4), (5, 4)] {
        let (response, _) = node.handle_request_vote(ask(term, asking, (0, 0)));
        answers.push((term, asking, response.vote_granted, response.term));
    }
    check(
        "the answers to 2 in term 1, 3 and 4 in term 2, 4 in term 5 (term, candidate, granted, term)",
        answers,
        vec![
            (1, 2, true, 1),
            (2, 3, true, 2),
            (2, 4, false, 2),
            (5, 4, true, 5),
        ],
        "one vote in each term",
    );
}

#[test]
fn who_stands_for_election_has_voted() {
    let mut standing = candidate(1, 3, &[], 2);
    let mut leading = leader(1, 3, &[], 2);
    for (role, node) in [("a candidate", &mut standing), ("a leader", &mut leading)] {
        let (response, outputs) = node.handle_request_vote(ask(2, 3, (9, 1)));
        check(
            &format!(
                "what {role} of term 2 answers to another candidate of term 2, and its outputs"
            ),
            (response.vote_granted, response.term, outputs.len()),
            (false, 2, 0),
            "a candidate votes for itself",
        );
    }
}

/// §5.4.1: "If the logs have last entries with different terms, then the log with the later term
/// is more up-to-date. If the logs end with the same term, then whichever log is longer".
#[test]
fn a_log_that_is_behind_gets_no_vote() {
    let cases = [
        ((0, 0), false, "an empty log"),
        ((2, 2), false, "the same last term, but shorter"),
        ((3, 2), true, "the same last term and length"),
        ((4, 2), true, "the same last term, and longer"),
        ((9, 1), false, "an older last term, though much longer"),
        ((1, 3), true, "a later last term, though shorter"),
        ((3, 1), false, "an older last term at the same length"),
    ];
    for (last, granted, word) in cases {
        let mut node = follower(1, 3, &[1, 1, 2], 5);
        let (response, _) = node.handle_request_vote(ask(6, 2, last));
        check(
            &format!(
                "the vote of a member with a log of terms 1, 1, 2 for one that ends at (index, \
                 term) {last:?}"
            ),
            (response.vote_granted, response.term, node.current_term()),
            (granted, 6, 6),
            &format!(
                "{word}: the last terms are compared first, the lengths only if they are equal"
            ),
        );
    }
}

#[test]
fn a_refused_candidate_leaves_the_vote_free() {
    let mut node = follower(1, 3, &[1, 2], 2);
    let (behind, _) = node.handle_request_vote(ask(3, 2, (1, 1)));
    let (fit, _) = node.handle_request_vote(ask(3, 3, (2, 2)));
    check(
        "the answers to a candidate whose log is behind, then to one whose log is not, in one term",
        (behind.vote_granted, fit.vote_granted),
        (false, true),
        "only a vote that was given is gone",
    );
}

/// Within a term a vote is for ever: forgetting it gives two leaders.
#[test]
fn a_vote_outlives_everything_that_happens_in_its_term() {
    let mut node = member(1, 5);
    node.handle_request_vote(ask(3, 2, (0, 0)));
    node.handle_append_entries(append(3, 4, (0, 0), entries(1, &[3]), 0));
    node.handle_append_entries(append(3, 4, (7, 3), vec![], 0));
    let (late, _) = node.handle_request_vote(ask(3, 5, (1, 3)));
    check(
        "whether a member that voted for 2 in term 3, and then heard the leader 4 of term 3, votes \
         for 5 in term 3",
        late.vote_granted,
        false,
        "one vote a term, whatever happens in between",
    );
    let mut node = candidate(1, 5, &[], 3);
    node.handle_append_entries(append(3, 4, (0, 0), vec![], 0));
    let (late, _) = node.handle_request_vote(ask(3, 5, (1, 2)));
    let (next, _) = node.handle_request_vote(ask(4, 5, (1, 2)));
    check(
        "whether one that stood in term 3 and then followed votes for 5 in term 3, and in term 4",
        (late.vote_granted, next.vote_granted),
        (false, true),
        "it has voted for itself in term 3; in term 4 its vote is free",
    );
}
