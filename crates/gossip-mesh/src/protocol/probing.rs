//! Failure detection (SWIM, 3.1 and 4.3): ping, ping by others, suspect.

use std::collections::{BTreeMap, HashMap};
use std::net::SocketAddr;
use std::time::Duration;

use super::GossipProtocol;
use crate::member::{Incarnation, MemberId, MemberState, MemberUpdate};
use crate::message::{GossipAction, GossipMessage};
use crate::slots::Slot;

/// How many ticks a relayed ping may stay unanswered before it is forgotten.
const RELAY_TICKS: u64 = 2;

/// The questions that are still open.
#[derive(Default)]
pub(super) struct Probes {
    /// Few as a rule, and never more than one of a member.
    open: BTreeMap<Slot, Probe>,
    relays: HashMap<u64, Relay>,
    last_seq: u64,
}

/// A member that this one has pinged.
struct Probe {
    seq: u64,
    /// Its incarnation at that time: if it says something newer meanwhile, it is there.
    incarnation: Incarnation,
}

/// A member that this one has pinged for another.
struct Relay {
    target: MemberId,
    seq: u64,
    requester: SocketAddr,
    tick: u64,
}

impl Probes {
    fn next_seq(&mut self) -> u64 {
        self.last_seq += 1;
        self.last_seq
    }

    pub(super) fn clear(&mut self) {
        self.open.clear();
        self.relays.clear();
    }

    /// There is nothing left to find out about the member at `slot`.
    pub(super) fn close(&mut self, slot: Slot) {
        self.open.remove(&slot);
    }

    /// Whether nobody is pinged or asked about.
    pub(super) fn none_open(&self) -> bool {
        self.open.is_empty()
    }

    pub(super) fn forget_old_relays(&mut self, tick: u64) {
        self.relays
            .retain(|_, relay| relay.tick + RELAY_TICKS >= tick);
    }
}

impl GossipProtocol {
    /// Pings the next member in turn that has no probe open, and says who it is.
    pub(super) fn probe_next(&mut self, actions: &mut Vec<GossipAction>) -> Option<Slot> {
        let slot = self.next_without_probe()?;
        let seq = self.probes.next_seq();
        let target = self.roster.at(slot);
        let (address, incarnation) = (target.address, target.incarnation);
        self.probes.open.insert(slot, Probe { seq, incarnation });
        self.ping(seq, address, actions);
        actions.push(GossipAction::ScheduleTimer {
            name: ["probe_timeout_", &target.id.0].concat(),
            delay: Duration::from_millis(self.config.probe_timeout),
        });
        self.accompany(Some(slot), address, actions);
        Some(slot)
    }

    /// A second ping would replace the timer of the first: its end would never come.
    /// The rest of a pass and one more lead past everybody, wherever the next pass begins.
    fn next_without_probe(&mut self) -> Option<Slot> {
        for _ in 0..2 * self.roster.peers() {
            let slot = self.roster.next_in_turn(&mut self.random)?;
            if !self.probes.open.contains_key(&slot) {
                return Some(slot);
            }
        }
        None
    }

    fn ping(&self, seq: u64, to: SocketAddr, actions: &mut Vec<GossipAction>) {
        let message = GossipMessage::Ping {
            seq,
            from: self.roster.me().id.clone(),
        };
        actions.push(GossipAction::Send { to, message });
    }

    /// No answer in time: asks others to try, for it may be this member's own link that is bad. If
    /// there are none, the probe has failed.
    pub(super) fn probe_indirectly(&mut self, slot: Slot, actions: &mut Vec<GossipAction>) {
        let Some(seq) = self.probes.open.get(&slot).map(|probe| probe.seq) else {
            return;
        };
        let helpers = self.select(self.config.indirect_probes, |helper, member| {
            member.state == MemberState::Alive && helper != slot
        });
        if helpers.is_empty() {
            return self.give_up_probe(slot, actions);
        }
        let target = &self.roster.at(slot).id;
        for to in helpers {
            let from = self.roster.me().id.clone();
            let message = GossipMessage::PingReq {
                seq,
                from,
                target: target.clone(),
            };
            actions.push(GossipAction::Send { to, message });
        }
        actions.push(GossipAction::ScheduleTimer {
            name: ["indirect_timeout_", &target.0].concat(),
            delay: self.config.indirect_timeout(),
        });
    }

    /// The protocol period is over without an answer: the member is suspected, at the incarnation
    /// that was pinged, so that anything it has said since counts more.
    pub(super) fn give_up_probe(&mut self, slot: Slot, actions: &mut Vec<GossipAction>) {
        if let Some(probe) = self.probes.open.remove(&slot) {
            self.claim(slot, MemberState::Suspect, probe.incarnation, actions);
        }
    }

    /// What this member itself has found out about another one.
    pub(super) fn claim(
        &mut self,
        slot: Slot,
        state: MemberState,
        incarnation: Incarnation,
        actions: &mut Vec<GossipAction>,
    ) {
        let update = MemberUpdate {
            id: self.roster.at(slot).id.clone(),
            state,
            incarnation,
            address: None,
            metadata: None,
        };
        if self.record(Some(slot), update, actions).is_some() {
            self.queue.push(slot);
        }
    }

    /// Answers, whoever asks. A stranger has met this member through others; so it is asked whom
    /// it knows.
    pub(super) fn answer_ping(
        &mut self,
        seq: u64,
        sender: &MemberId,
        address: SocketAddr,
        actions: &mut Vec<GossipAction>,
    ) {
        let known = self.roster.slot(&sender.0);
        self.ack(seq, self.roster.me().id.clone(), address, actions);
        self.accompany(known, address, actions);
        if known.is_none() && !self.has_left() {
            actions.push(self.sync_request(address));
        }
    }

    fn ack(&self, seq: u64, from: MemberId, to: SocketAddr, actions: &mut Vec<GossipAction>) {
        actions.push(GossipAction::Send {
            to,
            message: GossipMessage::Ack { seq, from },
        });
    }

    /// Pings `target` for another member.
    pub(super) fn relay_ping(
        &mut self,
        seq: u64,
        target: &MemberId,
        requester: SocketAddr,
        actions: &mut Vec<GossipAction>,
    ) {
        if *target == self.roster.me().id {
            return self.ack(seq, target.clone(), requester, actions);
        }
        let Some(address) = self.roster.get(target).map(|member| member.address) else {
            return;
        };
        let relay = Relay {
            target: target.clone(),
            seq,
            requester,
            tick: self.ticks,
        };
        let own_seq = self.probes.next_seq();
        self.probes.relays.insert(own_seq, relay);
        self.ping(own_seq, address, actions);
    }

    /// `sender` is there. That ends the probe; a suspicion ends only by the member's own word,
    /// which reaches everybody, as an answer does not (SWIM, 4.2).
    pub(super) fn take_ack(&mut self, seq: u64, sender: MemberId, actions: &mut Vec<GossipAction>) {
        let asked = self.roster.slot(&sender.0).filter(|&slot| {
            let probe = self.probes.open.get(&slot);
            probe.is_some_and(|probe| probe.seq == seq)
        });
        if let Some(slot) = asked {
            self.probes.close(slot);
        } else if self
            .probes
            .relays
            .get(&seq)
            .is_some_and(|relay| relay.target == sender)
        {
            let Some(relay) = self.probes.relays.remove(&seq) else {
                return;
            };
            self.ack(relay.seq, sender, relay.requester, actions);
        }
    }
}
