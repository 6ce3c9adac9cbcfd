//! # Always begins at the first partition
//!
//! What is wrong: While the first partition has messages, the others starve.
//! Why people write it: A loop begins at the beginning.
//!
//! Killed by: flow::no_partition_starves

mod consuming {
    impl MessageBroker {
        fn serve(
            &mut self,
            group_id: &ConsumerGroupId,
            consumer_id: &ConsumerId,
            max_messages: usize,
            now: Instant,
        ) -> Result<Vec<ConsumedMessage>, BrokerError> {
            let group = find(&mut self.groups, group_id)?;
            let commit = group.semantics == DeliverySemantics::AtMostOnce;
            let (member, cursors) = group.member(consumer_id)?;
            let held = cursors.in_hand(&member.assigned);
            let room = self.config.max_unacked_messages.saturating_sub(held);
            if room == 0 && !commit {
                return Err(BrokerError::TooManyUnacked);
            }
            let limit = if commit {
                max_messages
            } else {
                max_messages.min(room)
            };
            let mut messages = Vec::new();
            let count = member.assigned.len();
            let start = member.turn;
            for at in (start..count).chain(0..start) {
                if messages.len() == limit {
                    break;
                }
                let place = member.assigned[at];
                let cursor = cursors.at(place);
                let before = messages.len();
                read(&self.topics, place, cursor, limit, &mut messages);
                if let Some(first) = messages.get(before).map(|message| message.offset) {
                    member.turn = 0; // MUTANT: from the first
                    match commit {
                        true => cursor.commit(cursor.position()),
                        false => cursor.delivered(first, now),
                    }
                }
            }
            Ok(messages)
        }
    }
}
