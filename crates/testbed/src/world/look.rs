//! What a scenario and its rules may look at.

use std::ops::RangeInclusive;
use std::time::Duration;

use super::World;
use super::script::down;
use crate::process::{NodeId, Process};
use crate::traffic::Traffic;

impl<P: Process> World<P> {
    /// The numbers of all nodes, up or down.
    #[must_use]
    pub fn ids(&self) -> RangeInclusive<NodeId> {
        1..=self.engine.nodes()
    }

    /// The processes of the nodes that are up, in ascending order.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &P)> {
        (1..)
            .zip(&self.hosts)
            .filter_map(|(id, host)| Some((id, host.process.as_ref()?)))
    }

    /// The process of the node `id`.
    ///
    /// # Panics
    ///
    /// If the node is down.
    #[must_use]
    #[track_caller]
    pub fn node(&self, id: NodeId) -> &P {
        self.get(id).unwrap_or_else(|| panic!("{}", down(id)))
    }

    /// The process of the node `id`, to be changed without effects; see [`World::call`].
    ///
    /// # Panics
    ///
    /// If the node is down.
    #[must_use]
    #[track_caller]
    pub fn node_mut(&mut self, id: NodeId) -> &mut P {
        self.host_mut(id)
            .process
            .as_mut()
            .unwrap_or_else(|| panic!("{}", down(id)))
    }

    /// The process of the node `id`, if it is up.
    #[must_use]
    pub fn get(&self, id: NodeId) -> Option<&P> {
        self.host(id).process.as_ref()
    }

    /// What is on the disk of the node `id`, if it is down.
    #[must_use]
    pub fn durable(&self, id: NodeId) -> Option<&P::Durable> {
        let host = self.host(id);
        host.process.is_none().then_some(&host.disk)
    }

    /// Whether the node `id` is up.
    #[must_use]
    pub fn is_up(&self, id: NodeId) -> bool {
        self.get(id).is_some()
    }

    /// True time since the start.
    #[must_use]
    pub fn now(&self) -> Duration {
        self.engine.elapsed()
    }

    /// How many steps there were.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.engine.steps
    }

    /// The run's seed.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.engine.draws.seed()
    }

    /// Where the last step was; `None` before the first, and for a planned fault.
    #[must_use]
    pub fn last_stepped(&self) -> Option<NodeId> {
        self.engine.last
    }

    /// A random number in `0..bound` for the script, from a stream of its own; 0 for the bound 0.
    pub fn random_below(&mut self, bound: u64) -> u64 {
        self.engine.script_number(bound)
    }

    /// The counts of the node `id` since the start.
    #[must_use]
    pub fn traffic(&self, id: NodeId) -> Traffic {
        self.engine.ledger.read(id)
    }

    /// The counts of all nodes together.
    #[must_use]
    pub fn total_traffic(&self) -> Traffic {
        self.engine.ledger.total()
    }

    /// Counts by rounds of this length from now on: round 0 begins now.
    pub fn rounds_of(&mut self, length: Duration) {
        let now = self.engine.now;
        self.engine.ledger.count_rounds(now, length);
    }

    /// How many rounds have ended since [`World::rounds_of`].
    #[must_use]
    pub fn rounds_ended(&self) -> usize {
        self.engine.ledger.rounds_ended()
    }

    /// The counts of the node `id` in one round, so far if it is the present one.
    #[must_use]
    pub fn round_traffic(&self, round: usize, id: NodeId) -> Traffic {
        self.engine.ledger.round(round, id)
    }
}
