//! Which messages get through: cuts, partitions, held links.

use crate::process::NodeId;

/// A set of nodes, one bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NodeSet {
    words: Vec<u64>,
}

impl NodeSet {
    pub(crate) fn of(ids: &[NodeId]) -> Self {
        let mut words = Vec::new();
        for id in ids {
            let word = (*id / 64) as usize;
            if words.len() <= word {
                words.resize(word + 1, 0);
            }
            words[word] |= 1 << (*id % 64);
        }
        Self { words }
    }

    pub(crate) fn has(&self, id: NodeId) -> bool {
        let word = self.words.get((id / 64) as usize).copied().unwrap_or(0);
        word & (1 << (id % 64)) != 0
    }
}

/// Who stands on which side of a cut.
#[derive(Debug, Clone)]
struct Barrier {
    from: NodeSet,
    to: NodeSet,
    both_ways: bool,
    /// The number of the planned fault that made it; a script's own has none.
    planned: Option<u32>,
}

impl Barrier {
    fn blocks(&self, from: NodeId, to: NodeId) -> bool {
        (self.from.has(from) && self.to.has(to))
            || (self.both_ways && self.from.has(to) && self.to.has(from))
    }
}

/// The state of all links. Cuts overlap: each lasts until it is taken back itself.
#[derive(Debug, Default)]
pub(crate) struct Links {
    barriers: Vec<Barrier>,
    held: Vec<(NodeId, NodeId)>,
}

impl Links {
    pub(crate) fn is_cut(&self, from: NodeId, to: NodeId) -> bool {
        self.barriers.iter().any(|barrier| barrier.blocks(from, to))
    }

    /// Cuts every link from one of `from` to one of `to`, and back if `both_ways`.
    pub(crate) fn cut(
        &mut self,
        from: &[NodeId],
        to: &[NodeId],
        both_ways: bool,
        planned: Option<u32>,
    ) {
        let (from, to) = (NodeSet::of(from), NodeSet::of(to));
        self.barriers.push(Barrier {
            from,
            to,
            both_ways,
            planned,
        });
    }

    /// Takes back what the planned fault `index` cut.
    pub(crate) fn end_planned(&mut self, index: u32) {
        self.barriers
            .retain(|barrier| barrier.planned != Some(index));
    }

    /// Takes back every one-way cut of just this link.
    pub(crate) fn mend(&mut self, from: NodeId, to: NodeId) {
        let (from, to) = (NodeSet::of(&[from]), NodeSet::of(&[to]));
        self.barriers
            .retain(|b| b.both_ways || b.from != from || b.to != to);
    }

    pub(crate) fn mend_all(&mut self) {
        self.barriers.clear();
    }

    pub(crate) fn is_held(&self, from: NodeId, to: NodeId) -> bool {
        self.held.contains(&(from, to))
    }

    pub(crate) fn hold(&mut self, from: NodeId, to: NodeId) {
        if !self.is_held(from, to) {
            self.held.push((from, to));
        }
    }

    pub(crate) fn release(&mut self, from: NodeId, to: NodeId) {
        self.held.retain(|link| *link != (from, to));
    }

    pub(crate) fn release_all(&mut self) {
        self.held.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::{Links, NodeSet};

    #[test]
    fn a_set_has_what_it_was_made_of() {
        let set = NodeSet::of(&[1, 64, 200]);
        let members: Vec<u64> = (0..300).filter(|id| set.has(*id)).collect();
        assert_eq!(members, [1, 64, 200]);
    }

    #[test]
    fn a_partition_cuts_both_directions_and_only_between_the_sides() {
        let mut links = Links::default();
        links.cut(&[1, 2], &[3], true, None);
        assert!(links.is_cut(1, 3) && links.is_cut(3, 1) && links.is_cut(2, 3));
        assert!(!links.is_cut(1, 2) && !links.is_cut(4, 3));
    }

    #[test]
    fn a_one_way_cut_leaves_the_way_back() {
        let mut links = Links::default();
        links.cut(&[1], &[2], false, None);
        assert!(links.is_cut(1, 2) && !links.is_cut(2, 1));
    }

    #[test]
    fn mending_a_link_leaves_other_cuts_and_partitions() {
        let mut links = Links::default();
        links.cut(&[1], &[2], false, None);
        links.cut(&[1], &[3], false, None);
        links.cut(&[4], &[5], true, None);
        links.mend(1, 2);
        links.mend(4, 5);
        assert!(!links.is_cut(1, 2) && links.is_cut(1, 3) && links.is_cut(4, 5));
    }

    #[test]
    fn overlapping_cuts_end_one_by_one() {
        let mut links = Links::default();
        links.cut(&[1], &[2, 3], true, Some(0));
        links.cut(&[1, 2], &[3], true, Some(1));
        links.end_planned(0);
        assert!(links.is_cut(1, 3) && !links.is_cut(1, 2));
        links.mend_all();
        assert!(!links.is_cut(1, 3));
    }

    #[test]
    fn a_link_is_held_until_it_is_released() {
        let mut links = Links::default();
        links.hold(1, 2);
        links.hold(1, 2);
        links.hold(2, 1);
        assert!(links.is_held(1, 2));
        links.release(1, 2);
        assert!(!links.is_held(1, 2) && links.is_held(2, 1));
        links.release_all();
        assert!(!links.is_held(2, 1));
    }
}
