//! Criterion "promises": what is left of them after crashes, rebalances, timeouts and late answers.

use std::collections::{BTreeMap, BTreeSet};

use super::history::{Act, NAMES, PARTITIONS, Step, World, hurried, schedules};
use super::{Bench, check, config, id, message};
use crate::{BrokerConfig, ConsumedMessage, DeliverySemantics, Offset, PartitionId};

#[test]
fn at_least_once_loses_nothing() {
    let name = "promises::at_least_once_loses_nothing";
    testbed::property(name, 120, schedules(), |steps| {
        let mut world = World::new(hurried(), DeliverySemantics::AtLeastOnce);
        for step in steps {
            world.step(&step)?;
            world.check_committed()?;
        }
        world.finish()?;
        match world.lost() {
            lost if lost.is_empty() => Ok(()),
            lost => Err(format!("nobody was able to work on {lost:?}")),
        }
    });
}

#[test]
fn what_is_given_up_is_a_dead_letter_and_so_not_lost() {
    let name = "promises::what_is_given_up_is_a_dead_letter_and_so_not_lost";
    testbed::property(name, 70, schedules(), |steps| {
        let settings = BrokerConfig {
            max_delivery_attempts: 2,
            ..hurried()
        };
        let mut world = World::new(settings, DeliverySemantics::AtLeastOnce);
        for step in steps {
            world.step(&step)?;
            world.check_committed()?;
        }
        world.finish()?;
        match world.lost() {
            lost if lost.is_empty() => Ok(()),
            lost => Err(format!("{lost:?} are neither done nor dead letters")),
        }
    });
}

#[test]
fn at_most_once_repeats_nothing() {
    let name = "promises::at_most_once_repeats_nothing";
    testbed::property(name, 120, schedules(), |steps| {
        let mut world = World::new(hurried(), DeliverySemantics::AtMostOnce);
        let mut delivered = Vec::new();
        for step in steps {
            delivered.extend(world.step(&step)?);
        }
        delivered.extend(world.finish()?);
        let mut ids: Vec<String> = delivered.into_iter().map(|m| m.message.id).collect();
        ids.sort_unstable();
        if let Some(twice) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(format!("{} is delivered twice", twice[0]));
        }
        let mut published = world.published();
        published.sort_unstable();
        if ids != published {
            return Err(format!(
                "of {published:?} only {ids:?} were ever handed out"
            ));
        }
        Ok(())
    });
}

#[test]
fn exactly_once_is_delivered_at_least_once() {
    let mut bench = Bench::new(config());
    bench.topic("t", 1);
    bench.join_as("g", "c", &["t"], DeliverySemantics::ExactlyOnce);
    bench.fill("t", 0, 4);
    bench.poll("c", 3);
    check(
        "what is committed after a poll",
        bench.committed("t", 0),
        None,
        "exactly-once commits nothing that is not acknowledged",
    );
    bench.ack("c", "t", 0, 0);
    bench.pass(30_000);
    check(
        "what is delivered after the timeout, 0 being acknowledged,",
        bench.offsets("c", 2),
        vec![1, 2],
        "the broker delivers again what is not acknowledged; the consumer sees to the rest",
    );
    bench.join_as("g", "c", &["t"], DeliverySemantics::ExactlyOnce);
    check(
        "what is delivered after a new start",
        bench.offsets("c", 9),
        vec![1, 2, 3],
        "as above",
    );
}

/// What a consumer keeps in one place, so that work and offset change together: the effects in their
/// order, and the next offset of each partition.
#[derive(Default)]
struct Store {
    effects: Vec<String>,
    next: BTreeMap<PartitionId, Offset>,
}

/// Consumers that keep their offset with their work, and ask the broker for nothing else.
#[derive(Default)]
struct Transactional {
    store: Store,
    generations: BTreeMap<&'static str, u64>,
}

impl Transactional {
    fn poll(&mut self, bench: &mut Bench, name: &'static str, max: usize) -> Result<(), String> {
        let Ok(assigned) = bench.broker.assignment(&id("g"), &id(name)) else {
            return Ok(());
        };
        let generation = bench
            .broker
            .generation(&id("g"))
            .map_err(|e| e.to_string())?;
        if self.generations.insert(name, generation) != Some(generation) {
            for (_, partition) in assigned {
                let next = self.store.next.get(&partition).copied().unwrap_or(0);
                bench.seek(name, "t", partition, next);
            }
        }
        for message in bench.try_poll(name, max).unwrap_or_default() {
            self.work(message)?;
        }
        Ok(())
    }

    fn work(&mut self, message: ConsumedMessage) -> Result<(), String> {
        let next = self.store.next.entry(message.partition).or_default();
        if message.offset > *next {
            return Err(format!(
                "{} of partition {} is delivered to one who sought {next}",
                message.offset, message.partition
            ));
        }
        if message.offset == *next {
            self.store.effects.push(message.message.id);
            *next += 1;
        }
        Ok(())
    }
}

/// A producer that does not know whether it was heard says it again.
fn insist(bench: &mut Bench, published: &mut u32, amount: usize) -> Result<(), String> {
    for _ in 0..=amount {
        let name = format!("m{published}");
        *published += 1;
        for _ in 0..=amount % 3 {
            let stored = bench.broker.publish(&id("t"), message(&name));
            stored.map_err(|error| format!("publish is refused: {error}"))?;
        }
    }
    Ok(())
}

fn act(bench: &mut Bench, step: &Step) {
    let name = step.who;
    match step.act {
        Act::Join => bench.join_as("g", name, &["t"], DeliverySemantics::ExactlyOnce),
        Act::Leave => drop(bench.broker.leave_group(&id("g"), &id(name))),
        Act::Pass => bench.pass(20 * step.amount as u64),
        Act::Rebalance => drop(bench.broker.rebalance_group(&id("g"))),
        _ => {}
    }
}

fn once_each(mut effects: Vec<String>, published: u32) -> Result<(), String> {
    effects.sort_unstable();
    let mut want: Vec<String> = (0..published).map(|number| format!("m{number}")).collect();
    want.sort_unstable();
    if effects != want {
        return Err(format!(
            "the effects are {effects:?}, but must be each of {want:?} once"
        ));
    }
    Ok(())
}

#[test]
fn effects_happen_once_if_the_offset_is_kept_with_the_work() {
    let name = "promises::effects_happen_once_if_the_offset_is_kept_with_the_work";
    testbed::property(name, 70, schedules(), |steps| {
        let mut bench = Bench::new(hurried());
        bench.topic("t", PARTITIONS);
        let (mut all, mut published) = (Transactional::default(), 0);
        for step in steps {
            match step.act {
                Act::Publish => insist(&mut bench, &mut published, step.amount)?,
                // Some crash right after their work, before they could say so.
                Act::Poll | Act::Acknowledge => all.poll(&mut bench, step.who, step.amount + 1)?,
                _ => act(&mut bench, &step),
            }
        }
        for name in NAMES {
            let _ = bench.broker.leave_group(&id("g"), &id(name));
        }
        bench.join_as("g", "a", &["t"], DeliverySemantics::ExactlyOnce);
        for _ in 0..=published {
            all.poll(&mut bench, "a", 10)?;
            for (partition, next) in all.store.next.clone() {
                bench.commit("a", "t", partition, next);
            }
        }
        once_each(all.store.effects, published)
    });
}

#[test]
fn effects_happen_once_if_ids_that_were_seen_are_dropped() {
    let name = "promises::effects_happen_once_if_ids_that_were_seen_are_dropped";
    testbed::property(name, 70, schedules(), |steps| {
        let mut bench = Bench::new(hurried());
        bench.topic("t", PARTITIONS);
        let (mut seen, mut effects, mut published) = (BTreeSet::new(), Vec::new(), 0);
        let mut poll = |bench: &mut Bench, name: &str, max: usize, acknowledges: bool| {
            for message in bench.try_poll(name, max).unwrap_or_default() {
                if seen.insert((message.partition, message.message.id.clone())) {
                    effects.push(message.message.id);
                }
                // Only now and then: the others crash first.
                if acknowledges {
                    bench.ack(name, "t", message.partition, message.offset);
                }
            }
        };
        for step in steps {
            let (name, max) = (step.who, step.amount + 1);
            match step.act {
                Act::Publish => insist(&mut bench, &mut published, step.amount)?,
                Act::Poll => poll(&mut bench, name, max, false),
                Act::Acknowledge => poll(&mut bench, name, max, true),
                _ => act(&mut bench, &step),
            }
        }
        for name in NAMES {
            let _ = bench.broker.leave_group(&id("g"), &id(name));
        }
        bench.join_as("g", "a", &["t"], DeliverySemantics::ExactlyOnce);
        for _ in 0..=published {
            poll(&mut bench, "a", 8, true);
        }
        once_each(effects, published)
    });
}
