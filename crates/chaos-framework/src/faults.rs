//! The faults of a run: whom they hit, how long they last, and how they end.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::time::Instant;

use crate::rng::Stream;
use crate::sync::lock;
use crate::world::World;
use crate::{FaultSpec, FaultTarget, FaultType, NetworkPartition, NodeId, PartitionType};

/// A fault that acts.
struct Active {
    /// What its effects are found by.
    key: u64,
    nodes: Vec<NodeId>,
    until: Option<Duration>,
}

/// The faults of one run by id.
#[derive(Default)]
pub(crate) struct Faults {
    active: BTreeMap<String, Active>,
    /// How often each was to be injected: the n-th time has choices of its own.
    occurrences: BTreeMap<String, u64>,
}

impl Faults {
    /// Injects a fault, if it draws so; the nodes that it hits.
    pub(crate) fn inject(&mut self, world: &World, spec: &FaultSpec) -> Option<Vec<NodeId>> {
        let occurrence = self.occurrences.entry(spec.id.clone()).or_default();
        let stream = Stream::new(world.seed).named("fault").named(&spec.id);
        let choices = stream.child(*occurrence);
        *occurrence += 1;
        if !choices.named("happens").happens(spec.probability) {
            return None;
        }
        let nodes = targets(world, &spec.target, choices.named("target"));
        let key = choices.key();
        impose(world, key, &spec.fault_type, &nodes);
        let now = world.clock.current();
        let active = Active {
            key,
            nodes: nodes.clone(),
            until: spec.duration.map(|duration| now.saturating_add(duration)),
        };
        self.active.insert(spec.id.clone(), active);
        Some(nodes)
    }

    /// Ends a fault; whether there was one.
    pub(crate) fn remove(&mut self, world: &World, id: &str) -> bool {
        let active = self.active.remove(id);
        if let Some(active) = &active {
            revoke(world, active);
        }
        active.is_some()
    }

    pub(crate) fn next_expiry(&self) -> Option<Duration> {
        self.active.values().filter_map(|active| active.until).min()
    }

    /// The ids whose time is over, the one that was over first ahead.
    pub(crate) fn expired(&self, now: Duration) -> Vec<String> {
        let mut over: Vec<(Duration, &String)> = self
            .active
            .iter()
            .filter_map(|(id, active)| Some((active.until.filter(|&until| until <= now)?, id)))
            .collect();
        over.sort();
        over.into_iter().map(|(_, id)| id.clone()).collect()
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        self.active.keys().cloned().collect()
    }
}

/// The nodes that a fault hits, sorted.
fn targets(world: &World, target: &FaultTarget, choices: Stream) -> Vec<NodeId> {
    let mut nodes = match target {
        FaultTarget::Node(id) => vec![id.clone()],
        FaultTarget::Nodes(ids) => ids.clone(),
        FaultTarget::Random { count } => drawn(registered(world), *count, choices),
        FaultTarget::All => registered(world),
    };
    nodes.sort();
    nodes.dedup();
    nodes
}

fn registered(world: &World) -> Vec<NodeId> {
    lock(&world.nodes).keys().cloned().collect()
}

/// The first steps of a Fisher-Yates shuffle.
fn drawn(mut nodes: Vec<NodeId>, count: usize, choices: Stream) -> Vec<NodeId> {
    let count = count.min(nodes.len());
    for at in 0..count {
        let other = at + choices.child(at as u64).below(nodes.len() - at);
        nodes.swap(at, other);
    }
    nodes.truncate(count);
    nodes
}

fn impose(world: &World, key: u64, kind: &FaultType, nodes: &[NodeId]) {
    match kind {
        FaultType::NetworkPartition(direction) => {
            for (side, rest) in sides(world, nodes) {
                let partition = cut(*direction, side, rest);
                world.network.impose_partition(key, partition);
            }
        }
        FaultType::NetworkLatency(latency) => world.network.impose_latency(key, nodes, latency),
        FaultType::NetworkDrop(rate) => world.network.impose_loss(key, nodes, *rate),
        FaultType::ClockSkew(skew) => world.clock.impose_skew(key, nodes, *skew),
        of_machine => {
            let known = lock(&world.nodes);
            for node in nodes.iter().filter_map(|id| known.get(id)) {
                node.impose(key, of_machine);
            }
        }
    }
}

/// What a partition of these nodes has on its sides: they and the rest; or, where there is no rest,
/// each of them, and it and those after it: no partition keeps a node from itself.
fn sides<'a>(world: &World, nodes: &'a [NodeId]) -> Vec<(&'a [NodeId], Vec<NodeId>)> {
    let rest: Vec<NodeId> = registered(world)
        .into_iter()
        .filter(|id| !nodes.contains(id))
        .collect();
    if !rest.is_empty() {
        return vec![(nodes, rest)];
    }
    (0..nodes.len())
        .map(|at| (&nodes[at..=at], nodes[at..].to_vec()))
        .collect()
}

fn cut(partition_type: PartitionType, side: &[NodeId], rest: Vec<NodeId>) -> NetworkPartition {
    NetworkPartition {
        group_a: side.iter().cloned().collect(),
        group_b: rest.into_iter().collect(),
        partition_type,
        duration: None,
        created_at: Instant::now().into_std(),
    }
}

fn revoke(world: &World, fault: &Active) {
    world.network.revoke(fault.key);
    world.clock.revoke(fault.key);
    let known = lock(&world.nodes);
    for node in fault.nodes.iter().filter_map(|id| known.get(id)) {
        node.revoke(fault.key);
    }
}
