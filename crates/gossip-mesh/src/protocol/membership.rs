//! Which claim counts, and what follows from it (SWIM, 4.2).

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use super::GossipProtocol;
use crate::member::{Member, MemberId, MemberState, MemberUpdate};
use crate::message::GossipAction;

impl GossipProtocol {
    /// Takes in a claim that came by gossip, and passes it on if it is news.
    pub(super) fn learn(
        &mut self,
        update: MemberUpdate,
        teller: SocketAddr,
        actions: &mut Vec<GossipAction>,
    ) {
        let id = update.id.clone();
        if id == self.roster.me().id {
            self.hear_of_self(update, teller, actions);
        } else if self.record(update, actions) {
            self.queue.push(&id);
        }
    }

    /// Records a claim about another member if it counts more than what is known; says whether.
    pub(super) fn record(&mut self, update: MemberUpdate, actions: &mut Vec<GossipAction>) -> bool {
        match self.roster.get(&update.id) {
            None => self.admit(update, actions),
            Some(known) if known.yields_to(update.incarnation, update.state) => {
                let (id, old_state) = (update.id.clone(), known.state);
                self.overwrite(update);
                self.follow(&id, old_state, actions);
                true
            }
            Some(_) => false,
        }
    }

    /// A stranger becomes a member by its own word alone: an accusation or an obituary of somebody
    /// unknown would bring the dead back into the list.
    fn admit(&mut self, update: MemberUpdate, actions: &mut Vec<GossipAction>) -> bool {
        let (MemberState::Alive, Some(address)) = (update.state, update.address) else {
            return false;
        };
        let id = update.id.clone();
        let member = Member {
            id: update.id,
            address,
            state: update.state,
            incarnation: update.incarnation,
            metadata: update.metadata.unwrap_or_default(),
            last_update: Instant::now(),
        };
        self.roster.insert(member, &mut self.random);
        self.follow(&id, MemberState::Left, actions);
        true
    }

    fn overwrite(&mut self, update: MemberUpdate) {
        self.roster.change(&update.id, &mut self.random, |member| {
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
    fn follow(&mut self, id: &MemberId, old: MemberState, actions: &mut Vec<GossipAction>) {
        let Some(new) = self.roster.get(id).map(|member| member.state) else {
            return;
        };
        if old != new {
            actions.push(GossipAction::MembershipChange {
                member: id.clone(),
                old_state: old,
                new_state: new,
            });
        }
        match new {
            MemberState::Alive => {}
            MemberState::Suspect => actions.push(GossipAction::ScheduleTimer {
                name: format!("suspicion_{}", id.0),
                delay: self.config.suspicion_timeout(self.cluster_size()),
            }),
            MemberState::Dead | MemberState::Left => {
                self.probes.close(id);
                actions.push(GossipAction::ScheduleTimer {
                    name: format!("reap_{}", id.0),
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
            self.queue.push(&update.id);
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
    pub(super) fn end_suspicion(&mut self, id: &MemberId, actions: &mut Vec<GossipAction>) {
        let Some(member) = self.roster.get(id) else {
            return;
        };
        let incarnation = member.incarnation;
        if member.state == MemberState::Suspect && !self.has_left() {
            self.claim(id, MemberState::Dead, incarnation, actions);
        }
    }

    /// The dead are forgotten after a while; by then everybody has heard of them.
    pub(super) fn reap(&mut self, id: &MemberId) {
        let Some(member) = self.roster.get(id) else {
            return;
        };
        if !member.state.is_live() && *id != self.roster.me().id {
            self.roster.remove(id);
            self.queue.remove(id);
        }
    }
}
