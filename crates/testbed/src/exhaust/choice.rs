//! What may happen next.

use crate::process::NodeId;
use crate::queue::Tag;

/// One thing that may happen next. Its name is the same in every schedule in which it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Choice {
    /// A message arrives, a timer runs out, an input is handed in.
    Take(Tag),
    /// A message arrives, and will arrive once more.
    Duplicate(Tag),
    /// A message is lost.
    Drop(Tag),
    Crash(NodeId),
    Restart(NodeId),
}

impl Choice {
    /// The node whose state it changes.
    fn node(self) -> NodeId {
        match self {
            Choice::Take(tag) | Choice::Duplicate(tag) | Choice::Drop(tag) => tag.node(),
            Choice::Crash(node) | Choice::Restart(node) => node,
        }
    }

    /// Whether it uses up a bound that all nodes share.
    fn is_rationed(self) -> bool {
        matches!(
            self,
            Choice::Duplicate(_) | Choice::Drop(_) | Choice::Crash(_)
        )
    }

    /// Whether the two lead to the same state in either order, and neither opens or closes the
    /// other: they change different nodes, and do not compete for the same bound.
    pub(crate) fn commutes_with(self, other: Choice) -> bool {
        self.node() != other.node() && !(self.is_rationed() && other.is_rationed())
    }
}

#[cfg(test)]
mod tests {
    use super::Choice;
    use crate::queue::Tag;

    #[test]
    fn steps_of_different_nodes_commute_unless_they_share_a_bound() {
        let (a, b) = (Tag::message(3, 1, 1), Tag::message(3, 2, 1));
        assert!(Choice::Take(a).commutes_with(Choice::Take(b)));
        assert!(!Choice::Take(a).commutes_with(Choice::Take(Tag::message(2, 1, 1))));
        assert!(Choice::Drop(a).commutes_with(Choice::Take(b)));
        assert!(!Choice::Drop(a).commutes_with(Choice::Drop(b)));
        assert!(!Choice::Duplicate(a).commutes_with(Choice::Crash(2)));
        assert!(Choice::Crash(1).commutes_with(Choice::Restart(2)));
        assert!(!Choice::Restart(2).commutes_with(Choice::Take(b)));
    }
}
