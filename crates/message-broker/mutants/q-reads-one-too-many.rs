//! # Reads one too many
//!
//! What is wrong: A poll takes one message more than it delivers, and that one is skipped.
//! Why people write it: The limit is looked at behind the read.
//!
//! Killed by: order::a_partition_is_delivered_in_the_order_of_its_messages,
//! promises::effects_happen_once_if_the_offset_is_kept_with_the_work,
//! promises::effects_happen_once_if_ids_that_were_seen_are_dropped

mod consuming {
    fn read(
        topics: &Topics,
        place: Place,
        cursor: &mut Cursor,
        limit: usize,
        messages: &mut Vec<ConsumedMessage>,
    ) {
        let log = topics.log(place);
        let topic = &topics.at(place.0).config.name;
        while let Some(offset) = cursor.next(log.end()) // MUTANT: the limit comes later
            && let Some(message) = log.get(offset)
        {
            if messages.len() >= limit { // MUTANT
                cursor.advance(); // MUTANT
                break; // MUTANT
            } // MUTANT
            messages.push(ConsumedMessage {
                message: message.clone(),
                topic: topic.clone(),
                partition: place.1,
                offset,
            });
            cursor.advance();
        }
    }
}
