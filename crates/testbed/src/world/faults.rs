//! The verbs of a scenario that break things, and mend them.

use super::World;
use super::host::Pending;
use crate::chaos::Chaos;
use crate::engine::Phase;
use crate::event::What;
use crate::failure::Check;
use crate::fault::FaultKind;
use crate::network::Network;
use crate::process::{NodeId, Process};
use crate::time::{Time, micros};

impl<P: Process> World<P> {
    /// Sets the conditions on every link that has none of its own, for messages sent from now on.
    pub fn network(&mut self, network: Network) {
        self.engine.network = network;
    }

    /// Sets the conditions on the link from `from` to `to`, this direction alone.
    pub fn link(&mut self, from: NodeId, to: NodeId, network: Network) {
        self.assert_known(&[from, to]);
        self.engine.set_link(from, to, network);
    }

    /// Cuts every link between a node of `one` and a node of `other`, in both directions, until
    /// [`World::heal`]. What is underway between them is lost too.
    ///
    /// # Panics
    ///
    /// As every verb that names a node: if there is no such node.
    pub fn partition(&mut self, one: &[NodeId], other: &[NodeId]) {
        self.assert_known(&[one, other].concat());
        self.engine.cut(one, other, true, None);
    }

    /// Cuts every link from a node of `from` to a node of `to`; the ways back stay open.
    pub fn partition_one_way(&mut self, from: &[NodeId], to: &[NodeId]) {
        self.assert_known(&[from, to].concat());
        self.engine.cut(from, to, false, None);
    }

    /// Cuts `id` off from all others, in both directions, until [`World::heal`].
    pub fn isolate(&mut self, id: NodeId) {
        let others: Vec<NodeId> = self.ids().filter(|other| *other != id).collect();
        self.partition(&[id], &others);
    }

    /// Cuts the link from `from` to `to`, this direction alone.
    pub fn cut(&mut self, from: NodeId, to: NodeId) {
        self.partition_one_way(&[from], &[to]);
    }

    /// Takes back every [`World::cut`] from `from` to `to`; partitions stay.
    pub fn mend(&mut self, from: NodeId, to: NodeId) {
        self.engine.links.mend(from, to);
        self.engine.tell(from, What::Mended { to });
    }

    /// Takes back all cuts and partitions, also those of a [`Chaos`] that are in force.
    pub fn heal(&mut self) {
        self.engine.links.mend_all();
        self.engine.tell(0, What::Healed);
    }

    /// From now on messages from `from` to `to` wait: they are late, not lost.
    pub fn hold(&mut self, from: NodeId, to: NodeId) {
        self.assert_known(&[from, to]);
        self.engine.links.hold(from, to);
        self.engine.tell(from, What::Held { to });
    }

    /// What waits between `from` and `to` arrives now, at once.
    pub fn release(&mut self, from: NodeId, to: NodeId) {
        self.engine.links.release(from, to);
        self.engine.tell(from, What::Released { to });
        self.engine.let_go();
    }

    /// The node stands still, as in a long garbage collection: its clock goes on, its messages
    /// and timers wait.
    pub fn pause(&mut self, id: NodeId) {
        self.assert_known(&[id]);
        self.engine.set_paused(id, true);
        self.engine.tell(id, What::Paused);
    }

    /// The node goes on; what waited for it happens now.
    pub fn resume(&mut self, id: NodeId) {
        self.assert_known(&[id]);
        self.engine.set_paused(id, false);
        self.engine.tell(id, What::Resumed);
        self.engine.let_go();
    }

    /// The node crashes. Its process and timers are gone, its disk stays; messages to it are lost
    /// until it is up again. Nothing happens if it is down.
    pub fn crash(&mut self, id: NodeId) {
        if self.is_up(id) {
            self.kill(id);
            self.engine.tell(id, What::Crashed);
            self.engine.set_paused(id, false);
            self.engine.let_go();
        }
    }

    /// The node boots from its disk, as a step. Nothing happens if it is up.
    pub fn restart(&mut self, id: NodeId) -> Check {
        self.begin()?;
        if self.is_up(id) {
            return Ok(());
        }
        self.revive(id);
        self.start(id)
    }

    /// The disk of a crashed node is lost: it will restart empty.
    ///
    /// # Panics
    ///
    /// If the node is up.
    #[track_caller]
    pub fn wipe(&mut self, id: NodeId) {
        assert!(
            !self.is_up(id),
            "node {id} is up: crash it before its disk is wiped"
        );
        self.host_mut(id).disk = P::Durable::default();
        self.engine.tell(id, What::Wiped);
    }

    /// Sets the node's clock by `by_ms` milliseconds: ahead where positive. Pending timers stay.
    pub fn skew(&mut self, id: NodeId, by_ms: i64) {
        self.assert_known(&[id]);
        self.engine.skew(id, by_ms);
    }

    /// The node's clock runs `ppm` millionths too fast from now on (too slow where negative).
    /// Timers that it sets run out by that clock; those that are pending stay.
    pub fn drift(&mut self, id: NodeId, ppm: i64) {
        self.assert_known(&[id]);
        self.engine.drift(id, ppm);
    }

    /// Random faults over a window that begins now. They strike while time runs.
    pub fn chaos(&mut self, chaos: &Chaos) {
        for index in self.engine.plan_faults(chaos) {
            let fault = &self.engine.plan[index as usize].0;
            let (begins, ends) = (micros(fault.begins), micros(fault.ends));
            let (first, second) = (self.engine.local_tag(0), self.engine.local_tag(0));
            self.schedule(first, Time::from_micros(begins), Pending::Begins(index));
            self.schedule(second, Time::from_micros(ends), Pending::Ends(index));
        }
    }

    /// No faults from now on: every cut is mended, every held or paused thing moves on, every
    /// node is up, the network is reliable, filters and planned faults are gone. Clocks that the
    /// script set stay as they are.
    pub fn calm(&mut self) -> Check {
        self.begin()?;
        self.engine.reliable();
        self.lose_nothing();
        self.heal();
        self.engine.links.release_all();
        for index in 0..self.engine.plan.len() as u32 {
            self.engine
                .advance_planned(index, Phase::Waiting, Phase::Over);
            self.end_planned(index);
        }
        for id in self.ids() {
            self.engine.set_paused(id, false);
        }
        self.engine.let_go();
        self.ids().try_for_each(|id| self.restart(id))
    }

    pub(super) fn begin_planned(&mut self, index: u32) {
        let begun = self
            .engine
            .advance_planned(index, Phase::Waiting, Phase::Active);
        let Some(kind) = begun else { return };
        match kind {
            FaultKind::Crash(id) => self.crash(id),
            FaultKind::Pause(id) => self.pause(id),
            FaultKind::Skew(id, ms) => self.skew(id, ms),
            FaultKind::Drift(id, ppm) => self.drift(id, ppm),
            FaultKind::Cut(from, to) => self.engine.cut(&[from], &[to], false, Some(index)),
            FaultKind::Partition(side) => {
                let others: Vec<NodeId> = self.ids().filter(|id| !side.contains(id)).collect();
                self.engine.cut(&side, &others, true, Some(index));
            }
        }
    }

    pub(super) fn end_planned(&mut self, index: u32) {
        let ended = self
            .engine
            .advance_planned(index, Phase::Active, Phase::Over);
        let Some(kind) = ended else { return };
        match kind {
            FaultKind::Crash(id) if !self.is_up(id) => self.reboot(id),
            FaultKind::Crash(_) => {}
            FaultKind::Pause(id) => self.resume(id),
            FaultKind::Skew(id, ms) => self.skew(id, -ms),
            FaultKind::Drift(id, _) => self.drift(id, 0),
            FaultKind::Cut(..) | FaultKind::Partition(_) => {
                self.engine.links.end_planned(index);
                self.engine.tell(0, What::CutEnded { planned: index });
            }
        }
    }

    /// Boots within a step that has begun.
    pub(crate) fn reboot(&mut self, id: NodeId) {
        self.revive(id);
        self.boot_up(id);
    }
}
