//! # A dead letter topic is dealt out later
//!
//! What is wrong: A dead letter topic that the broker creates itself begins no new generation.
//! Why people write it: The dead letter makes its topic where it needs it, past `create_topic`.
//!
//! Killed by: rebalancing::a_dead_letter_topic_that_a_member_wants_is_dealt_out

mod dead_letter {
    impl MessageBroker {
        pub(crate) fn bury(&mut self, group_id: &ConsumerGroupId, graves: Vec<Grave>, now: Instant) {
            for grave in graves {
                let topic = self.topics.at(grave.place.0);
                let name = format!("{}{}", topic.config.name, self.config.dead_letter_suffix);
                let Some(message) = self.topics.log(grave.place).get(grave.offset) else {
                    continue;
                };
                let letter = letter(message, topic, group_id, &grave);
                // That it exists already is fine.
                let new = TopicConfig { // MUTANT: only made
                    name: name.clone(),
                    partitions: 1,
                    retention_ms: None,
                    max_message_size: None,
                }; // MUTANT
                if self.topics.get(&name).is_none() { // MUTANT
                    self.topics.insert(Topic::new(new, &self.config)); // MUTANT: nobody is told
                } // MUTANT
                if let Ok(topic) = self.topics.get_mut(&name) {
                    topic.append(letter, now);
                }
            }
        }
    }
}
