//! The simulated cluster that both protocols run in: one clock, one queue of events.

use std::collections::BTreeMap;
use std::time::Duration;

/// One round: the time between two probes of a member.
pub(crate) const ROUND_MS: u64 = 1_000;
/// Rounds before anything is measured.
const START: u64 = 3;

/// A member as the harness sees it; members go by number.
pub(crate) trait Node: Sized {
    type Packet;
    type Timer;

    fn new(me: usize, size: usize) -> Self;
    /// The member knows everybody; whatever it does every round it does first after `phase`.
    fn start(&mut self, size: usize, phase: Duration, out: &mut Outbox<Self>);
    fn join(&mut self, seed: usize, out: &mut Outbox<Self>);
    fn receive(&mut self, from: usize, packet: Self::Packet, out: &mut Outbox<Self>);
    fn expire(&mut self, timer: Self::Timer, out: &mut Outbox<Self>);
}

/// What a member wants done.
pub(crate) struct Outbox<N: Node> {
    pub(crate) packets: Vec<(usize, N::Packet)>,
    pub(crate) timers: Vec<(Duration, N::Timer)>,
    /// Members that it has found to be there (true) or dead (false).
    pub(crate) changes: Vec<(usize, bool)>,
}

enum Event<N: Node> {
    Packet(usize, N::Packet),
    Timer(N::Timer),
}

/// The cluster, its network (1 to 10 ms a packet) and its clock (in milliseconds).
pub(crate) struct World<N: Node> {
    nodes: Vec<N>,
    crashed: Option<usize>,
    now: u64,
    /// By the time that they are due, and the order in which they were made.
    events: BTreeMap<(u64, u64), (usize, Event<N>)>,
    made: u64,
    random: u64,
    /// Packets so far.
    pub(crate) handled: u64,
    out: Outbox<N>,
    /// The change to look for; how many members have yet to find it, and who has; when all had.
    subject: (usize, bool),
    missing: usize,
    aware: Vec<bool>,
    found_by_all: Option<u64>,
}

impl<N: Node> World<N> {
    /// `size` members that know each other, and have for some rounds.
    pub(crate) fn new(size: usize, seed: u64) -> Self {
        let mut world = Self {
            nodes: (0..=size).map(|me| N::new(me, size)).collect(),
            crashed: None,
            now: 0,
            events: BTreeMap::new(),
            made: 0,
            random: seed,
            handled: 0,
            out: Outbox {
                packets: Vec::new(),
                timers: Vec::new(),
                changes: Vec::new(),
            },
            subject: (usize::MAX, true),
            missing: 0,
            aware: Vec::new(),
            found_by_all: None,
        };
        for me in 0..size {
            let phase = Duration::from_millis(world.below(ROUND_MS));
            world.nodes[me].start(size, phase, &mut world.out);
            world.perform(me);
        }
        world.run(START);
        world
    }

    /// SplitMix64.
    fn below(&mut self, bound: u64) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn schedule(&mut self, after: u64, node: usize, event: Event<N>) {
        self.made += 1;
        let due = (self.now + after, self.made);
        self.events.insert(due, (node, event));
    }

    /// Does what member `me` wants done.
    fn perform(&mut self, me: usize) {
        let mut out = Outbox {
            packets: std::mem::take(&mut self.out.packets),
            timers: std::mem::take(&mut self.out.timers),
            changes: std::mem::take(&mut self.out.changes),
        };
        for (to, packet) in out.packets.drain(..) {
            let delay = 1 + self.below(10);
            self.schedule(delay, to, Event::Packet(me, packet));
        }
        for (after, timer) in out.timers.drain(..) {
            self.schedule(after.as_millis() as u64, me, Event::Timer(timer));
        }
        for change in out.changes.drain(..) {
            if change == self.subject && !std::mem::replace(&mut self.aware[me], true) {
                self.missing -= 1;
                if self.missing == 0 {
                    self.found_by_all = Some(self.now);
                }
            }
        }
        self.out = out;
    }

    pub(crate) fn run(&mut self, rounds: u64) {
        let end = self.now + rounds * ROUND_MS;
        while let Some(first) = self.events.first_entry() {
            let due = first.key().0;
            if due > end {
                break;
            }
            let (node, event) = first.remove();
            self.now = due;
            if Some(node) == self.crashed {
                continue;
            }
            match event {
                Event::Packet(from, packet) => {
                    self.handled += 1;
                    self.nodes[node].receive(from, packet, &mut self.out);
                }
                Event::Timer(timer) => self.nodes[node].expire(timer, &mut self.out),
            }
            self.perform(node);
        }
        self.now = end;
    }

    /// `newcomer` asks member 0 for the way; says after how many rounds `finders` members knew it,
    /// if they came to in the window.
    pub(crate) fn join(&mut self, newcomer: usize, finders: usize, window: u64) -> Option<f64> {
        self.look_for((newcomer, true), finders);
        self.nodes[newcomer].join(0, &mut self.out);
        self.perform(newcomer);
        self.watch(window)
    }

    /// `victim` says and hears nothing any more; says after how many rounds `finders` members held
    /// it dead, if they came to.
    pub(crate) fn crash(&mut self, victim: usize, finders: usize, window: u64) -> Option<f64> {
        self.crashed = Some(victim);
        self.look_for((victim, false), finders);
        self.watch(window)
    }

    fn look_for(&mut self, change: (usize, bool), finders: usize) {
        self.subject = change;
        self.missing = finders;
        self.aware = vec![false; self.nodes.len()];
        self.found_by_all = None;
    }

    fn watch(&mut self, window: u64) -> Option<f64> {
        let start = self.now;
        self.run(window);
        let found = self.found_by_all?;
        Some((found - start) as f64 / ROUND_MS as f64)
    }
}
