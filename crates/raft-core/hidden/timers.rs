//! Criterion "timers" (§5.2, §5.6): who waits for how long, and what starts the wait anew.

use super::{
    Core, Outputs, append, ask, candidate, check, config, election_timers, entries, follower,
    heartbeat_timers, leader, reply, sent, stand, vote,
};
use crate::RaftCore;

const RULE: &str = "an election, a vote that is given, an AppendEntries of the current leader and \
                    the fall of a leader arm the election timer, once; nothing else does";

#[test]
fn an_election_a_vote_and_the_leader_arm_the_election_timer() {
    let mut node = follower(1, 3, &[1], 1);
    let (_, voted) = node.handle_request_vote(ask(2, 2, (1, 1)));
    let (_, again) = node.handle_request_vote(ask(2, 2, (1, 1)));
    let (_, heard) = node.handle_append_entries(append(2, 2, (1, 1), entries(2, &[2]), 2));
    let (refusal, gap) = node.handle_append_entries(append(2, 2, (9, 2), vec![], 2));
    let stood = node.on_election_timeout();
    let stood_again = node.on_election_timeout();
    let got: Vec<usize> = [voted, again, heard, gap, stood, stood_again]
        .iter()
        .map(|outputs| election_timers(outputs).len())
        .collect();
    check(
        "how many election timers are armed by a vote, the same vote again, entries of the leader, \
         an AppendEntries with a gap, an election, the next election",
        (refusal.success, got),
        (false, vec![1; 6]),
        RULE,
    );
}

#[test]
fn a_vote_that_is_refused_and_a_leader_of_the_past_arm_no_timer() {
    let mut node = follower(1, 5, &[1, 2], 2);
    let (_, behind) = node.handle_request_vote(ask(3, 2, (1, 1)));
    let (_, stale) = node.handle_request_vote(ask(1, 3, (9, 9)));
    let (_, deposed) = node.handle_append_entries(append(2, 5, (2, 2), vec![], 0));
    let newer = node.handle_request_vote_response(4, vote(6, false));
    let got: Vec<usize> = [behind, stale, deposed, newer]
        .iter()
        .map(|outputs| election_timers(outputs).len())
        .collect();
    check(
        "how many election timers a follower arms at a candidate that is behind, a request of an \
         old term, a heartbeat of an old leader, a newer term in a reply; and its term then",
        (got, node.current_term()),
        (vec![0; 4], 6),
        RULE,
    );
}

/// What makes a leader of term 3 fall.
type Fall = fn(&mut Core) -> Outputs;

#[test]
fn a_leader_that_falls_arms_its_election_timer_once() {
    let falls: [(&str, Fall); 5] = [
        ("a vote it gives", |node| {
            node.handle_request_vote(ask(4, 2, (9, 3))).1
        }),
        ("a vote it refuses", |node| {
            node.handle_request_vote(ask(4, 2, (0, 0))).1
        }),
        ("the next leader", |node| {
            node.handle_append_entries(append(4, 2, (0, 0), vec![], 0))
                .1
        }),
        ("an answer to RequestVote", |node| {
            node.handle_request_vote_response(2, vote(4, false))
        }),
        ("an answer to AppendEntries", |node| {
            node.handle_append_entries_response(2, reply(4, false, None, None))
        }),
    ];
    for (word, fall) in falls {
        let mut node = leader(1, 3, &[1], 3);
        let outputs = fall(&mut node);
        check(
            &format!("how many election timers a leader of term 3 arms at {word} of term 4"),
            (node.current_term(), election_timers(&outputs).len()),
            (4, 1),
            "a leader had none; without one it would wait for the next leader for ever",
        );
    }
}

#[test]
fn a_leader_ignores_the_election_timer_and_the_others_the_heartbeat_timer() {
    let mut node = leader(1, 3, &[], 2);
    let before = stand(&node);
    let outputs = node.on_election_timeout();
    check(
        "(state, term, leader) and the number of outputs of a leader after an election timeout",
        (stand(&node), outputs.len()),
        (before, 0),
        "that timer was armed before the leader was elected",
    );
    for (role, mut node) in [
        ("a candidate", candidate(1, 3, &[], 2)),
        ("a follower", follower(1, 3, &[1], 2)),
    ] {
        let before = stand(&node);
        let outputs = node.on_heartbeat_timeout();
        check(
            &format!("(state, term, leader) and the outputs of {role} after a heartbeat timeout"),
            (stand(&node), outputs.len()),
            (before, 0),
            "that timer was armed while the member led",
        );
    }
}

#[test]
fn every_heartbeat_arms_the_next_one() {
    let mut node = leader(1, 3, &[], 1);
    for round in 1..=3 {
        let outputs = node.on_heartbeat_timeout();
        check(
            &format!("heartbeat timers (ms), election timers and messages of heartbeat {round}"),
            (
                heartbeat_timers(&outputs),
                election_timers(&outputs).len(),
                sent(&outputs).len(),
            ),
            (vec![50], 0, 2),
            "a leader speaks to every other member, every heartbeat_interval",
        );
    }
}

/// The first timeouts that member `id` draws, one election after the other.
fn draws(id: u64, min: u64, max: u64, count: usize) -> Vec<u128> {
    let mut config = config(1, 3);
    config.node_id = id;
    config.cluster = vec![id, id.wrapping_add(1), id.wrapping_add(2)];
    (config.election_timeout_min, config.election_timeout_max) = (min, max);
    let mut node = RaftCore::<u32>::new(config);
    (0..count)
        .flat_map(|_| election_timers(&node.on_election_timeout()))
        .collect()
}

/// §5.2: "election timeouts are chosen randomly from a fixed interval".
#[test]
fn timeouts_are_spread_over_the_whole_range_with_both_its_ends() {
    for id in [0, 1, 2, 3, 64, u64::MAX] {
        let got = draws(id, 150, 300, 200);
        check(
            &format!("how many timers 200 elections of member {id} arm"),
            got.len(),
            200,
            RULE,
        );
        let outside: Vec<_> = got
            .iter()
            .filter(|after| !(150..=300).contains(*after))
            .collect();
        check(
            &format!("the timeouts of member {id} outside of 150..=300 ms"),
            outside,
            vec![],
            "a timeout lies between election_timeout_min and election_timeout_max",
        );
        for quarter in 0..4 {
            let (from, to) = (150 + quarter * 38, 187 + quarter * 38);
            let hits = got
                .iter()
                .filter(|after| (from..=to).contains(*after))
                .count();
            check(
                &format!(
                    "whether member {id} drew at least 10 of 200 in {from}..={to} ms ({hits})"
                ),
                hits >= 10,
                true,
                "every timeout of the range is as likely as any other (50 are to be expected here)",
            );
        }
        let mut pair = draws(id, 10, 11, 64);
        pair.sort_unstable();
        pair.dedup();
        check(
            &format!("what member {id} draws from 10..=11 ms, 64 times"),
            pair,
            vec![10, 11],
            "the range includes both its ends",
        );
        check(
            &format!("what member {id} draws if both ends are 200 ms"),
            draws(id, 200, 200, 3),
            vec![200; 3],
            "a range of one value has one outcome",
        );
    }
}

#[test]
fn members_draw_different_timeouts_and_each_the_same_in_every_run() {
    for id in 0..8 {
        let mine = draws(id, 150, 300, 16);
        check(
            &format!("what member {id} draws in a second run"),
            draws(id, 150, 300, 16),
            mine.clone(),
            "the draws follow from the node id alone",
        );
        for other in id + 1..8 {
            let theirs = draws(other, 150, 300, 16);
            let ties = mine
                .iter()
                .zip(&theirs)
                .filter(|(one, two)| one == two)
                .count();
            check(
                &format!(
                    "whether members {id} and {other} draw the same timeout at most 6 times in 16 \
                     ({ties})"
                ),
                mine.len() == 16 && ties <= 6,
                true,
                "members that always time out together split the vote for ever (§5.2)",
            );
        }
    }
}
