//! What becomes of messages that fail again and again.

use std::time::Instant;

use crate::cursor::Cursor;
use crate::cursors::Cursors;
use crate::topic::Topic;
use crate::topics::{Place, Topics};
use crate::{BrokerConfig, ConsumerGroupId, Message, MessageBroker, Offset, TopicConfig};

pub(crate) const NACK: &str = "nack";
const TIMEOUT: &str = "timeout";

/// A message that a group has given up.
pub(crate) struct Grave {
    pub(crate) place: Place,
    pub(crate) offset: Offset,
    pub(crate) attempts: u32,
    pub(crate) reason: &'static str,
}

impl BrokerConfig {
    /// How often a message of this topic may fail; 0 for any number of times.
    pub(crate) fn attempts_in(&self, topic: &Topic) -> u32 {
        if topic.holds_dead_letters {
            return 0;
        }
        self.max_delivery_attempts
    }
}

/// In each of these partitions, the message that `which` names has failed. What comes back are
/// those that have failed too often.
pub(crate) fn time_out(
    cursors: &mut Cursors,
    places: &[Place],
    topics: &Topics,
    config: &BrokerConfig,
    which: impl Fn(&Cursor) -> Option<Offset>,
) -> Vec<Grave> {
    let mut graves = Vec::new();
    for &place in places {
        let cursor = cursors.at(place);
        cursor.catch_up(topics.log(place).first());
        if let Some(offset) = which(cursor) {
            let failed = cursor.fail(offset, config.attempts_in(topics.at(place.0)));
            graves.extend(failed.map(|attempts| Grave {
                place,
                offset,
                attempts,
                reason: TIMEOUT,
            }));
        }
    }
    graves
}

impl MessageBroker {
    /// Copies the messages into the dead letter topics, which are created where they are missing.
    ///
    /// A dead letter is stored whatever its id and size: refused, it would be lost.
    pub(crate) fn bury(&mut self, group_id: &ConsumerGroupId, graves: Vec<Grave>, now: Instant) {
        for grave in graves {
            let topic = self.topics.at(grave.place.0);
            let name = format!("{}{}", topic.config.name, self.config.dead_letter_suffix);
            let Some(message) = self.topics.log(grave.place).get(grave.offset) else {
                continue;
            };
            let letter = letter(message, topic, group_id, &grave);
            // That it exists already is fine.
            let _ = self.create_topic(TopicConfig {
                name: name.clone(),
                partitions: 1,
                retention_ms: None,
                max_message_size: None,
            });
            if let Ok(topic) = self.topics.get_mut(&name) {
                topic.append(letter, now);
            }
        }
    }
}

/// The message, with headers that say where it comes from and what happened.
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
    letter.headers.extend(headers);
    letter
}
