//! Random faults of nodes and links over a window of time.

use std::time::Duration;

use crate::fault::{FaultKind, PlannedFault};
use crate::process::NodeId;
use crate::rng::{Draws, Purpose, below};
use crate::time::{Time, micros, ms};

/// How many faults of which kind strike within a window. Which node, when and for how long comes
/// from the run's seed, each kind from a stream of its own.
///
/// ```
/// use testbed::{Chaos, ms};
///
/// let storm = Chaos::new(ms(5_000)).crashes(2).partitions(2).cuts(1).lasting(ms(100), ms(900));
/// assert_eq!(storm.faults(), 5);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chaos {
    window: Duration,
    lasting: (Duration, Duration),
    counts: [(Purpose, u32); 6],
}

impl Chaos {
    /// No fault yet, in the `window` that begins when the world is told of it. Each lasts 50 ms
    /// to 1 s, if [`Chaos::lasting`] says nothing else, and may end after the window.
    #[must_use]
    pub fn new(window: Duration) -> Self {
        let kinds = [
            Purpose::Crash,
            Purpose::Partition,
            Purpose::Cut,
            Purpose::Pause,
            Purpose::Skew,
            Purpose::Drift,
        ];
        Self {
            window,
            lasting: (ms(50), ms(1_000)),
            counts: kinds.map(|kind| (kind, 0)),
        }
    }

    /// How long a fault lasts, uniformly drawn.
    ///
    /// # Panics
    ///
    /// If `shortest` is longer than `longest`.
    #[must_use]
    #[track_caller]
    pub fn lasting(mut self, shortest: Duration, longest: Duration) -> Self {
        assert!(
            shortest <= longest,
            "the shortest fault {shortest:?} is over {longest:?}"
        );
        self.lasting = (shortest, longest);
        self
    }

    /// A node crashes, so many times; it restarts from its disk.
    #[must_use]
    pub fn crashes(self, count: u32) -> Self {
        self.with(Purpose::Crash, count)
    }

    /// The cluster splits in two, so many times.
    #[must_use]
    pub fn partitions(self, count: u32) -> Self {
        self.with(Purpose::Partition, count)
    }

    /// A link fails in one direction, so many times.
    #[must_use]
    pub fn cuts(self, count: u32) -> Self {
        self.with(Purpose::Cut, count)
    }

    /// A node stands still and goes on, so many times.
    #[must_use]
    pub fn pauses(self, count: u32) -> Self {
        self.with(Purpose::Pause, count)
    }

    /// A clock is wrong by up to a second, so many times.
    #[must_use]
    pub fn skews(self, count: u32) -> Self {
        self.with(Purpose::Skew, count)
    }

    /// A clock runs up to a tenth too fast or too slow, so many times.
    #[must_use]
    pub fn drifts(self, count: u32) -> Self {
        self.with(Purpose::Drift, count)
    }

    /// How many faults there are in all.
    #[must_use]
    pub fn faults(&self) -> u32 {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    fn with(mut self, kind: Purpose, count: u32) -> Self {
        for entry in self.counts.iter_mut().filter(|entry| entry.0 == kind) {
            entry.1 = count;
        }
        self
    }

    /// The faults of this storm, the `storm`th of the run, numbered from `first`.
    pub(crate) fn plan(
        &self,
        draws: &Draws,
        nodes: u64,
        now: Time,
        (storm, first): (u64, u32),
    ) -> Vec<PlannedFault> {
        let mut plan = Vec::new();
        for (purpose, count) in self.counts {
            for nth in 0..count {
                let dice = Dice {
                    draws,
                    purpose,
                    storm,
                    nth,
                };
                let index = first + plan.len() as u32;
                plan.push(self.fault(&dice, nodes, now, index));
            }
        }
        plan
    }

    fn fault(&self, dice: &Dice<'_>, nodes: u64, now: Time, index: u32) -> PlannedFault {
        let begins = now.after(dice.roll(0, micros(self.window)));
        let (shortest, longest) = (micros(self.lasting.0), micros(self.lasting.1));
        let ends = begins.after(shortest + dice.roll(1, longest - shortest + 1));
        let kind = dice.kind(nodes);
        PlannedFault {
            index,
            begins: begins.since_start(),
            ends: ends.since_start(),
            kind,
        }
    }
}

/// The draws of one fault.
struct Dice<'a> {
    draws: &'a Draws,
    purpose: Purpose,
    storm: u64,
    nth: u32,
}

impl Dice<'_> {
    /// The `which`th number of this fault, in `0..bound`.
    fn roll(&self, which: u64, bound: u64) -> u64 {
        let bits = self
            .draws
            .at(self.purpose, self.storm, u64::from(self.nth) << 32 | which);
        below(bits, bound)
    }

    fn node(&self, which: u64, nodes: u64) -> NodeId {
        1 + self.roll(which, nodes)
    }

    fn kind(&self, nodes: u64) -> FaultKind {
        let node = self.node(2, nodes);
        match self.purpose {
            Purpose::Partition => FaultKind::Partition(self.side(nodes)),
            Purpose::Cut => FaultKind::Cut(node, self.other(node, nodes)),
            Purpose::Pause => FaultKind::Pause(node),
            Purpose::Skew => FaultKind::Skew(node, self.around_zero(1_000)),
            Purpose::Drift => FaultKind::Drift(node, self.around_zero(100_000)),
            _ => FaultKind::Crash(node),
        }
    }

    /// One side of a split: neither nobody nor everybody, unless there is only one node.
    fn side(&self, nodes: u64) -> Vec<NodeId> {
        let alone = self.node(2, nodes);
        let apart = self.other(alone, nodes);
        let joins = |id: &NodeId| *id == alone || (*id != apart && self.roll(9 + id, 2) == 1);
        (1..=nodes).filter(joins).collect()
    }

    /// Another node than `node`, or the same if there is no other.
    fn other(&self, node: NodeId, nodes: u64) -> NodeId {
        let step = 1 + self.roll(3, nodes.saturating_sub(1));
        1 + (node - 1 + step) % nodes
    }

    fn around_zero(&self, reach: u64) -> i64 {
        self.roll(4, 2 * reach + 1) as i64 - reach as i64
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Chaos;
    use crate::fault::{FaultKind, PlannedFault};
    use crate::rng::Draws;
    use crate::time::{Time, ms};

    fn plan(chaos: &Chaos, seed: u64) -> Vec<PlannedFault> {
        chaos.plan(&Draws::new(seed), 5, Time::ZERO.after(2_000_000), (0, 10))
    }

    fn all_kinds(count: u32) -> Chaos {
        let chaos = Chaos::new(ms(4_000))
            .lasting(ms(10), ms(20))
            .crashes(count)
            .partitions(count);
        chaos.cuts(count).pauses(count).skews(count).drifts(count)
    }

    #[test]
    fn faults_begin_within_the_window_and_last_as_long_as_they_should() {
        let plan = plan(&all_kinds(300), 1);
        assert_eq!(plan.len(), 1_800);
        let mut begins: Vec<_> = plan.iter().map(|fault| fault.begins).collect();
        begins.sort();
        assert!(begins[0] >= ms(2_000) && begins[0] < ms(2_050));
        assert!(begins[1_799] < ms(6_000) && begins[1_799] > ms(5_950));
        let mut lasting: Vec<_> = plan.iter().map(|fault| fault.ends - fault.begins).collect();
        lasting.sort();
        assert!(lasting[0] >= ms(10) && lasting[1_799] <= ms(20) && lasting[1_799] > ms(19));
        assert!((10..).zip(&plan).all(|(index, fault)| fault.index == index));
    }

    #[test]
    fn every_node_is_struck_and_no_side_is_empty() {
        let (mut crashed, mut cut, mut sides) = (vec![], vec![], vec![]);
        for fault in plan(&all_kinds(300), 2) {
            match fault.kind {
                FaultKind::Crash(node) => crashed.push(node),
                FaultKind::Cut(from, to) => cut.push((from, to)),
                FaultKind::Partition(side) => sides.push(side),
                FaultKind::Skew(_, by) => assert!((-1_000..=1_000).contains(&by)),
                FaultKind::Drift(_, by) => assert!((-100_000..=100_000).contains(&by)),
                FaultKind::Pause(node) => assert!((1..=5).contains(&node)),
            }
        }
        crashed.sort_unstable();
        crashed.dedup();
        assert_eq!(crashed, [1, 2, 3, 4, 5]);
        cut.sort_unstable();
        cut.dedup();
        assert_eq!(cut.len(), 20, "every ordered pair of two nodes: {cut:?}");
        assert!(
            cut.iter()
                .all(|(from, to)| from != to && (1..=5).contains(to))
        );
        assert!(sides.iter().all(|side| (1..=4).contains(&side.len())));
        sides.sort();
        sides.dedup();
        assert_eq!(sides.len(), 30, "every subset but nobody and everybody");
    }

    #[test]
    fn clocks_are_wrong_in_both_directions() {
        let plan = plan(&Chaos::new(ms(10)).skews(50).drifts(50), 3);
        let wrong = |fault: &PlannedFault| match fault.kind {
            FaultKind::Skew(_, by) | FaultKind::Drift(_, by) => by,
            _ => 0,
        };
        assert!(plan.iter().take(50).any(|f| wrong(f) > 500));
        assert!(plan.iter().take(50).any(|f| wrong(f) < -500));
        assert!(plan.iter().skip(50).any(|f| wrong(f) > 50_000));
        assert!(plan.iter().skip(50).any(|f| wrong(f) < -50_000));
    }

    #[test]
    fn a_kind_that_is_added_moves_no_other() {
        let bare = |plan: Vec<PlannedFault>| -> Vec<_> {
            let partitions = plan
                .into_iter()
                .filter(|fault| matches!(fault.kind, FaultKind::Partition(_)));
            partitions
                .map(|fault| (fault.begins, fault.ends, fault.kind))
                .collect()
        };
        let alone = bare(plan(&Chaos::new(ms(900)).partitions(5), 4));
        let among = bare(plan(
            &Chaos::new(ms(900)).partitions(5).crashes(7).cuts(1),
            4,
        ));
        assert_eq!(alone, among);
    }

    #[test]
    fn another_seed_or_another_storm_is_another_plan() {
        let chaos = all_kinds(3);
        let now = Time::ZERO;
        let of = |seed, storm| chaos.plan(&Draws::new(seed), 5, now, (storm, 0));
        assert_eq!(of(1, 0), of(1, 0));
        assert_ne!(of(1, 0), of(2, 0));
        assert_ne!(of(1, 0), of(1, 1));
    }

    #[test]
    fn both_ends_of_a_length_are_drawn() {
        let chaos = Chaos::new(ms(1))
            .crashes(50)
            .lasting(ms(0), Duration::from_micros(1));
        let plan = plan(&chaos, 5);
        assert!(plan.iter().any(|fault| fault.begins == fault.ends));
        assert!(plan.iter().any(|fault| fault.begins != fault.ends));
    }

    #[test]
    fn a_cluster_of_one_can_be_struck_too() {
        assert_eq!(
            all_kinds(2)
                .plan(&Draws::new(1), 1, Time::ZERO, (0, 0))
                .len(),
            12
        );
    }
}
