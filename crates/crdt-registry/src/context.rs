//! Which operations a set has seen.
//!
//! Source: P. S. Almeida and others, "Delta state replicated data types", 2018, section 7.2, for
//! contexts with gaps.

use crate::ReplicaId;

/// One operation: the `count`-th of a replica, which goes by its number in the set's [`Context`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dot {
    pub(crate) replica: usize,
    pub(crate) count: u64,
}

/// The operations of one replica, as runs of counts: first and last, ascending, with gaps between.
///
/// Usually there is one run, from 1 to the last that was seen, which is all that a version vector
/// has. Clones bring in gaps: they draw from one counter, and do not see what the others drew.
#[derive(Debug, Clone, Default)]
pub(crate) struct Runs(Vec<(u64, u64)>);

impl Runs {
    pub(crate) fn contains(&self, count: u64) -> bool {
        let begun = self.0.partition_point(|(first, _)| *first <= count);
        begun > 0 && count <= self.0[begun - 1].1
    }

    fn includes(&self, other: &Runs) -> bool {
        // Our runs have gaps between them, so that each of theirs is in one of ours.
        let mut runs = other.0.iter();
        runs.all(|(first, last)| {
            let begun = self.0.partition_point(|(start, _)| start <= first);
            begun > 0 && *last <= self.0[begun - 1].1
        })
    }

    /// The last count, and 0 if there is none.
    pub(crate) fn last(&self) -> u64 {
        self.0.last().map_or(0, |(_, last)| *last)
    }

    pub(crate) fn insert(&mut self, count: u64) {
        match self.0.last_mut() {
            Some((_, last)) if *last + 1 == count => *last = count,
            _ => self.merge(&Runs(vec![(count, count)])),
        }
    }

    fn merge(&mut self, other: &Runs) {
        self.0.extend(&other.0);
        self.0.sort_unstable();
        self.0.dedup_by(|(first, last), (_, previous_last)| {
            let joined = *first <= previous_last.saturating_add(1);
            if joined {
                *previous_last = (*previous_last).max(*last);
            }
            joined
        });
    }

    fn len(&self) -> u64 {
        self.0.iter().map(|(first, last)| last - first + 1).sum()
    }
}

/// What has been seen of each replica, by its number.
#[derive(Debug, Clone)]
pub(crate) struct Seen(Vec<Runs>);

impl Seen {
    pub(crate) fn contains(&self, dot: Dot) -> bool {
        self.0[dot.replica].contains(dot.count)
    }
}

/// All operations that a set has seen. Its own replica has the number 0.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    replicas: Vec<ReplicaId>,
    seen: Seen,
}

impl Context {
    pub(crate) fn new(own: ReplicaId) -> Self {
        Self {
            replicas: vec![own],
            seen: Seen(vec![Runs::default()]),
        }
    }

    pub(crate) fn contains(&self, dot: Dot) -> bool {
        self.seen.contains(dot)
    }

    pub(crate) fn insert(&mut self, dot: Dot) {
        self.seen.0[dot.replica].insert(dot.count);
    }

    pub(crate) fn replica(&self, number: usize) -> &ReplicaId {
        &self.replicas[number]
    }

    /// The last operation of the set's own replica that was seen.
    pub(crate) fn last_own(&self) -> u64 {
        self.seen.0[0].last()
    }

    fn number(&self, replica: &ReplicaId) -> Option<usize> {
        self.replicas.iter().position(|known| known == replica)
    }

    /// Whether `other` has seen nothing that is new here.
    pub(crate) fn includes(&self, other: &Context) -> bool {
        let mut theirs = other.replicas.iter().zip(&other.seen.0);
        theirs.all(|(replica, theirs)| match self.number(replica) {
            Some(number) => self.seen.0[number].includes(theirs),
            None => theirs.0.is_empty(),
        })
    }

    /// What the replicas of `other` are called here, and what it has seen, by these numbers.
    /// Replicas that are not known get one.
    pub(crate) fn translate(&mut self, other: &Context) -> (Vec<usize>, Seen) {
        let mut numbers = Vec::with_capacity(other.replicas.len());
        for replica in &other.replicas {
            let number = self.number(replica).unwrap_or(self.replicas.len());
            if number == self.replicas.len() {
                self.replicas.push(replica.clone());
                self.seen.0.push(Runs::default());
            }
            numbers.push(number);
        }
        let mut seen = Seen(vec![Runs::default(); self.replicas.len()]);
        for (number, runs) in numbers.iter().zip(&other.seen.0) {
            seen.0[*number] = runs.clone();
        }
        (numbers, seen)
    }

    /// Takes over what has been seen elsewhere, and says how many operations were new.
    pub(crate) fn merge(&mut self, theirs: &Seen) -> u64 {
        let mut learnt = 0;
        for (ours, theirs) in self.seen.0.iter_mut().zip(&theirs.0) {
            let before = ours.len();
            ours.merge(theirs);
            learnt += ours.len() - before;
        }
        learnt
    }
}
