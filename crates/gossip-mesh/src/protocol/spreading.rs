//! Dissemination (SWIM, 4 and 4.1): what to tell whom.

use std::collections::HashSet;
use std::net::SocketAddr;

use super::GossipProtocol;
use crate::member::{Member, MemberId, MemberState, MemberUpdate};
use crate::message::{GossipAction, GossipMessage};
use crate::slots::{ME, Slot};

impl GossipProtocol {
    /// Tells up to `count` live members, `except` one, what is queued.
    pub(super) fn spread(
        &mut self,
        count: usize,
        except: Option<Slot>,
        actions: &mut Vec<GossipAction>,
    ) {
        if self.queue.is_empty() || count == 0 {
            return;
        }
        let targets = self.select(count, |slot, _| Some(slot) != except);
        for to in targets {
            self.gossip(to, None, actions);
        }
    }

    /// Tells something new about this member itself, at once: to whoever asked for it, and to
    /// others as far as the fanout goes.
    pub(super) fn announce(&mut self, teller: Option<SocketAddr>, actions: &mut Vec<GossipAction>) {
        self.queue.push(ME);
        let mut targets: Vec<SocketAddr> = teller.into_iter().collect();
        let others = self.select(self.fanout() - targets.len(), |_, member| {
            Some(member.address) != teller
        });
        targets.extend(others);
        for to in targets {
            self.gossip(to, Some(ME), actions);
        }
    }

    /// The gossip beside a `Ping` or an `Ack`. Whoever is not held alive is told so first, and can
    /// refute it (Lifeguard, "buddy system").
    pub(super) fn accompany(
        &mut self,
        known: Option<Slot>,
        to: SocketAddr,
        actions: &mut Vec<GossipAction>,
    ) {
        let accused = known.filter(|&slot| self.roster.at(slot).state != MemberState::Alive);
        self.gossip(to, accused, actions);
    }

    fn gossip(&mut self, to: SocketAddr, first: Option<Slot>, actions: &mut Vec<GossipAction>) {
        let limit = self.config.retransmit_limit(self.cluster_size());
        let chosen = self.queue.take(first, self.piggyback(), limit);
        let updates: Vec<MemberUpdate> = chosen
            .into_iter()
            .map(|slot| self.roster.at(slot).to_update())
            .collect();
        if !updates.is_empty() {
            actions.push(GossipAction::Send {
                to,
                message: GossipMessage::Gossip { updates },
            });
        }
    }

    /// Up to `count` live members that `accepts` lets through, by the selector if there is one.
    pub(super) fn select(
        &mut self,
        count: usize,
        accepts: impl Fn(Slot, &Member) -> bool,
    ) -> Vec<SocketAddr> {
        let address = |member: &Member| member.address;
        let Some(selector) = &self.selector else {
            let chosen = self.roster.sample(count, &mut self.random, accepts);
            let chosen = chosen.into_iter().map(|slot| self.roster.at(slot));
            return chosen.map(address).collect();
        };
        let refused = |&(slot, member): &(Slot, &Member)| {
            slot == ME || !member.state.is_live() || !accepts(slot, member)
        };
        let mut exclude: HashSet<MemberId> = self
            .roster
            .entries()
            .filter(refused)
            .map(|(_, member)| member.id.clone())
            .collect();
        let proposed = selector.select_random(&exclude, count);
        let fit = proposed.into_iter().filter(|id| exclude.insert(id.clone()));
        fit.filter_map(|id| self.roster.get(&id).map(address))
            .take(count)
            .collect()
    }

    pub(super) fn piggyback(&self) -> usize {
        self.config.max_piggyback.max(1)
    }
}
