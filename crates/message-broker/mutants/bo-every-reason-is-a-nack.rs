//! # Does not say why
//!
//! What is wrong: A dead letter that timed out says that it was nacked.
//! Why people write it: One place makes dead letters, and one reason is written there.
//!
//! Killed by: dead_letters::a_message_that_times_out_too_often_becomes_a_dead_letter

mod dead_letter {
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
                    reason: NACK, // MUTANT: the usual one
                }));
            }
        }
        graves
    }
}
