//! Failure detection (SWIM, 3.1 and 4.3): ping, ping by others, suspect.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::Duration;

use super::GossipProtocol;
use crate::member::{Incarnation, Member, MemberId, MemberState, MemberUpdate};
use crate::message::{GossipAction, GossipMessage};

/// How many ticks a relayed ping may stay unanswered before it is forgotten.
const RELAY_TICKS: u64 = 2;

/// The questions that are still open.
#[derive(Default)]
pub(super) struct Probes {
    open: HashMap<MemberId, Probe>,
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

    /// There is nothing left to find out about `id`.
    pub(super) fn close(&mut self, id: &MemberId) {
        self.open.remove(id);
    }

    pub(super) fn forget_old_relays(&mut self, tick: u64) {
        self.relays
            .retain(|_, relay| relay.tick + RELAY_TICKS >= tick);
    }
}

impl GossipProtocol {
    /// Pings the next member in turn that has no probe open, and says who it is.
    pub(super) fn probe_next(&mut self, actions: &mut Vec<GossipAction>) -> Option<MemberId> {
        let target = self.next_without_probe()?;
        let seq = self.probes.next_seq();
        let probe = Probe {
            seq,
            incarnation: target.incarnation,
        };
        self.probes.open.insert(target.id.clone(), probe);
        self.ping(seq, target.address, actions);
        actions.push(GossipAction::ScheduleTimer {
            name: format!("probe_timeout_{}", target.id.0),
            delay: Duration::from_millis(self.config.probe_timeout),
        });
        self.accompany(&target.id, target.address, actions);
        Some(target.id)
    }

    /// A second ping would replace the timer of the first: its end would never come.
    /// The rest of a pass and one more lead past everybody, wherever the next pass begins.
    fn next_without_probe(&mut self) -> Option<Member> {
        for _ in 0..2 * self.roster.peers() {
            let member = self.roster.next_in_turn(&mut self.random)?;
            if !self.probes.open.contains_key(&member.id) {
                return Some(member.clone());
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
    pub(super) fn probe_indirectly(&mut self, id: MemberId, actions: &mut Vec<GossipAction>) {
        let Some(seq) = self.probes.open.get(&id).map(|probe| probe.seq) else {
            return;
        };
        let helpers = self.select(self.config.indirect_probes, |member| {
            member.state == MemberState::Alive && member.id != id
        });
        if helpers.is_empty() {
            return self.give_up_probe(&id, actions);
        }
        for (_, to) in helpers {
            let from = self.roster.me().id.clone();
            let message = GossipMessage::PingReq {
                seq,
                from,
                target: id.clone(),
            };
            actions.push(GossipAction::Send { to, message });
        }
        actions.push(GossipAction::ScheduleTimer {
            name: format!("indirect_timeout_{}", id.0),
            delay: self.config.indirect_timeout(),
        });
    }

    /// The protocol period is over without an answer: the member is suspected, at the incarnation
    /// that was pinged, so that anything it has said since counts more.
    pub(super) fn give_up_probe(&mut self, id: &MemberId, actions: &mut Vec<GossipAction>) {
        if let Some(probe) = self.probes.open.remove(id) {
            self.claim(id, MemberState::Suspect, probe.incarnation, actions);
        }
    }

    /// What this member itself has found out about another one.
    pub(super) fn claim(
        &mut self,
        id: &MemberId,
        state: MemberState,
        incarnation: Incarnation,
        actions: &mut Vec<GossipAction>,
    ) {
        let update = MemberUpdate {
            id: id.clone(),
            state,
            incarnation,
            address: None,
            metadata: None,
        };
        if self.record(update, actions) {
            self.queue.push(id);
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
        self.ack(seq, self.roster.me().id.clone(), address, actions);
        self.accompany(sender, address, actions);
        if self.roster.get(sender).is_none() && !self.has_left() {
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
        if self
            .probes
            .open
            .get(&sender)
            .is_some_and(|probe| probe.seq == seq)
        {
            self.probes.close(&sender);
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
