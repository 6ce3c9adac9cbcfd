//! Dissemination (SWIM, 4 and 4.1): what to tell whom.

use std::collections::HashSet;
use std::net::SocketAddr;

use super::GossipProtocol;
use crate::member::{Member, MemberId, MemberState, MemberUpdate};
use crate::message::{GossipAction, GossipMessage};

impl GossipProtocol {
    /// Tells up to `count` live members, `except` one, what is queued.
    pub(super) fn spread(
        &mut self,
        count: usize,
        except: Option<&MemberId>,
        actions: &mut Vec<GossipAction>,
    ) {
        if self.queue.is_empty() || count == 0 {
            return;
        }
        let targets = self.select(count, |member| Some(&member.id) != except);
        for (_, to) in targets {
            self.gossip(to, None, actions);
        }
    }

    /// Tells something new about this member itself, at once: to whoever asked for it, and to
    /// others as far as the fanout goes.
    pub(super) fn announce(&mut self, teller: Option<SocketAddr>, actions: &mut Vec<GossipAction>) {
        let me = self.roster.me().id.clone();
        self.queue.push(&me);
        let mut targets: Vec<SocketAddr> = teller.into_iter().collect();
        let others = self.select(self.fanout() - targets.len(), |member| {
            Some(member.address) != teller
        });
        targets.extend(others.into_iter().map(|(_, address)| address));
        for to in targets {
            self.gossip(to, Some(&me), actions);
        }
    }

    /// The gossip beside a `Ping` or an `Ack`. Whoever is not held alive is told so first, and can
    /// refute it (Lifeguard, "buddy system").
    pub(super) fn accompany(
        &mut self,
        id: &MemberId,
        to: SocketAddr,
        actions: &mut Vec<GossipAction>,
    ) {
        let accused = self
            .roster
            .get(id)
            .is_some_and(|member| member.state != MemberState::Alive);
        self.gossip(to, accused.then_some(id), actions);
    }

    fn gossip(
        &mut self,
        to: SocketAddr,
        first: Option<&MemberId>,
        actions: &mut Vec<GossipAction>,
    ) {
        let limit = self.config.retransmit_limit(self.cluster_size());
        let chosen = self.queue.take(first, self.piggyback(), limit);
        let updates: Vec<MemberUpdate> = chosen
            .iter()
            .filter_map(|id| self.roster.get(id))
            .map(Member::to_update)
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
        accepts: impl Fn(&Member) -> bool,
    ) -> Vec<(MemberId, SocketAddr)> {
        let card = |member: &Member| (member.id.clone(), member.address);
        let Some(selector) = &self.selector else {
            let chosen = self.roster.sample(count, &mut self.random, accepts);
            return chosen.into_iter().map(card).collect();
        };
        let me = &self.roster.me().id;
        let refused =
            |member: &&Member| member.id == *me || !member.state.is_live() || !accepts(member);
        let mut exclude: HashSet<MemberId> = self
            .roster
            .all()
            .filter(refused)
            .map(|member| member.id.clone())
            .collect();
        let proposed = selector.select_random(&exclude, count);
        let fit = proposed.into_iter().filter(|id| exclude.insert(id.clone()));
        fit.filter_map(|id| self.roster.get(&id).map(card))
            .take(count)
            .collect()
    }

    pub(super) fn piggyback(&self) -> usize {
        self.config.max_piggyback.max(1)
    }
}
