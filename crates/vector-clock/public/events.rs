//! Events that carry a clock.

use crate::{TimestampedEvent, VectorClock};

#[test]
fn a_question_caused_its_answer() {
    let (mut alice, mut bob) = (VectorClock::new(), VectorClock::new());
    let question = TimestampedEvent::new(&mut alice, "alice".to_string(), "lunch?");
    bob.merge(&question.clock, &"bob".to_string());
    let answer = TimestampedEvent::new(&mut bob, "bob".to_string(), "at noon");
    assert!(
        question.caused(&answer),
        "bob had read the question when he answered"
    );
    assert!(
        !answer.caused(&question),
        "alice had not read the answer when she asked"
    );
}
