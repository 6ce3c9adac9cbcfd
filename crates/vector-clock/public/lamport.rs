//! Lamport's clock.

use crate::LamportClock;

#[test]
fn a_message_is_sent_before_it_is_received() {
    let mut a = LamportClock::new("a".to_string());
    let mut b = LamportClock::new("b".to_string());
    let sent = a.send();
    let received = b.receive(&sent);
    assert_eq!(sent.time, 1, "the first event of a");
    assert_eq!(received.time, 2, "one later than the send");
}
