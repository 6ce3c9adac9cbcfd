//! Criterion "order": each partition is delivered in order, whatever happens to it.

use std::collections::HashMap;

use super::history::{World, schedules};
use super::{Bench, check, config, id};
use crate::{BrokerConfig, ConsumedMessage, DeliverySemantics};

#[test]
fn a_partition_is_delivered_in_the_order_of_its_messages() {
    let mut bench = Bench::with(config(), 2, &["c"]);
    let mut got: HashMap<u32, Vec<u64>> = HashMap::new();
    for round in 0..10 {
        bench.fill("t", round * 8, 8);
        for message in bench.poll("c", 7) {
            got.entry(message.partition)
                .or_default()
                .push(message.offset);
        }
    }
    for message in bench.drain("c") {
        got.entry(message.partition)
            .or_default()
            .push(message.offset);
    }
    for partition in 0..2 {
        check(
            &format!(
                "the offsets of partition {partition} in polls of 7, 8 messages being published before each,"
            ),
            got.remove(&partition).unwrap_or_default(),
            (0..40).collect::<Vec<u64>>(),
            "every message once, in ascending order without a gap",
        );
    }
}

#[test]
fn nothing_overtakes_a_message_that_went_back() {
    let mut bench = Bench::with(config(), 1, &["c"]);
    bench.fill("t", 0, 6);
    bench.poll("c", 4);
    bench.nack("c", "t", 0, 1);
    check(
        "the offsets of the next polls after 0, 1, 2, 3 were delivered and 1 was nacked",
        (bench.offsets("c", 2), bench.offsets("c", 10)),
        (vec![1, 2], vec![3, 4, 5]),
        "what comes behind 1 in its partition went back with it, and is delivered behind it",
    );
    bench.ack("c", "t", 0, 5);
    bench.fill("t", 6, 4);
    bench.poll("c", 2);
    bench.pass(29_999);
    bench.poll("c", 1);
    bench.pass(1);
    check(
        "the offsets after 6 and 7 are overdue and 8 is not",
        bench.offsets("c", 10),
        vec![6, 7, 8, 9],
        "8 goes back with those before it, so that nothing overtakes them",
    );
}

/// The next of a partition is at most one more than any before, and within a poll exactly one more.
fn judge(highest: &mut HashMap<u32, u64>, polled: &[ConsumedMessage]) -> Result<(), String> {
    let mut last: HashMap<u32, u64> = HashMap::new();
    for message in polled {
        let (partition, offset) = (message.partition, message.offset);
        let new = highest.get(&partition).map_or(0, |highest| highest + 1);
        if offset > new {
            return Err(format!(
                "{offset} of partition {partition} is delivered before {new}"
            ));
        }
        if let Some(before) = last.insert(partition, offset)
            && offset != before + 1
        {
            return Err(format!(
                "one poll delivers {offset} behind {before} of partition {partition}"
            ));
        }
        highest.insert(partition, offset.max(new.saturating_sub(1)));
    }
    Ok(())
}

#[test]
fn no_history_leaves_a_gap_in_what_a_consumer_is_given() {
    let name = "order::no_history_leaves_a_gap_in_what_a_consumer_is_given";
    testbed::property(name, 60, schedules(), |steps| {
        let settings = BrokerConfig {
            max_unacked_messages: 12,
            ..config()
        };
        let mut world = World::new(settings, DeliverySemantics::AtLeastOnce);
        let mut highest: HashMap<u32, u64> = HashMap::new();
        for step in steps {
            let polled = world.step(&step)?;
            judge(&mut highest, &polled)?;
        }
        let rest = world.finish()?;
        let lost = world.lost();
        if !lost.is_empty() {
            return Err(format!("{lost:?} were never delivered"));
        }
        rest.iter()
            .try_for_each(|message| judge(&mut highest, std::slice::from_ref(message)))
    });
}

#[test]
fn a_topic_created_again_is_delivered_from_its_first_message_on() {
    let settings = BrokerConfig {
        max_delivery_attempts: 2,
        ..config()
    };
    let mut bench = Bench::with(settings, 1, &["c"]);
    bench.fill("t", 0, 2);
    for failed in [0, 0, 1] {
        bench.poll("c", 10);
        bench.nack("c", "t", 0, failed);
    }
    super::fine("delete_topic", bench.broker.delete_topic(&id("t")));
    bench.topic("t", 1);
    bench.fill("t", 2, 2);
    check(
        "what is delivered of t, deleted and created again, 0 of the old t being a dead letter,",
        bench.offsets("c", 10),
        vec![0, 1],
        "delete_topic deletes what the group knows of the topic, its dead letters too; the new \
         message 0 is another, and would be lost",
    );
    bench.nack("c", "t", 0, 1);
    check(
        "what is delivered after nack(1), 1 of the old t having failed once, and two being too often,",
        bench.offsets("c", 10),
        vec![1],
        "delete_topic deletes the failures that were counted, too; the new message 1 has failed \
         for the first time",
    );
}
