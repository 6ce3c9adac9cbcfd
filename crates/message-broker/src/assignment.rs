//! Who gets which partition.

use std::collections::BTreeMap;

use crate::ConsumerId;
use crate::member::Member;
use crate::topics::Topics;

/// Deals the partitions out like cards: topics by name, their partitions by number, members by
/// name; a member that has not subscribed to the topic is left out.
///
/// Source: Apache Kafka, `RoundRobinAssignor`.
pub(crate) fn round_robin(members: &mut BTreeMap<ConsumerId, Member>, topics: &Topics) {
    let mut members: Vec<&mut Member> = members.values_mut().collect();
    for member in &mut members {
        member.assigned.clear();
        member.turn = 0;
    }
    let mut sorted: Vec<_> = topics.iter().collect();
    sorted.sort_by(|(_, one), (_, other)| one.config.name.cmp(&other.config.name));
    let mut turn = 0;
    for (slot, topic) in sorted {
        for partition in 0..topic.config.partitions {
            let order = (turn..members.len()).chain(0..turn);
            let name = &topic.config.name;
            let Some(next) = order
                .into_iter()
                .find(|&at| members[at].topics.contains(name))
            else {
                break;
            };
            members[next].assigned.push((slot, partition));
            turn = (next + 1) % members.len();
        }
    }
    for member in &mut members {
        member.assigned.sort_unstable();
    }
}
