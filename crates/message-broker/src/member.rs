//! One member of a consumer group.

use std::collections::BTreeSet;
use std::time::Instant;

use crate::TopicId;
use crate::topics::Place;

pub(crate) struct Member {
    pub(crate) topics: BTreeSet<TopicId>,
    /// In ascending order.
    pub(crate) assigned: Vec<Place>,
    /// Which of the assigned partitions comes first in the next poll.
    pub(crate) turn: usize,
    /// When it last called.
    pub(crate) seen: Instant,
}
