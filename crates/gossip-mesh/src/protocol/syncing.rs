//! Anti-entropy: whole lists, pulled and pushed, for whatever gossip has missed.

use std::net::SocketAddr;

use super::GossipProtocol;
use crate::member::{Incarnation, Member, MemberState, MemberUpdate};
use crate::message::{GossipAction, GossipMessage};
use crate::slots::{BySlot, ME, Slot};

/// Every how many ticks lists are compared.
const SYNC_TICKS: u64 = 30;

impl GossipProtocol {
    pub(super) fn is_sync_round(&self) -> bool {
        self.ticks.is_multiple_of(SYNC_TICKS)
    }

    pub(super) fn sync_request(&self, to: SocketAddr) -> GossipAction {
        let from = self.roster.me().id.clone();
        GossipAction::Send {
            to,
            message: GossipMessage::SyncRequest { from },
        }
    }

    pub(super) fn sync(&self, to: SocketAddr) -> GossipAction {
        let mut members = Vec::with_capacity(self.roster.capacity());
        members.extend(self.roster.all().cloned());
        GossipAction::Send {
            to,
            message: GossipMessage::Sync { members },
        }
    }

    /// Whoever knows nobody goes on asking the seeds: the first request may have been lost. Says how
    /// many are asked.
    pub(super) fn knock_if_alone(&mut self, actions: &mut Vec<GossipAction>) -> usize {
        if self.roster.peers() > 0 {
            return 0;
        }
        let count = self.fanout().min(self.seeds.len());
        actions.extend(
            self.seeds[..count]
                .iter()
                .map(|&seed| self.sync_request(seed)),
        );
        self.seeds.rotate_left(count);
        count
    }

    /// Compares lists with the member that is probed in this round, and, if there is `room` for one
    /// more, with one that is held dead: after a partition somebody has to ask. Says how much of
    /// the room is used.
    pub(super) fn reconcile(
        &mut self,
        target: Option<Slot>,
        room: usize,
        actions: &mut Vec<GossipAction>,
    ) -> usize {
        if let Some(slot) = target {
            actions.push(self.sync_request(self.roster.at(slot).address));
        }
        let dead: Vec<SocketAddr> = self
            .roster
            .all()
            .filter(|member| member.state == MemberState::Dead)
            .map(|member| member.address)
            .collect();
        if room == 0 || dead.is_empty() {
            return 0;
        }
        let chosen = self.random.below(dead.len());
        actions.push(self.sync_request(dead[chosen]));
        1
    }

    /// Takes in the list of another member (pull), then tells it what its list lacks (push).
    pub(super) fn merge(
        &mut self,
        members: Vec<Member>,
        teller: SocketAddr,
        actions: &mut Vec<GossipAction>,
    ) {
        let mut theirs = BySlot::default();
        for member in members {
            let claim = (member.incarnation, member.state);
            if let Some(slot) = self.learn_from_list(member, teller, actions) {
                theirs.insert(slot, claim);
            }
        }
        let lacking: Vec<MemberUpdate> = self
            .roster
            .entries()
            .filter(|&(slot, member)| is_lacking(member, theirs.get(slot)))
            .map(|(_, member)| without_verdict(member.to_update()))
            .collect();
        for updates in lacking.chunks(self.piggyback()) {
            let message = GossipMessage::Gossip {
                updates: updates.to_vec(),
            };
            actions.push(GossipAction::Send {
                to: teller,
                message,
            });
        }
    }

    /// An accusation is passed on, since the accused has to hear it. Who is alive is not: a newcomer
    /// would repeat the whole list to everybody. Says where the member is in the list now, if it is.
    fn learn_from_list(
        &mut self,
        member: Member,
        teller: SocketAddr,
        actions: &mut Vec<GossipAction>,
    ) -> Option<Slot> {
        let known = self.roster.slot(&member.id.0);
        let update = without_verdict(MemberUpdate::from(member));
        if known == Some(ME) || update.state != MemberState::Alive {
            self.learn(update, teller, actions);
            known
        } else {
            let news = self.record(known, update, actions);
            known.or(news)
        }
    }
}

/// A list may be old: its owner may have been cut off from all those that it holds dead. So a `Dead`
/// in a list is an accusation, and the accused gets its time to refute it (as in memberlist).
fn without_verdict(update: MemberUpdate) -> MemberUpdate {
    MemberUpdate {
        state: at_most_suspect(update.state),
        ..update
    }
}

fn at_most_suspect(state: MemberState) -> MemberState {
    match state {
        MemberState::Dead => MemberState::Suspect,
        _ => state,
    }
}

/// Whether what may be said of `member` would be news to one who has recorded `known`.
fn is_lacking(member: &Member, known: Option<&(Incarnation, MemberState)>) -> bool {
    match known {
        None => member.state == MemberState::Alive,
        Some(&(incarnation, state)) => {
            let rank = at_most_suspect(member.state).rank();
            (member.incarnation, rank) > (incarnation, state.rank())
        }
    }
}
