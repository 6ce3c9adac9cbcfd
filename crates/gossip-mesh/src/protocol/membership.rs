//! Which claim counts, and what follows from it (SWIM, 4.2).

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use super::GossipProtocol;
use crate::member::{Member, MemberState, MemberUpdate};
use crate::message::GossipAction;
use crate::slots::{ME, Slot};

impl GossipProtocol {
    /// Takes in a claim that came by gossip, and passes it on if it is news.
    pub(super) fn learn(
        &mut self,
        update: MemberUpdate,
        teller: SocketAddr,
        actions: &mut Vec<GossipAction>,
    ) {
        let known = self.roster.slot(&update.id.0);
        if known == Some(ME) {
            self.hear_of_self(update, teller, actions);
        } else if let Some(slot) = self.record(known, update, actions) {
            self.queue.push(slot);
        }
    }

    /// Records a claim about another member, `known` or not, if it counts more than what is known;
    /// then says where.
    pub(super) fn record(
        &mut self,
        known: Option<Slot>,
        update: MemberUpdate,
        actions: &mut Vec<GossipAction>,
    ) -> Option<Slot> {
        let Some(slot) = known else {
            return self.admit(update, actions);
        };
        let member = self.roster.at(slot);
        if !member.yields_to(update.incarnation, update.state) {
            return None;
        }
        let old_state = member.state;
        self.overwrite(slot, update);
        self.follow(slot, old_state, actions);
        Some(slot)
    }

    /// A stranger becomes a member by its own word alone: an accusation or an obituary of somebody
    /// unknown would bring the dead back into the list.
    fn admit(&mut self, update: MemberUpdate, actions: &mut Vec<GossipAction>) -> Option<Slot> {
        let (MemberState::Alive, Some(address)) = (update.state, update.address) else {
            return None;
        };
        let member = Member {
            id: update.id,
            address,
            state: update.state,
            incarnation: update.incarnation,
            metadata: update.metadata.unwrap_or_default(),
            last_update: Instant::now(),
        };
        let slot = self.roster.insert(member, &mut self.random);
        self.follow(slot, MemberState::Left, actions);
        Some(slot)
    }

    fn overwrite(&mut self, slot: Slot, update: MemberUpdate) {
        self.roster.change(slot, &mut self.random, |member| {
            member.state = update.state;
            member.incarnation = update.incarnation;
            member.last_update = Instant::now();
            if let Some(address) = update.address {
                member.address = address;
            }
            if let Some(metadata) = update.metadata {
                member.metadata = metadata;
            }
        });
    }

    /// What a new record brings about.
    fn follow(&mut self, slot: Slot, old: MemberState, actions: &mut Vec<GossipAction>) {
        let member = self.roster.at(slot);
        let new = member.state;
        if old != new {
            actions.push(GossipAction::MembershipChange {
                member: member.id.clone(),
                old_state: old,
                new_state: new,
            });
        }
        match new {
            MemberState::Alive => {}
            MemberState::Suspect => actions.push(GossipAction::ScheduleTimer {
                name: ["suspicion_", &member.id.0].concat(),
                delay: self.config.suspicion_timeout(self.cluster_size()),
            }),
            MemberState::Dead | MemberState::Left => {
                self.probes.close(slot);
                actions.push(GossipAction::ScheduleTimer {
                    name: ["reap_", &member.id.0].concat(),
                    delay: Duration::from_millis(self.config.dead_retention),
                });
            }
        }
    }

    /// Nobody but this member itself says that it is alive, nor with what metadata. Whatever else is
    /// said of it at its own incarnation or a later one (an earlier life's, if it has restarted) is
    /// answered under a new incarnation.
    pub(super) fn hear_of_self(
        &mut self,
        update: MemberUpdate,
        teller: SocketAddr,
        actions: &mut Vec<GossipAction>,
    ) {
        if update.incarnation < self.roster.me().incarnation || self.is_own_word(&update) {
            return;
        }
        let left = self.has_left();
        let me = self.roster.me_mut();
        me.last_update = Instant::now();
        if left {
            me.incarnation = update.incarnation;
            self.queue.push(ME);
        } else {
            me.incarnation = update.incarnation.saturating_add(1);
            self.announce(Some(teller), actions);
        }
    }

    /// Whether a claim about this member is what it says of itself.
    fn is_own_word(&self, update: &MemberUpdate) -> bool {
        let me = self.roster.me();
        update.incarnation == me.incarnation
            && update.state == me.state
            && update.address.is_none_or(|address| address == me.address)
            && update
                .metadata
                .as_ref()
                .is_none_or(|metadata| *metadata == me.metadata)
    }

    /// The suspicion was not refuted in time.
    pub(super) fn end_suspicion(&mut self, slot: Slot, actions: &mut Vec<GossipAction>) {
        let member = self.roster.at(slot);
        let incarnation = member.incarnation;
        if member.state == MemberState::Suspect && !self.has_left() {
            self.claim(slot, MemberState::Dead, incarnation, actions);
        }
    }

    /// The dead are forgotten after a while; by then everybody has heard of them.
    pub(super) fn reap(&mut self, slot: Slot) {
        let member = self.roster.at(slot);
        if !member.state.is_live() && slot != ME {
            self.roster.remove(slot);
            self.queue.remove(slot);
        }
    }
}
