//! What becomes of a message: its number, its fate, its time.

use super::Engine;
use crate::cause::Cause;
use crate::fault_list::{Saying, faults_of, hash};
use crate::network::Network;
use crate::process::NodeId;
use crate::queue::Tag;
use crate::time::Time;

/// What becomes of a message that was just sent.
pub(crate) enum Sent {
    Lost(Cause),
    Underway {
        tag: Tag,
        at: Time,
        copy_at: Option<Time>,
    },
}

impl Engine {
    /// Decides over a message from `from` to `to`, and counts it.
    pub(crate) fn send(&mut self, from: NodeId, to: NodeId, text: Option<&str>) -> Sent {
        self.ledger.of(from).sent += 1;
        if !self.exists(to) {
            return self.lose(from, Cause::NoSuchNode);
        }
        let nth = next(&mut self.counts[from as usize], to, self.nodes);
        let tag = Tag::message(from, to, nth);
        if from == to {
            let at = self.now.after(self.network.delay_min_us);
            return Sent::Underway {
                tag,
                at,
                copy_at: None,
            };
        }
        let network = self.network_of(from, to);
        let saying = text.map(|text| self.count_saying(from, to, text));
        let fate = self
            .fates
            .of(&self.draws, &network, (from, to, nth), saying);
        if self.links.is_cut(from, to) {
            return self.lose(from, Cause::Cut);
        }
        if let (Some(trace), Some(saying)) = (&mut self.trace, saying) {
            faults_of(fate, (from, to), saying)
                .into_iter()
                .for_each(|fault| trace.blame(fault));
        }
        if fate.lost {
            return self.lose(from, Cause::Network);
        }
        let soonest = self.now.after(network.delay_min_us);
        let at = self.in_order(&network, (from, to), soonest.after(fate.late_us));
        self.ledger.of(from).duplicated += u64::from(fate.copy_late_us.is_some());
        Sent::Underway {
            tag,
            at,
            copy_at: fate.copy_late_us.map(|late| soonest.after(late)),
        }
    }

    fn count_saying<'a>(&mut self, from: NodeId, to: NodeId, text: &'a str) -> Saying<'a> {
        let nth = self.sayings.entry((from, to, hash(text))).or_insert(0);
        *nth += 1;
        Saying { text, nth: *nth }
    }

    /// Whether [`Engine::send`] has to be told what messages say.
    pub(crate) fn wants_text(&self) -> bool {
        self.trace.is_some() || self.fates.want_text()
    }

    pub(crate) fn lose(&mut self, from: NodeId, cause: Cause) -> Sent {
        self.ledger.of(from).lost += 1;
        Sent::Lost(cause)
    }

    fn in_order(&mut self, network: &Network, (from, to): (NodeId, NodeId), at: Time) -> Time {
        if !network.in_order {
            return at;
        }
        let row = &mut self.arrivals[from as usize];
        if row.is_empty() {
            row.resize(self.nodes as usize + 1, Time::ZERO);
        }
        let last = &mut row[to as usize];
        *last = at.max(*last);
        *last
    }

    fn network_of(&self, from: NodeId, to: NodeId) -> Network {
        if self.own_networks.is_empty() {
            return self.network;
        }
        let own = self
            .own_networks
            .iter()
            .find(|(link, _)| *link == (from, to));
        own.map_or(self.network, |(_, network)| *network)
    }

    pub(crate) fn set_link(&mut self, from: NodeId, to: NodeId, network: Network) {
        self.own_networks.retain(|(link, _)| *link != (from, to));
        self.own_networks.push(((from, to), network));
    }

    /// No link has conditions of its own any more, and all are reliable.
    pub(crate) fn reliable(&mut self) {
        self.network = self.network.reliable();
        self.own_networks.clear();
    }
}

fn next(row: &mut Vec<u32>, to: NodeId, nodes: u64) -> u32 {
    if row.is_empty() {
        row.resize(nodes as usize + 1, 0);
    }
    row[to as usize] += 1;
    row[to as usize]
}
