//! # Every topic begins at the first member
//!
//! What is wrong: The first members get a partition of every topic, the last ones of large
//! topics only.
//! Why people write it: Partition modulo members is one line.
//!
//! Killed by: rebalancing::partitions_are_dealt_out_like_cards

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
            turn = 0; // MUTANT: from the first again
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
}
