//! Criterion "leading" (§5.3): how the leader brings the others' logs to its own.

use super::{
    Core, Outputs, appends, candidate, check, command, follower, leader, log_of, log_with,
    matches_up_to, reply, sent,
};

#[test]
fn a_proposal_goes_into_the_leaders_log_and_out_with_the_next_heartbeat() {
    let mut node = leader(1, 3, &[1], 2);
    let indexes = [node.propose(command(2, 2)), node.propose(command(2, 3))];
    check(
        "what two proposals return",
        indexes,
        [Some(2), Some(3)],
        "the index of the new entry",
    );
    check(
        "the leader's log (term, index, command)",
        log_of(&node),
        log_with(&[1, 2, 2]),
        "an entry has the leader's term and the next index",
    );
    let outputs = node.on_heartbeat_timeout();
    check(
        "what the next heartbeat sends (target, prev_log_index, prev_log_term, number of entries)",
        sent(&outputs),
        vec![(2, 1, 1, 2), (3, 1, 1, 2)],
        "all entries from next on, and the entry before them",
    );
    let carried: Vec<_> = appends(&outputs)
        .into_iter()
        .map(|(_, request)| {
            let entries = request.entries.into_iter();
            entries
                .map(|entry| (entry.term, entry.index, entry.command))
                .collect::<Vec<_>>()
        })
        .collect();
    check(
        "the entries in it (term, index, command)",
        carried,
        vec![log_with(&[1, 2, 2])[1..].to_vec(); 2],
        "entries travel as they are",
    );
}

#[test]
fn only_a_leader_takes_proposals() {
    for (role, mut node) in [
        ("a follower", follower(1, 3, &[1], 2)),
        ("a candidate", candidate(1, 3, &[1], 2)),
    ] {
        check(
            &format!("what a proposal to {role} returns, and its log"),
            (node.propose(7), log_of(&node)),
            (None, log_with(&[1])),
            "only the leader appends; anyone else changes nothing",
        );
    }
}

#[test]
fn every_member_is_sent_what_it_lacks() {
    let mut node = leader(1, 3, &[1, 1], 2);
    node.propose(command(2, 3));
    node.on_heartbeat_timeout();
    let outputs = node.handle_append_entries_response(2, matches_up_to(2, 3));
    check(
        "messages after a success",
        sent(&outputs).len(),
        0,
        "the next heartbeat will do",
    );
    node.propose(command(2, 4));
    let outputs = node.on_heartbeat_timeout();
    check(
        "what the next heartbeat sends, with member 2 at 3, member 3 silent and 4 entries (target, \
         prev_log_index, prev_log_term, number of entries)",
        sent(&outputs),
        vec![(2, 3, 2, 1), (3, 2, 1, 2)],
        "from the entry after the match on; who did not reply gets the same again",
    );
    let commits: Vec<u64> = appends(&outputs)
        .iter()
        .map(|(_, request)| request.leader_commit)
        .collect();
    check(
        "leader_commit in it",
        commits,
        vec![3, 3],
        "the leader's commit index, for all",
    );
}

/// §5.3: "the leader can decrement nextIndex to bypass all of the conflicting entries in that
/// term".
#[test]
fn a_refusal_takes_next_back_past_a_whole_term_and_is_answered_at_once() {
    let log = [1, 1, 1, 4, 4, 5, 5, 6, 6, 6];
    let cases = [
        (
            (5, None),
            (4, 4, 6),
            "the peer's log ends at 4: go on behind its end",
        ),
        ((1, None), (0, 0, 10), "the peer's log is empty: send all"),
        (
            (4, Some(4)),
            (5, 4, 5),
            "term 4 is held by both: go on behind the leader's last of it",
        ),
        (
            (2, Some(1)),
            (3, 1, 7),
            "term 1 is held by both: go on behind the leader's last of it",
        ),
        (
            (7, Some(3)),
            (6, 5, 4),
            "the leader has no term 3: go on where the peer's term 3 begins",
        ),
        (
            (4, Some(2)),
            (3, 1, 7),
            "the leader has no term 2: go on where the peer's term 2 begins",
        ),
    ];
    for ((index, term), (prev, prev_term, entries), word) in cases {
        let mut node = leader(1, 3, &log, 8);
        let outputs = node.handle_append_entries_response(2, reply(8, false, Some(index), term));
        check(
            &format!(
                "what a leader with a log of terms {log:?} sends when member 2 refuses with \
                 conflict_index {index}, conflict_term {term:?} (target, prev_log_index, \
                 prev_log_term, number of entries)"
            ),
            sent(&outputs),
            vec![(2, prev, prev_term, entries)],
            word,
        );
        let outputs = node.on_heartbeat_timeout();
        check(
            "what the next heartbeat sends to members 2 and 3",
            sent(&outputs),
            vec![(2, prev, prev_term, entries), (3, 10, 6, 0)],
            "member 2 continues there; member 3 has refused nothing",
        );
    }
}

/// Carries messages between the two until the follower agrees; gives how often it refused.
fn settle(leader: &mut Core, follower: &mut Core, id: u64, mut outputs: Outputs) -> usize {
    let mut refusals = 0;
    while let Some((_, request)) = appends(&outputs).into_iter().find(|(to, _)| *to == id) {
        let (response, _) = follower.handle_append_entries(request);
        refusals += usize::from(!response.success);
        outputs = leader.handle_append_entries_response(id, response);
        if refusals > 200 {
            break;
        }
    }
    refusals
}

/// Figure 7: "When the leader at the top comes to power, it is possible that any of scenarios
/// (a-f) could occur in follower logs".
#[test]
fn every_follower_of_figure_7_comes_to_the_leaders_log_with_a_refusal_a_term() {
    let top = [1, 1, 1, 4, 4, 5, 5, 6, 6, 6];
    let figure: [(&str, &[u64], usize); 6] = [
        ("(a) one entry short", &[1, 1, 1, 4, 4, 5, 5, 6, 6], 1),
        ("(b) many entries short", &[1, 1, 1, 4], 1),
        (
            "(c) one entry too many",
            &[1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6],
            0,
        ),
        (
            "(d) a term too many",
            &[1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7],
            0,
        ),
        (
            "(e) short, and too much of term 4",
            &[1, 1, 1, 4, 4, 4, 4],
            2,
        ),
        (
            "(f) two terms of its own",
            &[1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3],
            2,
        ),
    ];
    let mut node = leader(1, 7, &top, 8);
    let first = node.on_heartbeat_timeout();
    let mut others = Vec::new();
    for (id, (word, log, refusals)) in (2..).zip(figure) {
        let mut other = follower(id, 7, log, 7);
        check(
            &format!("how often follower {word} of Figure 7 refuses"),
            settle(&mut node, &mut other, id, first.clone()),
            refusals,
            "each refusal names a term or an end, and the leader goes back past all of it",
        );
        others.push((id, word, other));
    }
    node.propose(command(8, 11));
    let next = node.on_heartbeat_timeout();
    for (id, word, mut other) in others {
        settle(&mut node, &mut other, id, next.clone());
        check(
            &format!("the log of follower {word} of Figure 7 at the end"),
            log_of(&other),
            log_with(&[1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 8]),
            "a leader's log overwrites what its followers have instead",
        );
    }
    check(
        "the leader's commit index",
        node.commit_index(),
        11,
        "all seven hold entry 11",
    );
}

#[test]
fn back_tracking_takes_a_round_trip_a_term_and_not_an_entry() {
    // Three terms of forty entries each, which nobody else has, behind one common entry.
    let of_terms = |own: [u64; 3]| [vec![1], own.map(|term| vec![term; 40]).concat()].concat();
    let (ours, theirs) = (of_terms([5, 7, 9]), of_terms([2, 3, 4]));
    let mut node = leader(1, 3, &ours, 10);
    let mut other = follower(2, 3, &theirs, 4);
    let first = node.on_heartbeat_timeout();
    let refusals = settle(&mut node, &mut other, 2, first);
    check(
        "how often a follower with 120 entries of terms 2, 3 and 4 refuses a leader with terms 5, \
         7 and 9 instead",
        refusals,
        3,
        "three terms are in conflict: three round trips",
    );
    check(
        "the follower's log at the end",
        log_of(&other),
        log_with(&ours),
        "it is the leader's",
    );
}

#[test]
fn a_late_refusal_neither_takes_back_what_matched_nor_is_answered() {
    let mut node = leader(1, 3, &[1, 1, 1, 2, 2], 3);
    let first = node.handle_append_entries_response(2, reply(3, false, Some(3), None));
    check(
        "what the leader sends when member 2, whose log ends at 2, refuses (target, prev_log_index, \
         prev_log_term, number of entries)",
        sent(&first),
        vec![(2, 2, 1, 3)],
        "what is missing, at once",
    );
    let twice = node.handle_append_entries_response(2, reply(3, false, Some(3), None));
    node.handle_append_entries_response(2, matches_up_to(3, 5));
    let late = node.handle_append_entries_response(2, reply(3, false, Some(3), None));
    check(
        "how many outputs the same refusal has when it comes again, before and after the success",
        (twice.len(), late.len()),
        (0, 0),
        "next is there already; and it never goes back to or before the match",
    );
    let none = node.handle_append_entries_response(3, reply(3, false, None, None));
    check(
        "how many outputs a refusal without conflict_index has",
        none.len(),
        0,
        "it was a refusal of an old term's request, and says nothing about the log",
    );
    check(
        "what the next heartbeat sends",
        sent(&node.on_heartbeat_timeout()),
        vec![(2, 5, 2, 0), (3, 5, 2, 0)],
        "nothing is sent twice that is known to be there",
    );
}
