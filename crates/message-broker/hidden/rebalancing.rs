//! Criterion "rebalancing": who has which partitions, and when that changes.

use std::collections::BTreeSet;

use super::{Bench, check, config, id, said};
use crate::{BrokerConfig, DeliverySemantics};

fn owned(bench: &Bench, consumer: &str) -> Vec<String> {
    let assigned = bench.assignment(consumer);
    let name = |(topic, partition): (String, u32)| format!("{topic}{partition}");
    assigned.into_iter().map(name).collect()
}

#[test]
fn partitions_are_dealt_out_like_cards() {
    let mut bench = Bench::new(config());
    bench.topic("u", 2);
    bench.topic("t", 3);
    for consumer in ["c", "a", "b"] {
        bench.join(consumer, &["t", "u"]);
    }
    check(
        "the partitions of a, b and c, members of a group with t (3 partitions) and u (2),",
        (owned(&bench, "a"), owned(&bench, "b"), owned(&bench, "c")),
        (
            vec![id("t0"), id("u0")],
            vec![id("t1"), id("u1")],
            vec![id("t2")],
        ),
        "t0, t1, t2, u0, u1 are dealt to a, b, c, a, b: topics, partitions and members in ascending \
         order",
    );
    bench.leave("b");
    check(
        "the partitions of a and c after b has left",
        (owned(&bench, "a"), owned(&bench, "c")),
        (vec![id("t0"), id("t2"), id("u1")], vec![id("t1"), id("u0")]),
        "all partitions are dealt out anew, to a, c, a, c, a",
    );
}

#[test]
fn a_member_gets_partitions_only_of_topics_that_it_wants() {
    let mut bench = Bench::new(config());
    for (name, partitions) in [("t", 3), ("u", 2), ("v", 2)] {
        bench.topic(name, partitions);
    }
    bench.join("a", &["t"]);
    bench.join("b", &["t", "u", "t"]);
    bench.join("c", &[]);
    check(
        "the partitions of a (t), b (t and u) and c (nothing)",
        (owned(&bench, "a"), owned(&bench, "b"), owned(&bench, "c")),
        (
            vec![id("t0"), id("t2")],
            vec![id("t1"), id("u0"), id("u1")],
            vec![],
        ),
        "t0, t1, t2 go to a, b, a; then b is next, and it alone wants u; nobody wants v",
    );
    bench.join("b", &["v"]);
    check(
        "the partitions of a and b after b has joined again, for v,",
        (owned(&bench, "a"), owned(&bench, "b")),
        (vec![id("t0"), id("t1"), id("t2")], vec![id("v0"), id("v1")]),
        "who joins again has the topics that it names then, and no others",
    );
}

#[test]
fn every_change_of_the_members_begins_a_generation() {
    let mut bench = Bench::new(BrokerConfig {
        session_timeout_ms: 100,
        ..config()
    });
    bench.topic("t", 2);
    bench.topic("u", 2);
    let mut seen = Vec::new();
    bench.join("a", &["t"]);
    seen.push(bench.generation());
    bench.join("b", &["t"]);
    seen.push(bench.generation());
    bench.poll("a", 10);
    bench.topic("other", 1);
    seen.push(bench.generation());
    bench.join("b", &["t"]);
    seen.push(bench.generation());
    bench.leave("b");
    seen.push(bench.generation());
    super::fine("rebalance_group", bench.broker.rebalance_group(&id("g")));
    seen.push(bench.generation());
    super::fine("delete_topic", bench.broker.delete_topic(&id("u")));
    seen.push(bench.generation());
    super::fine("delete_topic", bench.broker.delete_topic(&id("t")));
    seen.push(bench.generation());
    bench.topic("t", 4);
    seen.push(bench.generation());
    bench.join("b", &["t"]);
    bench.pass(60);
    bench.poll("b", 10);
    bench.pass(40);
    bench.poll("b", 10);
    seen.push(bench.generation());
    check(
        "generation() after: join a, join b, a poll and another topic, join b again, leave b, \
         rebalance_group, delete a topic nobody wants, delete t, create t, join b and a dies",
        seen,
        vec![1, 2, 2, 3, 4, 5, 5, 6, 7, 9],
        "the first join makes it 1; joins, leaves, deaths, rebalance_group and the coming or going of \
         a topic that a member wants add 1 each, nothing else does",
    );
}

#[test]
fn a_topic_that_comes_back_is_dealt_out_again() {
    let mut bench = Bench::with(config(), 2, &["a", "b"]);
    bench.topic("u", 1);
    super::fine("delete_topic", bench.broker.delete_topic(&id("t")));
    check(
        "the partitions of a and b after their only topic was deleted",
        (owned(&bench, "a"), owned(&bench, "b")),
        (vec![], vec![]),
        "a deleted topic has no partitions",
    );
    bench.topic("t", 3);
    check(
        "the partitions of a and b after it was created again, with 3 partitions,",
        (owned(&bench, "a"), owned(&bench, "b")),
        (vec![id("t0"), id("t2")], vec![id("t1")]),
        "members stay subscribed to the name",
    );
}

#[test]
fn who_is_unknown_is_told_so() {
    let mut bench = Bench::with(config(), 1, &["a"]);
    let nobody = id("nobody");
    check(
        "leave_group of a group that does not exist",
        said(bench.broker.leave_group(&nobody, &id("a"))),
        id("Consumer group not found: nobody"),
        "the group is looked for first",
    );
    check(
        "rebalance_group, assignment and generation of a group that does not exist",
        [
            said(bench.broker.rebalance_group(&nobody)),
            said(bench.broker.assignment(&nobody, &id("a"))),
            said(bench.broker.generation(&nobody)),
        ],
        [(); 3].map(|()| id("Consumer group not found: nobody")),
        "there is no such group",
    );
    check(
        "poll by somebody who has not joined",
        said(bench.try_poll("nobody", 1)),
        id("Consumer not registered: nobody"),
        "only members are served",
    );
    bench.leave("a");
    check(
        "leave_group for the second time, and assignment",
        [
            said(bench.broker.leave_group(&id("g"), &id("a"))),
            said(bench.broker.assignment(&id("g"), &id("a"))),
        ],
        [(); 2].map(|()| id("Consumer not registered: a")),
        "who has left is no member",
    );
    check(
        "poll by somebody who has left",
        said(bench.try_poll("a", 1)),
        id("Consumer not registered: a"),
        "only members are served",
    );
}

#[test]
fn a_join_for_an_unknown_topic_changes_nothing() {
    let mut bench = Bench::with(config(), 1, &["a"]);
    let join = |bench: &mut Bench, group: &str| {
        let topics = vec![id("t"), id("x"), id("y")];
        let how = DeliverySemantics::AtLeastOnce;
        said(bench.broker.join_group(id(group), id("a"), topics, how))
    };
    check(
        "join_group with t, x and y, of which only t exists,",
        [join(&mut bench, "g"), join(&mut bench, "new")],
        [(); 2].map(|()| id("Topic not found: x")),
        "the first topic that does not exist is named",
    );
    check(
        "the generation of the group after a join was refused, and that of the new group",
        (
            bench.generation(),
            said(bench.broker.generation(&id("new"))),
        ),
        (1, id("Consumer group not found: new")),
        "a call that is refused changes nothing, and creates no group",
    );
}

#[test]
fn the_first_to_join_decides_what_the_group_is_promised() {
    let mut bench = Bench::new(config());
    bench.topic("t", 1);
    bench.fill("t", 0, 6);
    bench.join_as("g", "a", &["t"], DeliverySemantics::AtLeastOnce);
    bench.leave("a");
    bench.join_as("g", "a", &["t"], DeliverySemantics::AtMostOnce);
    bench.poll("a", 2);
    check(
        "what is committed after a poll by one who joined for at-most-once, the group being \
         at-least-once,",
        bench.committed("t", 0),
        None,
        "the first member has decided, also if it has left since",
    );
    bench.join_as("most", "a", &["t"], DeliverySemantics::AtMostOnce);
    bench.join_as("most", "a", &["t"], DeliverySemantics::ExactlyOnce);
    let polled = bench
        .broker
        .poll(&id("most"), &id("a"), 2, std::time::Duration::ZERO);
    super::fine("poll", polled);
    check(
        "what is committed after a poll of 2 by one who joined for exactly-once, the group being \
         at-most-once,",
        bench
            .broker
            .get_committed_offsets(&id("most"))
            .get(&(id("t"), 0))
            .copied(),
        Some(2),
        "the first member has decided",
    );
}

#[test]
fn each_partition_has_one_owner_whoever_comes_and_goes() {
    let name = "rebalancing::each_partition_has_one_owner_whoever_comes_and_goes";
    let steps = proptest::collection::vec((proptest::bool::ANY, 0usize..5), 1..30);
    testbed::property(name, 40, steps, |steps| {
        let names = ["a", "b", "c", "d", "e"];
        let mut bench = Bench::with(config(), 7, &["a"]);
        let mut members = BTreeSet::from(["a"]);
        for (joins, who) in steps {
            if joins {
                bench.join(names[who], &["t"]);
                members.insert(names[who]);
            } else if members.remove(names[who]) {
                bench.leave(names[who]);
            }
            let sizes: Vec<usize> = members.iter().map(|m| owned(&bench, m).len()).collect();
            let all: BTreeSet<String> = members.iter().flat_map(|m| owned(&bench, m)).collect();
            let (total, most) = (sizes.iter().sum::<usize>(), sizes.iter().max());
            if members.is_empty() {
                continue;
            }
            if total != 7 || all.len() != 7 {
                return Err(format!(
                    "{members:?} have {sizes:?} partitions, but each of 7 has one owner"
                ));
            }
            if most > sizes.iter().min().map(|least| least + 1).as_ref() {
                return Err(format!(
                    "{members:?} have {sizes:?} partitions, which is not even"
                ));
            }
        }
        Ok(())
    });
}

#[test]
fn a_dead_letter_topic_that_a_member_wants_is_dealt_out() {
    let settings = BrokerConfig {
        max_delivery_attempts: 1,
        ..config()
    };
    let mut bench = Bench::new(settings);
    bench.topic("t", 1);
    bench.topic("t.dlq", 1);
    bench.join("a", &["t", "t.dlq"]);
    super::fine("delete_topic", bench.broker.delete_topic(&id("t.dlq")));
    bench.fill("t", 0, 2);
    bench.poll("a", 10);
    let generation = bench.generation();
    bench.nack("a", "t", 0, 0);
    check(
        "the partitions of a, a member for t and t.dlq, after a dead letter has created t.dlq again,",
        owned(&bench, "a"),
        vec![id("t0"), id("t.dlq0")],
        "a topic that a member wants is dealt out when it is created, whoever creates it",
    );
    check(
        "how much the generation has grown by the nack that created t.dlq",
        bench.generation() - generation,
        1,
        "the creation of a topic that a member wants begins a generation",
    );
}
