//! # Deals to members that do not want it
//!
//! What is wrong: A member gets partitions of topics that it has not joined for.
//! Why people write it: All members of a group usually want the same topics.
//!
//! Killed by: rebalancing::a_member_gets_partitions_only_of_topics_that_it_wants

mod assignment {
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
                    .find(|&at| !members[at].topics.is_empty() && !name.is_empty()) // MUTANT: any topic
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
}
