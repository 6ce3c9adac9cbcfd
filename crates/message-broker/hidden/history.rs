//! Random histories: consumers that join, crash, come back, poll, acknowledge, refuse and dawdle.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::Duration;

use proptest::strategy::Strategy;

use super::{Bench, id, message, said};
use crate::{BrokerConfig, ConsumedMessage, DeliverySemantics, Offset, PartitionId};

pub(crate) const NAMES: [&str; 3] = ["a", "b", "c"];

pub(crate) const PARTITIONS: u32 = 3;

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Act {
    Publish,
    Join,
    Leave,
    Crash,
    Poll,
    Acknowledge,
    SayAgain,
    Nack,
    Pass,
    Rebalance,
}

/// What happens, to whom, how much of it.
#[derive(Clone)]
pub(crate) struct Step {
    pub(crate) act: Act,
    pub(crate) who: &'static str,
    pub(crate) amount: usize,
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (who, amount) = (self.who, self.amount);
        match self.act {
            Act::Publish => write!(f, "publish {}", amount + 1),
            Act::Join => write!(f, "{who} joins"),
            Act::Leave => write!(f, "{who} leaves"),
            Act::Crash => write!(f, "{who} crashes"),
            Act::Poll => write!(f, "{who} polls {}", amount + 1),
            Act::Acknowledge => write!(f, "{who} acknowledges some ({amount})"),
            Act::SayAgain => write!(f, "{who} says again what it has done ({amount})"),
            Act::Nack => write!(f, "{who} nacks one ({amount})"),
            Act::Pass => write!(f, "{} ms pass", 20 * amount),
            Act::Rebalance => write!(f, "rebalance_group"),
        }
    }
}

fn step((act, who, amount): (usize, usize, usize)) -> Step {
    const ACTS: [(usize, Act); 10] = [
        (4, Act::Publish),
        (6, Act::Join),
        (7, Act::Leave),
        (8, Act::Crash),
        (13, Act::Poll),
        (16, Act::Acknowledge),
        (17, Act::SayAgain),
        (18, Act::Nack),
        (20, Act::Pass),
        (21, Act::Rebalance),
    ];
    let act = ACTS
        .iter()
        .find(|(below, _)| act < *below)
        .map_or(Act::Poll, |(_, act)| *act);
    let who = NAMES[who];
    Step { act, who, amount }
}

pub(crate) fn schedules() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec((0usize..21, 0usize..3, 0usize..8).prop_map(step), 1..150)
}

/// Short times, so that the steps of a history run into them.
pub(crate) fn hurried() -> BrokerConfig {
    BrokerConfig {
        ack_timeout_ms: 100,
        session_timeout_ms: 300,
        max_unacked_messages: 12,
        max_delivery_attempts: 0,
        ..Default::default()
    }
}

/// What a consumer believes to have in hand.
#[derive(Default)]
struct Consumer {
    hands: BTreeMap<PartitionId, Vec<(Offset, String)>>,
    /// What it has acknowledged before.
    said: Vec<(PartitionId, Offset)>,
}

impl Consumer {
    /// A message that comes again replaces what came behind it.
    fn take(&mut self, message: &ConsumedMessage) {
        let hand = self.hands.entry(message.partition).or_default();
        hand.retain(|(offset, _)| *offset < message.offset);
        hand.push((message.offset, message.message.id.clone()));
    }

    /// A partition of which something is in hand.
    fn choose(&self, amount: usize) -> Option<PartitionId> {
        let held = self.hands.iter().filter(|(_, hand)| !hand.is_empty());
        let partitions: Vec<PartitionId> = held.map(|(partition, _)| *partition).collect();
        let at = amount.checked_rem(partitions.len())?;
        Some(partitions[at])
    }
}

/// A broker with one topic and one group, and all that was published, done and committed.
pub(crate) struct World {
    pub(crate) bench: Bench,
    semantics: DeliverySemantics,
    consumers: BTreeMap<&'static str, Consumer>,
    ids: BTreeMap<(PartitionId, Offset), String>,
    /// What consumers have worked on, before they said so.
    done: BTreeSet<String>,
    committed: BTreeMap<PartitionId, Offset>,
}

impl World {
    pub(crate) fn new(config: BrokerConfig, semantics: DeliverySemantics) -> World {
        let mut bench = Bench::new(config);
        bench.topic("t", PARTITIONS);
        World {
            bench,
            semantics,
            consumers: BTreeMap::new(),
            ids: BTreeMap::new(),
            done: BTreeSet::new(),
            committed: BTreeMap::new(),
        }
    }

    /// One step; says what a poll has delivered.
    pub(crate) fn step(&mut self, step: &Step) -> Result<Vec<ConsumedMessage>, String> {
        let (name, amount) = (step.who, step.amount);
        match step.act {
            Act::Publish => self.publish(amount)?,
            Act::Join => self.join(name)?,
            Act::Leave => self.leave(name),
            Act::Crash => drop(self.consumers.remove(name)),
            Act::Poll => return self.poll(name, amount + 1),
            Act::Acknowledge => self.acknowledge(name, amount)?,
            Act::SayAgain => self.say_again(name, amount),
            Act::Nack => self.nack(name, amount)?,
            Act::Pass => self.bench.pass(20 * amount as u64),
            Act::Rebalance => drop(self.bench.broker.rebalance_group(&id("g"))),
        }
        Ok(Vec::new())
    }

    /// Whoever is served or heard must have the partition.
    fn check_owner(&self, name: &str, partition: PartitionId, what: &str) -> Result<(), String> {
        let assigned = self
            .bench
            .broker
            .assignment(&id("g"), &id(name))
            .unwrap_or_default();
        if assigned.contains(&(id("t"), partition)) {
            return Ok(());
        }
        Err(format!(
            "{name} {what} partition {partition}, which is not assigned to it"
        ))
    }

    fn publish(&mut self, amount: usize) -> Result<(), String> {
        for _ in 0..=amount {
            let name = format!("m{}", self.ids.len());
            let published = self.bench.broker.publish(&id("t"), message(&name));
            let place = published.map_err(|error| format!("publish is refused: {error}"))?;
            self.ids.insert((place.partition, place.offset), name);
        }
        Ok(())
    }

    pub(crate) fn join(&mut self, name: &'static str) -> Result<(), String> {
        let topics = vec![id("t")];
        let joined = self
            .bench
            .broker
            .join_group(id("g"), id(name), topics, self.semantics);
        joined.map_err(|error| format!("join_group is refused: {error}"))?;
        self.consumers.insert(name, Consumer::default());
        Ok(())
    }

    fn leave(&mut self, name: &str) {
        self.consumers.remove(name);
        let _ = self.bench.broker.leave_group(&id("g"), &id(name));
    }

    fn poll(&mut self, name: &str, max: usize) -> Result<Vec<ConsumedMessage>, String> {
        if !self.consumers.contains_key(name) {
            return Ok(Vec::new());
        }
        let polled = self.bench.try_poll(name, max).unwrap_or_default();
        for message in &polled {
            self.check_owner(name, message.partition, "is served from")?;
            if let Some(consumer) = self.consumers.get_mut(name) {
                consumer.take(message);
            }
        }
        Ok(polled)
    }

    /// Works on the first messages in hand of a partition, then acknowledges the last of them. Who
    /// has lost the partition does so too: it cannot know.
    fn acknowledge(&mut self, name: &str, amount: usize) -> Result<(), String> {
        let Some(consumer) = self.consumers.get_mut(name) else {
            return Ok(());
        };
        let Some(partition) = consumer.choose(amount) else {
            return Ok(());
        };
        let hand = consumer.hands.entry(partition).or_default();
        let worked = hand.drain(..amount % hand.len() + 1);
        let mut last = 0;
        for (offset, message) in worked {
            self.done.insert(message);
            last = offset;
        }
        consumer.said.push((partition, last));
        if self.bench.ack(name, "t", partition, last) == "Ok" {
            return self.check_owner(name, partition, "may acknowledge in");
        }
        consumer.hands.remove(&partition);
        Ok(())
    }

    /// An acknowledgement, or a commit, that comes twice, or late.
    fn say_again(&mut self, name: &str, amount: usize) {
        let said = self
            .consumers
            .get(name)
            .map(|consumer| consumer.said.as_slice());
        let said = said.unwrap_or_default();
        if let Some(at) = amount.checked_rem(said.len()) {
            let (partition, offset) = said[said.len() - 1 - at];
            match amount % 2 {
                0 => self.bench.ack(name, "t", partition, offset),
                _ => self.bench.commit(name, "t", partition, offset + 1),
            };
        }
    }

    fn nack(&mut self, name: &str, amount: usize) -> Result<(), String> {
        let Some(consumer) = self.consumers.get_mut(name) else {
            return Ok(());
        };
        let Some(partition) = consumer.choose(amount) else {
            return Ok(());
        };
        let hand = consumer.hands.entry(partition).or_default();
        let failed = hand[amount % hand.len()].0;
        if self.bench.nack(name, "t", partition, failed) != "Ok" {
            return Ok(());
        }
        hand.retain(|(offset, _)| *offset < failed);
        self.check_owner(name, partition, "may nack in")
    }

    /// What is committed only grows, and everything below is done or a dead letter.
    pub(crate) fn check_committed(&mut self) -> Result<(), String> {
        let dead = self.dead_letters();
        for partition in 0..PARTITIONS {
            let next = self.bench.committed("t", partition).unwrap_or(0);
            let before = self.committed.insert(partition, next).unwrap_or(0);
            if next < before {
                return Err(format!(
                    "what is committed of {partition} went from {before} back to {next}"
                ));
            }
            for offset in before..next {
                let name = self
                    .ids
                    .get(&(partition, offset))
                    .cloned()
                    .unwrap_or_default();
                if !self.done.contains(&name) && !dead.contains(&name) {
                    return Err(format!(
                        "{next} is committed of partition {partition}, but nobody has worked on {offset}"
                    ));
                }
            }
        }
        Ok(())
    }

    /// The ids in the dead letter topic, read by a group of its own from the beginning.
    pub(crate) fn dead_letters(&mut self) -> BTreeSet<String> {
        let dead = id("t.dlq");
        let mut ids = BTreeSet::new();
        if self.bench.broker.get_topic_config(&dead).is_none() {
            return ids;
        }
        let (group, reader) = (id("undertaker"), id("reader"));
        let how = DeliverySemantics::AtLeastOnce;
        let broker = &mut self.bench.broker;
        let joined = broker.join_group(group.clone(), reader.clone(), vec![dead.clone()], how);
        if joined.is_err() || broker.seek_to_beginning(&group, &reader, &dead, 0).is_err() {
            return ids;
        }
        while let Ok(polled) = broker.poll(&group, &reader, 5, Duration::ZERO)
            && let Some(last) = polled.last()
        {
            let offsets = [((dead.clone(), 0), last.offset)].into_iter().collect();
            if said(broker.acknowledge(&group, &reader, offsets)) != "Ok" {
                break;
            }
            ids.extend(polled.iter().map(|message| message.message.id.clone()));
        }
        ids
    }

    /// All others leave; one who never fails works off what is there. Says what it was given.
    pub(crate) fn finish(&mut self) -> Result<Vec<ConsumedMessage>, String> {
        for name in NAMES {
            self.leave(name);
        }
        self.join("z")?;
        let mut all = Vec::new();
        loop {
            let polled = self.poll("z", 10)?;
            if polled.is_empty() {
                return Ok(all);
            }
            if all.len() > 2 * self.ids.len() {
                return Err("one who acknowledges everything is given messages without end".into());
            }
            for partition in 0..PARTITIONS {
                let of_it = |message: &&ConsumedMessage| message.partition == partition;
                if let Some(last) = polled.iter().rfind(of_it) {
                    self.bench.ack("z", "t", partition, last.offset);
                }
            }
            self.done
                .extend(polled.iter().map(|message| message.message.id.clone()));
            all.extend(polled);
        }
    }

    /// Messages that nobody has worked on and that are no dead letters.
    pub(crate) fn lost(&mut self) -> Vec<String> {
        let dead = self.dead_letters();
        let gone = |name: &&String| !self.done.contains(*name) && !dead.contains(*name);
        self.ids.values().filter(gone).cloned().collect()
    }

    pub(crate) fn published(&self) -> Vec<String> {
        self.ids.values().cloned().collect()
    }
}
