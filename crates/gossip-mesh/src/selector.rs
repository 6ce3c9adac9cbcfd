//! Who is gossiped to and who helps to probe: the one choice that can be replaced.

use std::collections::HashSet;

use crate::member::MemberId;

/// Chooses members at random: those that get news, and those that are asked to probe indirectly.
///
/// A selector knows the candidates from its own source (a service registry, a map of racks) and
/// proposes; the protocol takes at most `count` of what it proposes, and neither what it excluded
/// nor strangers, nor anybody twice. See `GossipProtocol::with_selector`.
///
/// ```
/// use std::collections::HashSet;
///
/// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId, MemberSelector};
///
/// /// Those of the same rack, in fixed order.
/// struct Rack(Vec<MemberId>);
///
/// impl MemberSelector for Rack {
///     fn select_random(&self, exclude: &HashSet<MemberId>, count: usize) -> Vec<MemberId> {
///         self.0.iter().filter(|id| !exclude.contains(id)).take(count).cloned().collect()
///     }
/// }
///
/// let node = GossipProtocol::with_selector(
///     MemberId("a".to_string()),
///     "127.0.0.1:7000".parse().unwrap(),
///     GossipConfig::default(),
///     Box::new(Rack(vec![MemberId("b".to_string())])),
/// );
/// assert_eq!(node.cluster_size(), 1);
/// ```
pub trait MemberSelector {
    /// Up to `count` members, none of them in `exclude`.
    fn select_random(&self, exclude: &HashSet<MemberId>, count: usize) -> Vec<MemberId>;
}
