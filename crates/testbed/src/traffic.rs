//! What was sent and what arrived, by node and by round.

use std::ops::{AddAssign, Sub};
use std::time::Duration;

use crate::time::{Time, micros};

/// Counts of one node, or of all. `later - earlier` is what happened in between.
///
/// ```
/// use testbed::{Boot, Cluster, Effects, NodeId, Process, ms};
///
/// struct Greeter;
///
/// impl Process for Greeter {
///     type Message = &'static str;
///     type Timer = ();
///     type Input = ();
///     type Durable = ();
///
///     fn on_start(&mut self, fx: &mut Effects<Self>) {
///         fx.broadcast("hello");
///     }
///     fn on_message(&mut self, _: NodeId, _: &'static str, _: &mut Effects<Self>) {}
/// }
///
/// let cluster = Cluster::new(3, |_: Boot<()>| Greeter);
/// let outcome = cluster.replay(1, |world| {
///     world.run_for(ms(20))?;
///     world.expect("two messages a node", |w| w.traffic(1).sent == 2)?;
///     world.expect("all six arrived", |w| w.total_traffic().delivered == 6)
/// });
/// assert!(outcome.is_ok());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traffic {
    /// Messages that the node sent, also those that were lost. A copy that the network made is
    /// not counted.
    pub sent: u64,
    /// Messages that the node received, copies included.
    pub delivered: u64,
    /// Messages of this node, copies included, that never arrived.
    pub lost: u64,
    /// Messages of this node that the network copied.
    pub duplicated: u64,
    /// Timers of this node that ran out.
    pub timers: u64,
}

impl Sub for Traffic {
    type Output = Traffic;

    fn sub(self, earlier: Traffic) -> Traffic {
        Traffic {
            sent: self.sent - earlier.sent,
            delivered: self.delivered - earlier.delivered,
            lost: self.lost - earlier.lost,
            duplicated: self.duplicated - earlier.duplicated,
            timers: self.timers - earlier.timers,
        }
    }
}

impl AddAssign for Traffic {
    fn add_assign(&mut self, other: Traffic) {
        self.sent += other.sent;
        self.delivered += other.delivered;
        self.lost += other.lost;
        self.duplicated += other.duplicated;
        self.timers += other.timers;
    }
}

/// All counts of a run. Index 0 stands for nobody.
#[derive(Debug)]
pub(crate) struct Ledger {
    totals: Vec<Traffic>,
    rounds: Option<Rounds>,
}

#[derive(Debug)]
struct Rounds {
    length_us: u64,
    next: Time,
    /// The totals as they stood at the start of each round.
    starts: Vec<Vec<Traffic>>,
}

impl Ledger {
    pub(crate) fn new(nodes: usize) -> Self {
        Self {
            totals: vec![Traffic::default(); nodes + 1],
            rounds: None,
        }
    }

    pub(crate) fn of(&mut self, node: u64) -> &mut Traffic {
        &mut self.totals[node as usize]
    }

    pub(crate) fn read(&self, node: u64) -> Traffic {
        self.totals[node as usize]
    }

    pub(crate) fn total(&self) -> Traffic {
        let mut sum = Traffic::default();
        self.totals.iter().for_each(|count| sum += *count);
        sum
    }

    /// Starts to count rounds: round 0 begins now.
    pub(crate) fn count_rounds(&mut self, now: Time, length: Duration) {
        let length_us = micros(length).max(1);
        let starts = vec![self.totals.clone()];
        self.rounds = Some(Rounds {
            length_us,
            next: now.after(length_us),
            starts,
        });
    }

    /// Time moves on to `now`: whole rounds may have ended.
    pub(crate) fn advance(&mut self, now: Time) {
        let Some(rounds) = &mut self.rounds else {
            return;
        };
        while now >= rounds.next {
            rounds.starts.push(self.totals.clone());
            rounds.next = rounds.next.after(rounds.length_us);
        }
    }

    /// How many rounds have ended.
    pub(crate) fn rounds_ended(&self) -> usize {
        self.rounds
            .as_ref()
            .map_or(0, |rounds| rounds.starts.len() - 1)
    }

    /// What `node` did in `round`, so far if it is the current one; nothing if it is to come.
    pub(crate) fn round(&self, round: usize, node: u64) -> Traffic {
        let Some(rounds) = &self.rounds else {
            return Traffic::default();
        };
        let start = rounds.starts.get(round).map(|totals| totals[node as usize]);
        let end = rounds
            .starts
            .get(round + 1)
            .map(|totals| totals[node as usize]);
        start.map_or(Traffic::default(), |start| {
            end.unwrap_or(self.read(node)) - start
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Ledger, Traffic};
    use crate::time::{Time, ms};

    const ONE_OF_EACH: Traffic = Traffic {
        sent: 1,
        delivered: 2,
        lost: 3,
        duplicated: 4,
        timers: 5,
    };

    #[test]
    fn counts_add_up_and_subtract() {
        let mut twice = ONE_OF_EACH;
        twice += ONE_OF_EACH;
        assert_eq!(
            twice,
            Traffic {
                sent: 2,
                delivered: 4,
                lost: 6,
                duplicated: 8,
                timers: 10
            }
        );
        assert_eq!(twice - ONE_OF_EACH, ONE_OF_EACH);
    }

    #[test]
    fn the_total_is_over_all_nodes() {
        let mut ledger = Ledger::new(3);
        *ledger.of(1) += ONE_OF_EACH;
        *ledger.of(3) += ONE_OF_EACH;
        assert_eq!(ledger.total().sent, 2);
        assert_eq!((ledger.read(1).lost, ledger.read(2).lost), (3, 0));
    }

    #[test]
    fn a_round_counts_what_happened_between_its_ends() {
        let mut ledger = Ledger::new(1);
        ledger.of(1).sent = 7;
        ledger.count_rounds(Time::from_micros(500), ms(1));
        ledger.advance(Time::from_micros(1_499));
        ledger.of(1).sent += 1;
        assert_eq!((ledger.rounds_ended(), ledger.round(0, 1).sent), (0, 1));
        ledger.advance(Time::from_micros(1_500));
        ledger.of(1).sent += 2;
        assert_eq!((ledger.rounds_ended(), ledger.round(0, 1).sent), (1, 1));
        assert_eq!(ledger.round(1, 1).sent, 2);
        ledger.advance(Time::from_micros(3_500));
        assert_eq!((ledger.rounds_ended(), ledger.round(1, 1).sent), (3, 2));
        assert_eq!((ledger.round(2, 1).sent, ledger.round(9, 1).sent), (0, 0));
    }
}
