//! Faults as a list: what a shrunk run is made of.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::fate::Fate;
use crate::fault::Fault;
use crate::process::NodeId;
use crate::time::micros;

/// Which of the messages of a link, told by what it says: its text and its number among equals.
/// Unlike its number on the link, that stays the same when an earlier fault is taken away.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Saying<'a> {
    pub(crate) text: &'a str,
    pub(crate) nth: u32,
}

/// Faults, to be looked up.
#[derive(Debug, Clone, Default)]
pub(crate) struct FaultList {
    messages: BTreeMap<(NodeId, NodeId, u64, u32), Fate>,
    planned: Vec<u32>,
}

impl FaultList {
    pub(crate) fn new(faults: &[Fault]) -> Self {
        let mut list = Self::default();
        for fault in faults {
            match fault {
                Fault::Lost {
                    from,
                    to,
                    message,
                    nth,
                } => {
                    list.at((*from, *to), message, *nth).lost = true;
                }
                Fault::Delayed {
                    from,
                    to,
                    message,
                    nth,
                    by,
                } => {
                    list.at((*from, *to), message, *nth).late_us = micros(*by);
                }
                Fault::Duplicated {
                    from,
                    to,
                    message,
                    nth,
                    late,
                } => {
                    list.at((*from, *to), message, *nth).copy_late_us = Some(micros(*late));
                }
                Fault::Planned(planned) => list.planned.push(planned.index),
            }
        }
        list
    }

    fn at(&mut self, (from, to): (NodeId, NodeId), text: &str, nth: u32) -> &mut Fate {
        self.messages
            .entry((from, to, hash(text), nth))
            .or_default()
    }

    /// Whether any of the faults is that of a message.
    pub(crate) fn names_messages(&self) -> bool {
        !self.messages.is_empty()
    }

    /// Whether the planned fault `index` is one of them.
    pub(crate) fn plans(&self, index: u32) -> bool {
        self.planned.contains(&index)
    }

    /// The fate of a message from `from` to `to` that says this, if a fault strikes it.
    pub(crate) fn find(
        &self,
        (from, to): (NodeId, NodeId),
        saying: Option<Saying<'_>>,
    ) -> Option<Fate> {
        let Saying { text, nth } = saying?;
        self.messages.get(&(from, to, hash(text), nth)).copied()
    }
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo).
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The faults that `fate` amounts to.
pub(crate) fn faults_of(
    fate: Fate,
    (from, to): (NodeId, NodeId),
    saying: Saying<'_>,
) -> Vec<Fault> {
    let (message, nth) = (saying.text.to_string(), saying.nth);
    if fate.lost {
        return vec![Fault::Lost {
            from,
            to,
            message,
            nth,
        }];
    }
    let mut faults = Vec::new();
    if let Some(late) = fate.copy_late_us {
        let (late, message) = (Duration::from_micros(late), message.clone());
        faults.push(Fault::Duplicated {
            from,
            to,
            message,
            nth,
            late,
        });
    }
    if fate.late_us > 0 {
        let by = Duration::from_micros(fate.late_us);
        faults.push(Fault::Delayed {
            from,
            to,
            message,
            nth,
            by,
        });
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::{FaultList, Saying, faults_of, hash};
    use crate::fate::{Fate, Fates};
    use crate::fault::Fault;
    use crate::network::Network;
    use crate::rng::Draws;

    #[test]
    fn a_list_gives_back_the_fates_that_it_was_made_of() {
        let fates = [
            Fate {
                lost: true,
                ..Fate::default()
            },
            Fate {
                late_us: 7,
                ..Fate::default()
            },
            Fate {
                late_us: 8,
                copy_late_us: Some(9),
                ..Fate::default()
            },
            Fate {
                copy_late_us: Some(0),
                ..Fate::default()
            },
        ];
        let say = |nth| Saying { text: "hello", nth };
        let faults: Vec<Fault> = (1..)
            .zip(fates)
            .flat_map(|(nth, fate)| faults_of(fate, (3, 4), say(nth)))
            .collect();
        assert_eq!(faults.len(), 5);
        let listed = Fates::Listed(FaultList::new(&faults));
        let of = |link, saying| listed.of(&Draws::new(0), &Network::new(), link, saying);
        for (nth, fate) in (1..).zip(fates) {
            assert_eq!(of((3, 4, 99), Some(say(nth))), fate);
        }
        let calm = Fate::default();
        assert_eq!(of((4, 3, 1), Some(say(1))), calm);
        assert_eq!(
            of(
                (3, 4, 1),
                Some(Saying {
                    text: "hallo",
                    nth: 1
                })
            ),
            calm
        );
        assert_eq!(of((3, 4, 1), None), calm);
        assert!(listed.want_text() && !Fates::Listed(FaultList::new(&[])).want_text());
        assert!(!Fates::Drawn.want_text());
    }

    #[test]
    fn the_hash_is_fnv() {
        // From the published test vectors of FNV-1a, 64 bits.
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }
}
