//! A node: its process or its disk, and its timers.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{Factory, World};
use crate::process::{Boot, NodeId, Process};
use crate::queue::Tag;
use crate::rng::{Draws, Purpose};
use crate::time::{Time, micros};

/// What a pending event carries.
pub(super) enum Pending<P: Process> {
    Message {
        message: P::Message,
        sent_at: Time,
    },
    Timer(P::Timer),
    Input(P::Input),
    /// A planned fault begins.
    Begins(u32),
    /// A planned fault ends.
    Ends(u32),
}

/// One node.
pub(super) struct Host<P: Process> {
    /// `None` while the node is down.
    pub(super) process: Option<P>,
    /// What the last crash left; taken by the restart.
    pub(super) disk: P::Durable,
    pub(super) restarts: u64,
    /// How many numbers it has drawn.
    pub(super) drawn: u64,
    /// Where each pending timer's event lies.
    pub(super) timers: BTreeMap<P::Timer, (Tag, u32)>,
}

impl<P: Process> Host<P> {
    pub(super) fn new(factory: &Factory<P>, draws: &Draws, of: (NodeId, u64)) -> Self {
        let mut host = Self {
            process: None,
            disk: P::Durable::default(),
            restarts: 0,
            drawn: 0,
            timers: BTreeMap::new(),
        };
        host.boot(factory, draws, of);
        host
    }

    /// Makes the process from what is on the disk.
    pub(super) fn boot(&mut self, factory: &Factory<P>, draws: &Draws, (id, nodes): (NodeId, u64)) {
        let seed = draws.at(Purpose::Boot, id, self.restarts);
        let durable = std::mem::take(&mut self.disk);
        self.process = Some(factory(Boot {
            id,
            nodes,
            seed,
            restarts: self.restarts,
            durable,
        }));
    }
}

impl<P: Process> World<P> {
    /// Panics unless every one of `ids` is a node.
    pub(super) fn assert_known(&self, ids: &[NodeId]) {
        for id in ids {
            let nodes = self.hosts.len();
            assert!(
                self.engine.exists(*id),
                "there is no node {id}: they are 1..={nodes}"
            );
        }
    }

    pub(super) fn host(&self, id: NodeId) -> &Host<P> {
        self.assert_known(&[id]);
        &self.hosts[id as usize - 1]
    }

    pub(super) fn host_mut(&mut self, id: NodeId) -> &mut Host<P> {
        self.assert_known(&[id]);
        &mut self.hosts[id as usize - 1]
    }

    pub(super) fn set_timer(&mut self, id: NodeId, timer: P::Timer, after: Duration) {
        let at = self
            .engine
            .clock(id)
            .when_passed(self.engine.now, micros(after));
        let tag = self.engine.local_tag(id);
        let slot = self.schedule(tag, at, Pending::Timer(timer.clone()));
        if let Some((tag, slot)) = self.host_mut(id).timers.insert(timer, (tag, slot)) {
            self.slab.take(slot, tag);
        }
    }

    pub(super) fn cancel_timer(&mut self, id: NodeId, timer: &P::Timer) {
        if let Some((tag, slot)) = self.host_mut(id).timers.remove(timer) {
            self.slab.take(slot, tag);
        }
    }

    /// The process dies: its disk stays, its timers do not.
    pub(super) fn kill(&mut self, id: NodeId) {
        let host = self.host_mut(id);
        let Some(process) = host.process.take() else {
            return;
        };
        host.disk = process.persist();
        for (tag, slot) in std::mem::take(&mut host.timers).into_values() {
            self.slab.take(slot, tag);
        }
    }

    /// Makes a new process from the disk.
    pub(super) fn revive(&mut self, id: NodeId) {
        let (factory, draws) = (self.factory.clone(), self.engine.draws);
        let nodes = self.engine.nodes();
        let host = self.host_mut(id);
        host.restarts += 1;
        host.boot(&factory, &draws, (id, nodes));
    }
}
