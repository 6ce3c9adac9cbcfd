//! A counter that only grows.

use crate::{CRDT, ReplicaId};

/// Counts up. Each replica has a number of its own, and only that replica raises it; the value is
/// the sum.
///
/// Source: M. Shapiro and others, "A comprehensive study of Convergent and Commutative Replicated
/// Data Types", INRIA RR-7506 (2011), specification 6.
///
/// ```
/// use crdt_registry::{CRDT, GCounter};
///
/// let (a, b) = ("a".to_string(), "b".to_string());
/// let (mut at_a, mut at_b) = (GCounter::new(), GCounter::new());
/// at_a.increment_by(&a, 2);
/// at_b.increment(&b);
/// at_a.merge(&at_b);
/// assert_eq!((at_a.value(), at_a.replica_value(&a)), (3, 2));
/// ```
#[derive(Debug, Clone, Default)]
// solution
pub struct GCounter {
    /// In ascending order of replicas: they are few, and a merge is one walk along both.
    counts: Vec<(ReplicaId, u64)>,
}
// starter: pub struct GCounter {
// starter:     // Your private fields: which number belongs to which replica?
// starter: }
// end solution

impl GCounter {
    /// A counter at 0.
    ///
    /// ```
    /// assert_eq!(crdt_registry::GCounter::new().value(), 0);
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts one for `replica`, which must be the one that does it: two states that count under
    /// one name do not know of each other's counts, and a merge keeps the greater.
    ///
    /// ```
    /// let mut counter = crdt_registry::GCounter::new();
    /// counter.increment(&"a".to_string());
    /// assert_eq!(counter.value(), 1);
    /// ```
    pub fn increment(&mut self, replica: &ReplicaId) {
        self.increment_by(replica, 1);
    }

    /// Counts `n` for `replica`. Its count stays at `u64::MAX` once it is there.
    ///
    /// ```
    /// let mut counter = crdt_registry::GCounter::new();
    /// counter.increment_by(&"a".to_string(), 5);
    /// assert_eq!(counter.value(), 5);
    /// ```
    pub fn increment_by(&mut self, replica: &ReplicaId, n: u64) {
        match self.position(replica) {
            Ok(at) => self.counts[at].1 = self.counts[at].1.saturating_add(n),
            Err(at) => self.counts.insert(at, (replica.clone(), n)),
        }
    }

    /// The sum over all replicas; `u64::MAX` if it is greater than that.
    ///
    /// ```
    /// let mut counter = crdt_registry::GCounter::new();
    /// counter.increment_by(&"a".to_string(), u64::MAX);
    /// counter.increment(&"b".to_string());
    /// assert_eq!(counter.value(), u64::MAX);
    /// ```
    pub fn value(&self) -> u64 {
        u64::try_from(self.total()).unwrap_or(u64::MAX)
    }

    /// What `replica` has counted; 0 if it is not known.
    ///
    /// ```
    /// let counter = crdt_registry::GCounter::new();
    /// assert_eq!(counter.replica_value(&"a".to_string()), 0);
    /// ```
    pub fn replica_value(&self, replica: &ReplicaId) -> u64 {
        self.position(replica).map_or(0, |at| self.counts[at].1)
    }

    /// The sum as it is: as many counts as memory holds fit, of which each is less than 2^64.
    pub(crate) fn total(&self) -> i128 {
        let counts = self.counts.iter().map(|(_, count)| i128::from(*count));
        counts.sum()
    }

    /// Where `replica` is, or where it belongs.
    fn position(&self, replica: &ReplicaId) -> Result<usize, usize> {
        self.counts
            .binary_search_by(|(known, _)| known.cmp(replica))
    }

    /// Raises the counts of the replicas that both know to the greater of the two, and gives the
    /// others of `other`.
    fn raise(&mut self, other: &Self) -> Vec<(ReplicaId, u64)> {
        let mut unknown = Vec::new();
        let mut at = 0;
        for (replica, count) in &other.counts {
            while self
                .counts
                .get(at)
                .is_some_and(|(known, _)| known < replica)
            {
                at += 1;
            }
            match self.counts.get_mut(at) {
                Some((known, own)) if known == replica => *own = (*own).max(*count),
                _ => unknown.push((replica.clone(), *count)),
            }
        }
        unknown
    }
}

impl CRDT for GCounter {
    /// Takes the greater of each pair of counts: the later one, since a count only grows.
    fn merge(&mut self, other: &Self) {
        let unknown = self.raise(other);
        if !unknown.is_empty() {
            self.counts.extend(unknown);
            // Two ascending runs: this sort finds them, and merges them in linear time.
            self.counts.sort();
        }
    }
}
