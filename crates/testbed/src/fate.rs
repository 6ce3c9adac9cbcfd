//! What becomes of each message: drawn from the seed, or read from a list of faults.

use crate::fault_list::{FaultList, Saying};
use crate::network::Network;
use crate::process::NodeId;
use crate::rng::{Draws, Purpose, below};

/// The fate of one message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Fate {
    pub(crate) lost: bool,
    /// Microseconds over the shortest delay.
    pub(crate) late_us: u64,
    /// The same of the copy, if there is one.
    pub(crate) copy_late_us: Option<u64>,
}

/// Where fates come from.
#[derive(Debug, Clone)]
pub(crate) enum Fates {
    /// From the seed, under the conditions of the link.
    Drawn,
    /// Calm, but for these.
    Listed(FaultList),
}

impl Fates {
    /// The fate of the `nth` message from `from` to `to`, and what it says if that is known.
    pub(crate) fn of(
        &self,
        draws: &Draws,
        network: &Network,
        (from, to, nth): (NodeId, NodeId, u32),
        saying: Option<Saying<'_>>,
    ) -> Fate {
        match self {
            Fates::Drawn => draw(draws, network, from << 16 | to, u64::from(nth)),
            Fates::Listed(list) => list.find((from, to), saying).unwrap_or_default(),
        }
    }

    /// Whether fates depend on what messages say.
    pub(crate) fn want_text(&self) -> bool {
        matches!(self, Fates::Listed(list) if list.names_messages())
    }

    /// Whether the planned fault `index` happens.
    pub(crate) fn happens(&self, index: u32) -> bool {
        match self {
            Fates::Drawn => true,
            Fates::Listed(list) => list.plans(index),
        }
    }
}

fn draw(draws: &Draws, network: &Network, link: u64, nth: u64) -> Fate {
    let strikes = |chance: crate::network::Chance, purpose| {
        !chance.is_never() && chance.strikes(draws.at(purpose, link, nth))
    };
    let spread = network.delay_max_us - network.delay_min_us;
    let late = |purpose| match spread {
        0 => 0,
        spread => below(draws.at(purpose, link, nth), spread + 1),
    };
    let mut fate = Fate {
        late_us: late(Purpose::Delay),
        ..Fate::default()
    };
    if strikes(network.straggling, Purpose::Straggling) {
        let bits = draws.at(Purpose::StraggleDelay, link, nth);
        fate.late_us += below(bits, network.straggle_max_us + 1);
    }
    fate.lost = strikes(network.loss, Purpose::Loss);
    if !fate.lost && !network.in_order && strikes(network.duplication, Purpose::Duplication) {
        fate.copy_late_us = Some(late(Purpose::DuplicateDelay));
    }
    fate
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Fate, Fates};
    use crate::network::Network;
    use crate::rng::Draws;
    use crate::time::ms;

    fn drawn(network: Network, count: u32) -> Vec<Fate> {
        let draws = Draws::new(11);
        (1..=count)
            .map(|nth| Fates::Drawn.of(&draws, &network, (1, 2, nth), None))
            .collect()
    }

    #[test]
    fn delays_spread_over_the_whole_range() {
        let late: Vec<u64> = drawn(Network::new().delay(ms(1), ms(3)), 5_000)
            .iter()
            .map(|f| f.late_us)
            .collect();
        assert!(late.iter().all(|us| *us <= 2_000));
        assert!(late.iter().any(|us| *us > 1_950) && late.iter().any(|us| *us < 50));
    }

    #[test]
    fn the_longest_delay_is_drawn_too() {
        let longest = Duration::from_micros(1);
        let delayed = drawn(Network::new().delay(Duration::ZERO, longest), 50);
        assert!(delayed.iter().any(|fate| fate.late_us == 1));
        let straggling = Network::new().delay(ms(1), ms(1)).stragglers(1.0, longest);
        assert!(drawn(straggling, 50).iter().any(|fate| fate.late_us == 1));
    }

    #[test]
    fn a_fixed_delay_is_calm() {
        let fates = drawn(Network::new().delay(ms(2), ms(2)), 50);
        assert!(fates.iter().all(|fate| *fate == Fate::default()));
    }

    #[test]
    fn faults_strike_as_often_as_they_should() {
        let stormy = Network::new()
            .delay(ms(1), ms(2))
            .loss(0.1)
            .duplication(0.2)
            .stragglers(0.05, ms(100));
        let fates = drawn(stormy, 20_000);
        let lost = fates.iter().filter(|fate| fate.lost).count();
        let twice = fates
            .iter()
            .filter(|fate| fate.copy_late_us.is_some())
            .count();
        let late: Vec<u64> = fates
            .iter()
            .map(|f| f.late_us)
            .filter(|us| *us > 1_000)
            .collect();
        assert!((1_850..2_150).contains(&lost), "{lost} lost");
        assert!((3_450..3_750).contains(&twice), "{twice} duplicated");
        assert!(
            (900..1_100).contains(&late.len()),
            "{} straggled",
            late.len()
        );
        assert!(
            late.iter()
                .max()
                .is_some_and(|us| (99_000..=101_000).contains(us))
        );
        assert!(
            fates
                .iter()
                .all(|fate| !fate.lost || fate.copy_late_us.is_none())
        );
        assert!(
            fates
                .iter()
                .filter_map(|f| f.copy_late_us)
                .all(|us| us <= 1_000)
        );
    }

    #[test]
    fn a_fault_that_is_added_moves_no_other() {
        let plain = drawn(Network::new().loss(0.3), 200);
        let more = drawn(Network::new().loss(0.3).duplication(0.5), 200);
        let slim = |fates: Vec<Fate>| -> Vec<(bool, u64)> {
            fates.iter().map(|fate| (fate.lost, fate.late_us)).collect()
        };
        assert_eq!(slim(plain), slim(more));
    }

    #[test]
    fn links_draw_apart() {
        let draws = Draws::new(3);
        let on = |from, to| -> Vec<u64> {
            let of = |nth| {
                Fates::Drawn
                    .of(&draws, &Network::new(), (from, to, nth), None)
                    .late_us
            };
            (0..20).map(of).collect()
        };
        assert_ne!(on(1, 2), on(2, 1));
        assert_ne!(on(1, 2), on(1, 3));
    }

    #[test]
    fn an_ordered_link_makes_no_copies() {
        let fates = drawn(Network::new().duplication(1.0).in_order(true), 20);
        assert!(fates.iter().all(|fate| fate.copy_late_us.is_none()));
    }
}
