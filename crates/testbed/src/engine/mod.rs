//! The part of a world that does not know what a process is.

mod send;

use std::collections::BTreeMap;
use std::time::Duration;

use crate::chaos::Chaos;
use crate::clock::Clock;
use crate::event::{Event, What};
use crate::failure::Broken;
use crate::fate::Fates;
use crate::fault::{Fault, FaultKind, PlannedFault};
use crate::links::Links;
use crate::network::Network;
use crate::process::NodeId;
use crate::queue::{Queue, Tag, Ticket};
use crate::rng::{Draws, Purpose, below};
use crate::time::Time;
use crate::trace::Trace;
use crate::traffic::Ledger;

pub(crate) use send::Sent;

/// So many steps at one instant, or events pending at once, and twice as many for every pair of
/// nodes, are taken for a run that never ends.
const CROWD_MAX: u64 = 200_000;

/// How many steps there were at the present instant.
#[derive(Debug, Default)]
pub(crate) struct Crowd {
    at: Time,
    steps: u64,
}

/// How a run is made: with what seed, under which fates, recorded or not.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) seed: u64,
    pub(crate) fates: Fates,
    pub(crate) recorded: bool,
}

/// Time, network, clocks, counts and record of one run.
#[derive(Debug)]
pub(crate) struct Engine {
    pub(crate) now: Time,
    pub(crate) steps: u64,
    pub(crate) last: Option<NodeId>,
    pub(crate) crowd: Crowd,
    pub(crate) queue: Queue,
    pub(crate) links: Links,
    pub(crate) ledger: Ledger,
    pub(crate) draws: Draws,
    pub(crate) trace: Option<Trace>,
    pub(crate) plan: Vec<(PlannedFault, Phase)>,
    pub(crate) network: Network,
    fates: Fates,
    nodes: u64,
    clocks: Vec<Clock>,
    paused: Vec<bool>,
    own_networks: Vec<((NodeId, NodeId), Network)>,
    /// By sender and receiver: how many messages there were; a row is made when it is needed.
    counts: Vec<Vec<u32>>,
    /// By sender and receiver: when the last message of an ordered link arrives.
    arrivals: Vec<Vec<Time>>,
    /// How often which text was sent on which link.
    sayings: BTreeMap<(NodeId, NodeId, u64), u32>,
    locals: Vec<u32>,
    storms: u64,
    scripted: u64,
}

/// How far a planned fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Waiting,
    Active,
    Over,
}

impl Engine {
    pub(crate) fn new(nodes: u64, settings: Settings) -> Self {
        let places = nodes as usize + 1;
        Self {
            now: Time::ZERO,
            steps: 0,
            last: None,
            crowd: Crowd::default(),
            queue: Queue::default(),
            links: Links::default(),
            ledger: Ledger::new(nodes as usize),
            draws: Draws::new(settings.seed),
            trace: settings.recorded.then(Trace::default),
            plan: Vec::new(),
            network: Network::new(),
            fates: settings.fates,
            nodes,
            clocks: vec![Clock::new(); places],
            paused: vec![false; places],
            own_networks: Vec::new(),
            counts: vec![Vec::new(); places],
            arrivals: vec![Vec::new(); places],
            sayings: BTreeMap::new(),
            locals: vec![0; places],
            storms: 0,
            scripted: 0,
        }
    }

    pub(crate) fn nodes(&self) -> u64 {
        self.nodes
    }

    pub(crate) fn exists(&self, node: NodeId) -> bool {
        (1..=self.nodes).contains(&node)
    }

    /// The tag of the next event that is `node`'s own.
    pub(crate) fn local_tag(&mut self, node: NodeId) -> Tag {
        let count = &mut self.locals[node as usize];
        *count += 1;
        Tag::local(node, *count)
    }

    pub(crate) fn is_paused(&self, node: NodeId) -> bool {
        self.paused[node as usize]
    }

    pub(crate) fn set_paused(&mut self, node: NodeId, paused: bool) {
        self.paused[node as usize] = paused;
    }

    /// Whether an event has to wait: its node stands still, or its link is held.
    pub(crate) fn is_held_back(&self, ticket: &Ticket) -> bool {
        let (from, node) = (ticket.tag.from(), ticket.tag.node());
        self.is_paused(node) || (from != 0 && self.links.is_held(from, node))
    }

    /// What no longer has to wait happens now.
    pub(crate) fn let_go(&mut self) {
        let mut queue = std::mem::take(&mut self.queue);
        queue.unpark(self.now, |ticket| !self.is_held_back(ticket));
        self.queue = queue;
    }

    pub(crate) fn clock(&self, node: NodeId) -> &Clock {
        &self.clocks[node as usize]
    }

    pub(crate) fn skew(&mut self, node: NodeId, by_ms: i64) {
        let now = self.now;
        self.clocks[node as usize].shift(now, by_ms.saturating_mul(1_000));
        self.tell(node, What::Skewed { by_ms });
    }

    pub(crate) fn drift(&mut self, node: NodeId, ppm: i64) {
        let now = self.now;
        self.clocks[node as usize].drift(now, ppm);
        self.tell(node, What::Drifts { ppm });
    }

    pub(crate) fn cut(&mut self, from: &[NodeId], to: &[NodeId], both: bool, plan: Option<u32>) {
        self.links.cut(from, to, both, plan);
        let what = What::Cut {
            from: from.to_vec(),
            to: to.to_vec(),
            both_ways: both,
        };
        self.tell(0, what);
    }

    /// Plans the faults of `chaos`: the indices of those that are to happen.
    pub(crate) fn plan_faults(&mut self, chaos: &Chaos) -> Vec<u32> {
        let first = self.plan.len() as u32;
        let drawn = chaos.plan(&self.draws, self.nodes, self.now, (self.storms, first));
        self.storms += 1;
        let mut happening = Vec::new();
        for fault in &drawn {
            if !self.fates.happens(fault.index) {
                continue;
            }
            happening.push(fault.index);
            if let Some(trace) = &mut self.trace {
                trace.blame(Fault::Planned(fault.clone()));
            }
        }
        self.plan
            .extend(drawn.into_iter().map(|fault| (fault, Phase::Waiting)));
        happening
    }

    /// Moves the planned fault `index` on from `old` to `new`: the fault, if that is where it was.
    pub(crate) fn advance_planned(
        &mut self,
        index: u32,
        old: Phase,
        new: Phase,
    ) -> Option<FaultKind> {
        let (fault, phase) = self.plan.get_mut(index as usize)?;
        if *phase != old {
            return None;
        }
        *phase = new;
        Some(fault.kind.clone())
    }

    /// A number in `0..bound` from the script's own stream.
    pub(crate) fn script_number(&mut self, bound: u64) -> u64 {
        self.scripted += 1;
        below(self.draws.at(Purpose::Script, 0, self.scripted), bound)
    }

    pub(crate) fn is_recorded(&self) -> bool {
        self.trace.is_some()
    }

    /// A new step, at `node`, at `at`. `Err` if the run shows no sign of ever ending.
    pub(crate) fn begin_step(
        &mut self,
        node: Option<NodeId>,
        at: Time,
        pending: usize,
    ) -> Result<(), Broken> {
        if self.crowd.at != at {
            self.crowd = Crowd { at, steps: 0 };
        }
        self.crowd.steps += 1;
        self.now = at;
        self.ledger.advance(at);
        self.steps += 1;
        self.last = node;
        let bound = CROWD_MAX + 2 * self.nodes * self.nodes;
        if self.crowd.steps > bound {
            let who = node.unwrap_or(0);
            let message = format!("{bound} steps at one instant, the last at node {who}");
            return Err(Broken::new("time moves on", message));
        }
        if pending as u64 > bound {
            let message = format!("over {bound} messages and timers are pending at once");
            return Err(Broken::new("messages do not breed", message));
        }
        Ok(())
    }

    /// Records that something happened, if the run is recorded.
    pub(crate) fn tell(&mut self, node: NodeId, what: What) {
        let (step, at) = (self.steps, self.now.since_start());
        if let Some(trace) = &mut self.trace {
            trace.tell(Event {
                step,
                at,
                node,
                what,
            });
        }
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.now.since_start()
    }
}
