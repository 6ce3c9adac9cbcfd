//! Criterion "commitment" (§5.3, §5.4.2, Figure 2 "Leaders", Figure 8), with the accounting of
//! replies.

use super::{
    Core, appends, applied, ask, check, command, follower, leader, matches_up_to, reply, sent,
    terms,
};

#[test]
fn an_entry_is_committed_when_a_majority_holds_it() {
    for size in 2..=7 {
        let needed = size / 2 + 1;
        let mut node = leader(1, size, &[], 1);
        node.propose(command(1, 1));
        node.on_heartbeat_timeout();
        for holders in 2..=size {
            let outputs = node.handle_append_entries_response(holders, matches_up_to(1, 1));
            let commit = u64::from(holders >= needed);
            let now = if holders == needed {
                vec![command(1, 1)]
            } else {
                vec![]
            };
            check(
                &format!(
                    "(commit_index, is_committed(1), applied now) with the entry on {holders} of \
                     {size} members, the leader included"
                ),
                (node.commit_index(), node.is_committed(1), applied(&outputs)),
                (commit, commit == 1, now),
                &format!("of {size} members {needed} are a majority; the leader counts"),
            );
        }
    }
}

#[test]
fn the_commit_index_is_what_a_majority_holds_whoever_is_ahead() {
    let mut node = leader(1, 5, &[], 1);
    for index in 1..=6 {
        node.propose(command(1, index));
    }
    node.on_heartbeat_timeout();
    let mut got = Vec::new();
    for (from, index) in [(2, 6), (3, 2), (4, 4), (5, 1), (3, 5)] {
        let outputs = node.handle_append_entries_response(from, matches_up_to(1, index));
        got.push((node.commit_index(), applied(&outputs)));
    }
    check(
        "(commit_index, applied) as member 2 reports 6, 3 reports 2, 4 reports 4, 5 reports 1, 3 \
         reports 5",
        got,
        vec![
            (0, vec![]),
            (2, vec![1_001, 1_002]),
            (4, vec![1_003, 1_004]),
            (4, vec![]),
            (5, vec![1_005]),
        ],
        "the third greatest match of five, the leader's own end included; each entry once",
    );
}

/// §5.4.2 has no part in it: the leader alone is the majority.
#[test]
fn a_single_member_commits_and_applies_at_the_next_heartbeat() {
    let mut node = leader(1, 1, &[], 1);
    node.propose(command(1, 1));
    node.propose(command(1, 2));
    check(
        "commit_index right after",
        node.commit_index(),
        0,
        "propose only appends",
    );
    let first = node.on_heartbeat_timeout();
    let second = node.on_heartbeat_timeout();
    check(
        "(commit_index, applied at the next heartbeat, at the one after)",
        (node.commit_index(), applied(&first), applied(&second)),
        (2, vec![1_001, 1_002], vec![]),
        "a cluster of one commits at its heartbeat, since no reply will come",
    );
}

#[test]
fn a_success_without_a_match_index_credits_nothing() {
    let mut node = leader(1, 3, &[], 1);
    node.propose(command(1, 1));
    node.on_heartbeat_timeout();
    let outputs = node.handle_append_entries_response(2, reply(1, true, None, None));
    check(
        "(commit_index, applied) after a success without conflict_index",
        (node.commit_index(), applied(&outputs)),
        (0, vec![]),
        "it does not say which of the leader's messages it answers",
    );
    check(
        "what the next heartbeat sends",
        sent(&node.on_heartbeat_timeout()),
        vec![(2, 0, 0, 1), (3, 0, 0, 1)],
        "the match is not known, so nothing may be left out",
    );
}

/// The reply to the first, empty heartbeat comes after the entry has been sent.
#[test]
fn a_late_reply_credits_what_it_says_and_not_what_was_sent_since() {
    let mut node = leader(1, 3, &[], 1);
    node.propose(command(1, 1));
    node.on_heartbeat_timeout();
    let outputs = node.handle_append_entries_response(2, matches_up_to(1, 0));
    check(
        "(commit_index, applied) when member 2 answers the heartbeat from before the entry",
        (node.commit_index(), applied(&outputs)),
        (0, vec![]),
        "its log agrees up to 0; the message with the entry may be lost",
    );
}

#[test]
fn a_reply_that_comes_twice_is_no_answer_to_the_next_message() {
    let mut node = leader(1, 5, &[], 1);
    node.propose(command(1, 1));
    node.on_heartbeat_timeout();
    for _ in 0..3 {
        for from in [2, 3] {
            node.handle_append_entries_response(from, matches_up_to(1, 0));
        }
    }
    check(
        "commit_index after the replies to the first, empty heartbeat came three times each",
        node.commit_index(),
        0,
        "replies cannot be paired with requests in the order they come: the network repeats them",
    );
    for _ in 0..3 {
        node.handle_append_entries_response(4, matches_up_to(1, 1));
    }
    check(
        "commit_index after member 4 of 5 said three times that it holds entry 1",
        node.commit_index(),
        0,
        "that is one holder and the leader: two of five",
    );
    node.handle_append_entries_response(2, matches_up_to(1, 1));
    check(
        "commit_index after member 2 said so too",
        node.commit_index(),
        1,
        "three of five",
    );
}

#[test]
fn a_match_never_falls_within_a_term() {
    let mut node = leader(1, 5, &[], 1);
    for index in 1..=3 {
        node.propose(command(1, index));
    }
    node.on_heartbeat_timeout();
    node.handle_append_entries_response(2, matches_up_to(1, 3));
    node.handle_append_entries_response(2, matches_up_to(1, 1));
    node.handle_append_entries_response(3, matches_up_to(1, 3));
    check(
        "commit_index as member 2 reports 3, then late 1, and member 3 reports 3",
        node.commit_index(),
        3,
        "a follower of the term takes nothing back: the late reply is old news",
    );
    let outputs = node.handle_append_entries_response(2, matches_up_to(1, 2));
    check(
        "what one more late reply applies, and what the next heartbeat sends",
        (applied(&outputs), sent(&node.on_heartbeat_timeout())),
        (
            vec![],
            vec![(2, 3, 1, 0), (3, 3, 1, 0), (4, 0, 0, 3), (5, 0, 0, 3)],
        ),
        "members 2 and 3 lack nothing",
    );
}

#[test]
fn strangers_and_impossible_matches_count_for_nothing() {
    let mut node = leader(1, 3, &[], 1);
    node.propose(command(1, 1));
    node.on_heartbeat_timeout();
    for stranger in [0, 1, 4, 9] {
        node.handle_append_entries_response(stranger, matches_up_to(1, 1));
        node.handle_append_entries_response(stranger, reply(9, false, None, None));
    }
    check(
        "(commit_index, term) after replies of 0, 1 (itself), 4 and 9 in the cluster 1..=3",
        (node.commit_index(), node.current_term()),
        (0, 1),
        "only the other members of the cluster reply",
    );
    for index in [2, 1_000] {
        node.handle_append_entries_response(2, matches_up_to(1, index));
    }
    check(
        "commit_index after a match beyond the leader's log",
        node.commit_index(),
        0,
        "nobody can agree with the leader on what the leader does not have",
    );
    node.handle_append_entries_response(3, matches_up_to(1, 1));
    check(
        "commit_index after member 3 reports 1",
        node.commit_index(),
        1,
        "two of three",
    );
}

/// Figure 8 up to (c): members 1, 2 and 3 hold entry 2 of term 2, and member 1 leads term 4;
/// member 5 holds entry 2 of term 3 instead. Member 1 comes first, member 5 last.
fn figure_8_c() -> Vec<Core> {
    // (a) Member 1 leads term 2 and replicates entry 2 to member 2 alone.
    let mut nodes: Vec<Core> = (2..=5).map(|id| follower(id, 5, &[1], 1)).collect();
    nodes.insert(0, leader(1, 5, &[1], 2));
    for node in &mut nodes[1..] {
        node.handle_request_vote(ask(2, 1, (1, 1)));
    }
    nodes[0].propose(command(2, 2));
    bring_up_to_date(&mut nodes, 1, &[2]);
    // (b) Member 5 is elected in term 3 by 3 and 4, and takes another command at 2.
    elect(&mut nodes, 5, &[3, 4, 1]);
    nodes[4].propose(command(3, 2));
    // (c) Member 1 is elected in term 4, and goes on with its old entry.
    elect(&mut nodes, 1, &[2, 3]);
    bring_up_to_date(&mut nodes, 1, &[2, 3]);
    nodes
}

/// Member `id` stands for election, and `voters` hear of it.
fn elect(nodes: &mut [Core], id: usize, voters: &[usize]) {
    nodes[id - 1].on_election_timeout();
    let term = nodes[id - 1].current_term();
    let last = nodes[id - 1]
        .log()
        .last()
        .map_or((0, 0), |entry| (entry.index, entry.term));
    for &voter in voters {
        let (response, _) = nodes[voter - 1].handle_request_vote(ask(term, id as u64, last));
        nodes[id - 1].handle_request_vote_response(voter as u64, response);
    }
}

/// The leader `id` sends a heartbeat, and it and what follows from it reach `others` alone.
fn bring_up_to_date(nodes: &mut [Core], id: usize, others: &[usize]) {
    let mut pending = appends(&nodes[id - 1].on_heartbeat_timeout());
    while let Some((target, request)) = pending.pop() {
        if others.contains(&(target as usize)) {
            let (response, _) = nodes[target as usize - 1].handle_append_entries(request);
            let outputs = nodes[id - 1].handle_append_entries_response(target, response);
            pending.extend(appends(&outputs));
        }
    }
}

#[test]
fn an_entry_of_an_older_term_is_not_committed_by_count() {
    let mut nodes = figure_8_c();
    check(
        "the logs of members 1, 2, 3 at Figure 8 (c)",
        [terms(&nodes[0]), terms(&nodes[1]), terms(&nodes[2])],
        [vec![1, 2], vec![1, 2], vec![1, 2]],
        "the leader of term 4 has brought entry 2 of term 2 to a majority",
    );
    check(
        "the commit index of its leader",
        nodes[0].commit_index(),
        0,
        "entries of older terms are not committed by counting (§5.4.2)",
    );
    // (d) Member 5 is elected in term 5, and overwrites entry 2 on that majority.
    elect(&mut nodes, 5, &[1, 2, 3, 4]); // term 4: stale for 1, 2 and 3
    elect(&mut nodes, 5, &[2, 3, 4]);
    check(
        "the term of member 5, and whether it leads",
        (nodes[4].current_term(), nodes[4].leader_id()),
        (5, Some(5)),
        "its last entry is of term 3: later than term 2",
    );
    bring_up_to_date(&mut nodes, 5, &[2, 3, 4]);
    check(
        "the logs of members 2, 3 at Figure 8 (d)",
        [terms(&nodes[1]), terms(&nodes[2])],
        [vec![1, 3], vec![1, 3]],
        "entry 2 of term 2 is gone, though a majority had it",
    );
}

#[test]
fn an_entry_of_the_own_term_commits_all_before_it() {
    let mut nodes = figure_8_c();
    // (e) Member 1 replicates an entry of its own term 4 before it fails.
    nodes[0].propose(command(4, 3));
    let mut all = Vec::new();
    for (target, request) in appends(&nodes[0].on_heartbeat_timeout()) {
        if target <= 3 {
            let (response, _) = nodes[target as usize - 1].handle_append_entries(request);
            all.extend(applied(
                &nodes[0].handle_append_entries_response(target, response),
            ));
        }
    }
    check(
        "(commit_index, applied) of member 1 at Figure 8 (e), with an entry of term 4 on 1, 2, 3",
        (nodes[0].commit_index(), all),
        (3, vec![1_001, 2_002, 4_003]),
        "an entry of the own term on a majority is committed, and with it all before it",
    );
    elect(&mut nodes, 5, &[2, 3, 4]);
    elect(&mut nodes, 5, &[2, 3, 4]);
    check(
        "who member 5 thinks leads term 5",
        (nodes[4].current_term(), nodes[4].leader_id()),
        (5, None),
        "members 2 and 3 refuse it: their logs end in term 4, its log in term 3",
    );
}
