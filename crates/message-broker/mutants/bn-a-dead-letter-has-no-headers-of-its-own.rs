//! # Replaces the headers
//!
//! What is wrong: The headers of the message are lost in the dead letter topic.
//! Why people write it: The headers are made anew.
//!
//! Killed by: dead_letters::a_message_that_is_refused_too_often_becomes_a_dead_letter

mod dead_letter {
    fn letter(message: &Message, topic: &Topic, group_id: &str, grave: &Grave) -> Message {
        let mut letter = message.clone();
        let headers = [
            ("dead-letter-topic", topic.config.name.clone()),
            ("dead-letter-partition", grave.place.1.to_string()),
            ("dead-letter-offset", grave.offset.to_string()),
            ("dead-letter-group", group_id.to_string()),
            ("dead-letter-reason", grave.reason.to_string()),
            ("dead-letter-attempts", grave.attempts.to_string()),
        ];
        let headers = headers
            .into_iter()
            .map(|(name, value)| (name.to_string(), value));
        letter.headers = headers.collect(); // MUTANT: only ours
        letter
    }
}
