//! # Commits as it delivers
//!
//! What is wrong: Everything that a poll delivers counts as done, so that a crash loses it.
//! Why people write it: It is the simplest auto-commit.
//!
//! Killed by: promises::at_least_once_loses_nothing,
//! order::no_history_leaves_a_gap_in_what_a_consumer_is_given,
//! promises::what_is_given_up_is_a_dead_letter_and_so_not_lost

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
                    member.turn = (at + 1) % count;
                    match commit {
                        true => cursor.commit(cursor.position()),
                        false => cursor.commit(cursor.position()), // MUTANT: done
                    }
                }
            }
            Ok(messages)
        }
    }
}
