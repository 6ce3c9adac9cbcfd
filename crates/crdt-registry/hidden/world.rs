//! Replicas of any type under a random schedule, and a model that knows what each of them must show.
//!
//! The world writes down every change and which changes its replica had seen; what a replica must show
//! follows from the changes that it has seen (see `model`).

use std::fmt::{self, Write};
use std::sync::Arc;

use proptest::collection::vec;
use proptest::strategy::Strategy;
use testbed::property;

use super::model::{
    Change, DOMAIN, NAMES, expected_counts, expected_map, expected_set, latest, visible,
};
use super::{Hands, id};
use crate::{CRDT, GCounter, LWWMap, LWWRegister, ORSet, PNCounter};

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    GCounter,
    PNCounter,
    LWWRegister,
    ORSet,
    LWWMap,
}

pub(super) const KINDS: [Kind; 5] = [
    Kind::GCounter,
    Kind::PNCounter,
    Kind::LWWRegister,
    Kind::ORSet,
    Kind::LWWMap,
];

/// One step of a schedule. `what` of a change: 0 and 1 add, 2 removes, as far as the type can.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Change { at: usize, what: u8, with: u32 },
    Send { from: usize },
    Deliver { to: usize, message: usize },
    SetClock { at: usize, now: u64 },
    Clone { of: usize },
}

/// What a property says of so many replicas that take these steps.
type Claim<'a> = &'a dyn Fn(usize, &[Step]) -> Result<(), String>;

/// Tries the claim on random schedules. Not generic, for each instance would have to be compiled.
pub(super) fn holds(test: &str, cases: u32, clones: bool, claim: Claim<'_>) {
    property(test, cases, schedules(clones), |(replicas, steps)| {
        claim(replicas, &steps.0)
    });
}

/// The steps. What they did is told in words; the numbers behind it help nobody.
struct Steps(Vec<Step>);

impl fmt::Debug for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} steps, told above", self.0.len())
    }
}

/// How many replicas, and what they do. Messages are delivered late, in any order, more than once or
/// never. `clones` tells whether replicas are cloned, and the clones go on for themselves.
fn schedules(clones: bool) -> impl Strategy<Value = (usize, Steps)> {
    let kinds = if clones { 0..11_u8 } else { 0..10_u8 };
    let step = (kinds, 0..60_usize, 0..60_usize);
    let step = step.prop_map(|(kind, one, two)| match kind {
        0..=3 => Step::Change {
            at: one,
            what: kind,
            with: two as u32 % DOMAIN,
        },
        4..=5 => Step::Send { from: one },
        6..=8 => Step::Deliver {
            to: one,
            message: two,
        },
        9 => Step::SetClock {
            at: one,
            now: two as u64 / 5,
        },
        _ => Step::Clone { of: one },
    });
    (3..=5_usize, vec(step, 0..48).prop_map(Steps))
}

#[derive(Clone)]
pub(super) enum Replica {
    Grow(GCounter),
    BothWays(PNCounter),
    Register(LWWRegister<u32>),
    Set(ORSet<u32>),
    Map(LWWMap<u32, u32>),
}

impl Replica {
    fn new(kind: Kind, name: &str, clock: Arc<Hands>) -> Replica {
        match kind {
            Kind::GCounter => Replica::Grow(GCounter::new()),
            Kind::PNCounter => Replica::BothWays(PNCounter::new()),
            Kind::LWWRegister => Replica::Register(LWWRegister::with_clock(id(name), clock)),
            Kind::ORSet => Replica::Set(ORSet::new(id(name))),
            Kind::LWWMap => Replica::Map(LWWMap::with_clock(id(name), clock)),
        }
    }

    fn change(&mut self, name: &str, change: &Change) {
        let (value, amount) = (change.with, u64::from(change.with) + 1);
        match (self, change.removes) {
            (Replica::Grow(counter), _) => counter.increment_by(&id(name), amount),
            (Replica::BothWays(counter), false) => counter.increment_by(&id(name), amount),
            (Replica::BothWays(counter), true) => counter.decrement_by(&id(name), amount),
            (Replica::Register(register), _) => register.set(change.number),
            (Replica::Set(set), false) => set.insert(value),
            (Replica::Set(set), true) => drop(set.remove(&value)),
            (Replica::Map(map), false) => map.insert(value, change.number),
            (Replica::Map(map), true) => map.remove(&value),
        }
    }

    pub(super) fn merge(&mut self, other: &Replica) {
        match (self, other) {
            (Replica::Grow(ours), Replica::Grow(theirs)) => ours.merge(theirs),
            (Replica::BothWays(ours), Replica::BothWays(theirs)) => ours.merge(theirs),
            (Replica::Register(ours), Replica::Register(theirs)) => ours.merge(theirs),
            (Replica::Set(ours), Replica::Set(theirs)) => ours.merge(theirs),
            (Replica::Map(ours), Replica::Map(theirs)) => ours.merge(theirs),
            _ => unreachable!("a world is of one kind"),
        }
    }

    /// `self` after merging `other`.
    pub(super) fn merged(&self, other: &Replica) -> Replica {
        let mut merged = self.clone();
        merged.merge(other);
        merged
    }

    /// All that the type's methods say, in a text.
    pub(super) fn shows(&self) -> String {
        match self {
            Replica::Grow(counter) => {
                let mut text = format!("value {}", counter.value());
                for name in NAMES {
                    let _ = write!(text, ", {name}: {}", counter.replica_value(&id(name)));
                }
                text
            }
            Replica::BothWays(counter) => format!("value {}", counter.value()),
            Replica::Register(register) => {
                let timestamp = register.timestamp();
                let (time, replica) = (timestamp.time, &timestamp.replica);
                match register.get() {
                    Some(value) => format!("{value} written at {time} by {replica}"),
                    None => format!("nothing, at {time}"),
                }
            }
            Replica::Set(set) => show_set(set),
            Replica::Map(map) => show_map(map),
        }
    }
}

fn show_set(set: &ORSet<u32>) -> String {
    let mut values: Vec<u32> = set.values().into_iter().collect();
    values.sort_unstable();
    let there: Vec<u32> = (0..DOMAIN).filter(|value| set.contains(value)).collect();
    let (len, empty) = (set.len(), set.is_empty());
    format!("values {values:?}, contains {there:?}, len {len}, is_empty {empty}")
}

fn show_map(map: &LWWMap<u32, u32>) -> String {
    let mut keys = map.keys();
    keys.sort_unstable();
    let mut text = format!("keys {keys:?}");
    for key in 0..DOMAIN {
        let _ = write!(
            text,
            ", {key}: {:?} ({})",
            map.get(&key),
            map.contains_key(&key)
        );
    }
    text
}

struct Node {
    name: &'static str,
    clock: Arc<Hands>,
    replica: Replica,
    /// Bit `n`: change `n` has been seen.
    seen: u64,
}

pub(super) struct World {
    kind: Kind,
    nodes: Vec<Node>,
    messages: Vec<(Replica, u64)>,
    changes: Vec<Change>,
    told: String,
}

impl World {
    pub(super) fn new(kind: Kind, replicas: usize) -> World {
        let node = |name: &'static str| {
            let clock = Hands::at(0);
            let replica = Replica::new(kind, name, clock.clone());
            Node {
                name,
                clock,
                replica,
                seen: 0,
            }
        };
        World {
            kind,
            nodes: NAMES[..replicas].iter().map(|name| node(name)).collect(),
            messages: Vec::new(),
            changes: Vec::new(),
            told: String::new(),
        }
    }

    pub(super) fn replica(&self, at: usize) -> &Replica {
        &self.nodes[at].replica
    }

    /// What was done so far, in words.
    pub(super) fn told(&self) -> &str {
        self.told.trim_end()
    }

    /// Every step.
    pub(super) fn play(&mut self, steps: &[Step]) {
        for step in steps {
            self.take(*step);
        }
    }

    /// Every step, and after each a look at who took it.
    pub(super) fn run(&mut self, steps: &[Step]) -> Result<(), String> {
        for step in steps {
            let looked_at = self.take(*step);
            self.look(looked_at)?;
        }
        Ok(())
    }

    /// All hear from all, in different orders, and must show the same: what all changes give.
    pub(super) fn finish(&mut self) -> Result<(), String> {
        self.told.push_str("all merge the states of all; ");
        let count = self.nodes.len();
        let states: Vec<(Replica, u64)> = self.states();
        for at in 0..count {
            for turn in 0..count {
                let from = if at % 2 == 0 {
                    (at + turn) % count
                } else {
                    (2 * count + at - turn) % count
                };
                self.deliver(at, &states[from]);
            }
            self.look(at)?;
        }
        Ok(())
    }

    fn states(&self) -> Vec<(Replica, u64)> {
        let nodes = self.nodes.iter();
        nodes
            .map(|node| (node.replica.clone(), node.seen))
            .collect()
    }

    /// Takes a step, and says whose replica it concerned. Numbers that are too large go round.
    fn take(&mut self, step: Step) -> usize {
        let count = self.nodes.len();
        match step {
            Step::Change { at, what, with } => {
                self.change(at % count, what == 2, with);
                at % count
            }
            Step::Send { from } => {
                let from = from % count;
                let node = &self.nodes[from];
                let number = self.messages.len();
                let _ = write!(self.told, "{} sends m{number}; ", label(&self.nodes, from));
                self.messages.push((node.replica.clone(), node.seen));
                from
            }
            Step::Deliver { to, message } if !self.messages.is_empty() => {
                let (to, number) = (to % count, message % self.messages.len());
                let _ = write!(self.told, "m{number} reaches {}; ", label(&self.nodes, to));
                let message = self.messages[number].clone();
                self.deliver(to, &message);
                to
            }
            Step::Deliver { to, .. } => to % count,
            Step::SetClock { at, now } => {
                let node = &self.nodes[at % count];
                if matches!(self.kind, Kind::LWWRegister | Kind::LWWMap) {
                    let _ = write!(self.told, "the clock of {} is set to {now}; ", node.name);
                }
                node.clock.set(now);
                at % count
            }
            Step::Clone { of } if count < 6 => {
                let of = of % count;
                let name = label(&self.nodes, of);
                let node = &self.nodes[of];
                self.nodes.push(Node {
                    name: node.name,
                    clock: node.clock.clone(),
                    replica: node.replica.clone(),
                    seen: node.seen,
                });
                let _ = write!(
                    self.told,
                    "{name} is cloned to {}; ",
                    label(&self.nodes, count)
                );
                of
            }
            Step::Clone { of } => of % count,
        }
    }

    fn change(&mut self, at: usize, removes: bool, with: u32) {
        let name = label(&self.nodes, at);
        let _ = match self.kind {
            Kind::GCounter => write!(self.told, "{name} counts {}; ", with + 1),
            Kind::PNCounter if removes => write!(self.told, "{name} counts -{}; ", with + 1),
            Kind::PNCounter => write!(self.told, "{name} counts {}; ", with + 1),
            Kind::LWWRegister => write!(self.told, "{name} writes {}; ", self.changes.len()),
            _ if removes => write!(self.told, "{name} removes {with}; "),
            Kind::ORSet => write!(self.told, "{name} inserts {with}; "),
            Kind::LWWMap => write!(self.told, "{name} puts {} at {with}; ", self.changes.len()),
        };
        let node = &mut self.nodes[at];
        let past = node.seen;
        let latest = visible(&self.changes, past).map(|change| change.time).max();
        let change = Change {
            number: self.changes.len() as u32,
            replica: node.name,
            removes,
            with,
            past,
            time: crate::Clock::now(&*node.clock).max(latest.unwrap_or(0) + 1),
        };
        node.replica.change(node.name, &change);
        node.seen |= 1 << change.number;
        self.changes.push(change);
    }

    fn deliver(&mut self, to: usize, (state, seen): &(Replica, u64)) {
        self.nodes[to].replica.merge(state);
        self.nodes[to].seen |= seen;
    }

    fn look(&self, at: usize) -> Result<(), String> {
        let (shown, expected) = (
            self.nodes[at].replica.shows(),
            self.expected(self.nodes[at].seen),
        );
        if shown == expected {
            return Ok(());
        }
        Err(format!(
            "{:?}: after \"{}\" replica {} shows [{shown}], but the changes that it has seen give \
             [{expected}]",
            self.kind,
            self.told(),
            label(&self.nodes, at),
        ))
    }

    /// What a replica that has seen these changes must show.
    fn expected(&self, seen: u64) -> String {
        let changes: Vec<&Change> = visible(&self.changes, seen).collect();
        match self.kind {
            Kind::GCounter => expected_counts(&changes),
            Kind::PNCounter => {
                let signed = changes.iter().map(|change| {
                    let amount = i64::from(change.with) + 1;
                    if change.removes { -amount } else { amount }
                });
                format!("value {}", signed.sum::<i64>())
            }
            Kind::LWWRegister => match latest(changes.into_iter()) {
                Some(last) => format!(
                    "{} written at {} by {}",
                    last.number, last.time, last.replica
                ),
                None => "nothing, at 0".to_string(),
            },
            Kind::ORSet => expected_set(&changes),
            Kind::LWWMap => expected_map(&changes),
        }
    }
}

/// The name of a node, with a stroke for each clone.
fn label(nodes: &[Node], at: usize) -> String {
    let name = nodes[at].name;
    let before = nodes[..at].iter().filter(|node| node.name == name).count();
    format!("{name}{}", "'".repeat(before))
}
