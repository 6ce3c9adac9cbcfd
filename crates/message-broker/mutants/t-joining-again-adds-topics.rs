//! # Joining again adds to the topics
//!
//! What is wrong: Who joins again keeps the topics of before.
//! Why people write it: The member is there already, so it is completed.
//!
//! Killed by: rebalancing::a_member_gets_partitions_only_of_topics_that_it_wants

mod group {
    impl Group {
        pub(crate) fn join(&mut self, consumer: ConsumerId, topics: Vec<TopicId>, now: Instant) {
            let before = self.members.get(&consumer).map(|member| member.topics.clone()); // MUTANT
            let member = Member {
                topics: topics.into_iter().chain(before.into_iter().flatten()).collect(), // MUTANT: more
                assigned: Vec::new(),
                turn: 0,
                seen: now,
            };
            self.members.insert(consumer, member);
        }
    }
}
