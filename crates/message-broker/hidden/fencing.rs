//! Criterion "fencing": who has lost a partition has no say in it any more.

use std::collections::HashMap;

use super::{Bench, check, config, id, said};
use crate::{BrokerConfig, DeliverySemantics};

const LOST: &str = "Consumer not registered: a";

/// Member a had both partitions, held 0 to 2 of each, and has lost partition 1 to b.
fn after_a_loss() -> Bench {
    let mut bench = Bench::with(config(), 2, &["a"]);
    bench.fill("t", 0, 6);
    bench.poll("a", 100);
    bench.join("b", &["t"]);
    bench
}

#[test]
fn who_lost_a_partition_is_not_served_from_it() {
    let mut bench = after_a_loss();
    bench.fill("t", 6, 6);
    let partitions = |bench: &mut Bench, who: &str| -> Vec<(u32, u64)> {
        bench
            .drain(who)
            .iter()
            .map(|m| (m.partition, m.offset))
            .collect()
    };
    check(
        "partition and offset of what a is given, that has lost partition 1,",
        partitions(&mut bench, "a"),
        (0..6).map(|offset| (0, offset)).collect::<Vec<_>>(),
        "nothing of partition 1",
    );
    check(
        "partition and offset of what b is given, that has partition 1 now,",
        partitions(&mut bench, "b"),
        (0..6).map(|offset| (1, offset)).collect::<Vec<_>>(),
        "all that was not committed, so also what the former owner had in hand",
    );
}

#[test]
fn who_lost_a_partition_cannot_settle_anything_in_it() {
    let mut bench = after_a_loss();
    bench.poll("b", 2);
    let topic = id("t");
    check(
        "acknowledge, nack, commit_offsets, seek, seek_to_beginning and seek_to_end by a, that has \
         lost the partition",
        [
            bench.ack("a", "t", 1, 2),
            bench.nack("a", "t", 1, 1),
            bench.commit("a", "t", 1, 3),
            bench.seek("a", "t", 1, 0),
            said(
                bench
                    .broker
                    .seek_to_beginning(&id("g"), &id("a"), &topic, 1),
            ),
            said(bench.broker.seek_to_end(&id("g"), &id("a"), &topic, 1)),
        ],
        [(); 6].map(|()| id(LOST)),
        "the partition is not assigned to it",
    );
    check(
        "what is committed of the partition after its former owner tried",
        bench.committed("t", 1),
        None,
        "a call that is refused changes nothing",
    );
    check(
        "what b is given next, after 0 and 1,",
        bench.offsets("b", 10),
        vec![2],
        "a call that is refused changes nothing",
    );
}

#[test]
fn an_acknowledgement_counts_only_in_the_generation_of_the_delivery() {
    let mut bench = after_a_loss();
    // Partition 0 stayed with a, but a new generation took back what was in hand.
    check(
        "acknowledge of 2, commit_offsets of 3 and nack of 1, delivered in an earlier generation,",
        [
            bench.ack("a", "t", 0, 2),
            bench.commit("a", "t", 0, 3),
            bench.nack("a", "t", 0, 1),
        ],
        [
            id("Invalid offset: 2, valid range: [0, 0]"),
            id("Invalid offset: 3, valid range: [0, 0]"),
            id("Invalid offset: 1, valid range: [0, 0]"),
        ],
        "a rebalance takes back what is in hand, also of partitions that stay",
    );
    bench.poll("a", 2);
    check(
        "acknowledge of 2 when this generation has delivered 0 and 1",
        bench.ack("a", "t", 0, 2),
        id("Invalid offset: 2, valid range: [0, 1]"),
        "only what was delivered in this generation can be acknowledged",
    );
    check(
        "what is committed",
        bench.committed("t", 0),
        None,
        "nothing was accepted",
    );
}

#[test]
fn a_late_commit_of_a_former_owner_does_not_set_the_group_back() {
    let mut bench = Bench::with(config(), 1, &["b"]);
    bench.fill("t", 0, 10);
    bench.poll("b", 3);
    // a comes first in the order of names, so it takes the only partition over.
    bench.join("a", &["t"]);
    bench.poll("a", 8);
    bench.ack("a", "t", 0, 7);
    check(
        "acknowledge of 2 by the former owner",
        bench.ack("b", "t", 0, 2),
        id("Consumer not registered: b"),
        "the partition is not assigned to it",
    );
    check(
        "what is committed after the new owner has acknowledged 7",
        bench.committed("t", 0),
        Some(8),
        "a former owner does not set it back",
    );
    bench.leave("a");
    check(
        "what b is given, to which the partition comes back,",
        bench.offsets("b", 10),
        vec![8, 9],
        "it goes on at what the group has committed, not where b was before",
    );
}

#[test]
fn a_new_generation_goes_on_at_what_was_committed() {
    for change in ["a leaves and joins", "a joins again", "rebalance_group"] {
        let mut bench = Bench::with(config(), 1, &["a"]);
        bench.fill("t", 0, 6);
        bench.poll("a", 5);
        bench.ack("a", "t", 0, 1);
        match change {
            "rebalance_group" => super::fine(change, bench.broker.rebalance_group(&id("g"))),
            "a joins again" => bench.join("a", &["t"]),
            _ => {
                bench.leave("a");
                bench.join("a", &["t"]);
            }
        }
        check(
            &format!("what a is given after 0 to 4 were delivered, 1 acknowledged, and {change}"),
            bench.offsets("a", 10),
            vec![2, 3, 4, 5],
            "all that is not committed is delivered again, and nothing else",
        );
    }
}

#[test]
fn who_does_not_call_for_too_long_is_dead() {
    let mut bench = Bench::with(
        BrokerConfig {
            session_timeout_ms: 1_000,
            ack_timeout_ms: 1_000_000,
            ..config()
        },
        2,
        &["a", "b"],
    );
    bench.fill("t", 0, 4);
    bench.poll("a", 10);
    bench.pass(999);
    check(
        "poll of b after 999 ms",
        bench.offsets("b", 10),
        vec![0, 1],
        "it is alive",
    );
    check(
        "acknowledge by a after 999 ms",
        bench.ack("a", "t", 0, 0),
        id("Ok"),
        "its session ends after 1,000 ms; this call is a sign of life too",
    );
    bench.pass(999);
    bench.poll("b", 10);
    bench.pass(1);
    let generation = bench.generation();
    let polled = bench.poll("b", 10);
    let got: Vec<_> = polled.iter().map(|m| (m.partition, m.offset)).collect();
    check(
        "partition and offset of what b is given when a has not called for 1,000 ms",
        {
            let mut sorted = got.clone();
            sorted.sort_unstable();
            sorted
        },
        vec![(0, 1), (1, 0), (1, 1)],
        "the session of a is over: b has its partition now, from what is committed on, and its own \
         from what is committed on",
    );
    check(
        "how much the generation has grown",
        bench.generation() - generation,
        1,
        "the death of a member is a rebalance",
    );
    check(
        "poll, acknowledge and commit_offsets of a, when its session is over,",
        [
            said(bench.try_poll("a", 1)),
            bench.ack("a", "t", 0, 1),
            bench.commit("a", "t", 0, 2),
        ],
        [(); 3].map(|()| id(LOST)),
        "the dead must join again",
    );
    bench.join("a", &["t"]);
    check(
        "what a is given after it has joined again",
        bench.offsets("a", 10),
        vec![1],
        "it is a new member, and goes on at what is committed",
    );
}

#[test]
fn a_dead_member_is_noticed_by_its_own_call_too() {
    let settings = || BrokerConfig {
        session_timeout_ms: 1_000,
        ..config()
    };
    let mut bench = Bench::with(settings(), 1, &["a"]);
    bench.fill("t", 0, 4);
    bench.poll("a", 2);
    bench.pass(1_000);
    check(
        "acknowledge by a, the only member, 1,000 ms after its last call",
        bench.ack("a", "t", 0, 1),
        id(LOST),
        "its session is over, even though nobody has looked before",
    );
    check(
        "what is committed",
        bench.committed("t", 0),
        None,
        "the call was refused",
    );
    check(
        "leave_group by a, whose session is over,",
        said(bench.broker.leave_group(&id("g"), &id("a"))),
        id(LOST),
        "the dead have left already",
    );
    for call in ["poll", "nack", "commit_offsets", "seek"] {
        let mut bench = Bench::with(settings(), 1, &["a"]);
        bench.fill("t", 0, 4);
        bench.poll("a", 3);
        bench.pass(600);
        match call {
            "poll" => drop(bench.poll("a", 1)),
            "nack" => drop(bench.nack("a", "t", 0, 2)),
            "commit_offsets" => drop(bench.commit("a", "t", 0, 1)),
            _ => drop(bench.seek("a", "t", 0, 0)),
        }
        bench.pass(600);
        check(
            &format!("poll 600 ms after a {call}, 1,200 ms after another call,"),
            said(bench.try_poll("a", 1)),
            id("Ok"),
            "every call in which a member names itself is a sign of life",
        );
    }
}

#[test]
fn groups_know_nothing_of_each_other() {
    let mut bench = Bench::with(config(), 1, &["a"]);
    bench.join_as("h", "a", &["t"], DeliverySemantics::AtLeastOnce);
    bench.fill("t", 0, 3);
    bench.poll("a", 3);
    bench.ack("a", "t", 0, 2);
    let offsets = HashMap::from([((id("t"), 0), 2)]);
    check(
        "acknowledge of 2 in group h, when only group g was given anything,",
        said(bench.broker.acknowledge(&id("h"), &id("a"), offsets)),
        id("Invalid offset: 2, valid range: [0, 0]"),
        "what one group was given, another cannot acknowledge",
    );
    let polled = bench
        .broker
        .poll(&id("h"), &id("a"), 10, std::time::Duration::ZERO);
    let polled = super::fine("poll", polled);
    check(
        "what group h is given after group g has acknowledged all",
        polled.iter().map(|m| m.offset).collect::<Vec<_>>(),
        vec![0, 1, 2],
        "each group gets every message",
    );
}

#[test]
fn a_call_that_is_refused_is_a_sign_of_life_too() {
    let settings = || BrokerConfig {
        session_timeout_ms: 1_000,
        max_unacked_messages: 2,
        ..config()
    };
    for refused in ["poll with full hands", "join_group for an unknown topic"] {
        let mut bench = Bench::with(settings(), 1, &["a"]);
        bench.fill("t", 0, 4);
        bench.poll("a", 2);
        bench.pass(600);
        let answer = if refused.starts_with("poll") {
            said(bench.try_poll("a", 1))
        } else {
            let (how, topics) = (DeliverySemantics::AtLeastOnce, vec![id("x")]);
            said(bench.broker.join_group(id("g"), id("a"), topics, how))
        };
        bench.pass(600);
        check(
            &format!(
                "acknowledge 600 ms after a {refused} ({answer}), 1,200 ms after another call, and what is committed then,"
            ),
            (bench.ack("a", "t", 0, 1), bench.committed("t", 0)),
            (id("Ok"), Some(2)),
            "a member that calls is alive, whether the call is refused or not; its session ends \
             1,000 ms after the last call",
        );
    }
}
