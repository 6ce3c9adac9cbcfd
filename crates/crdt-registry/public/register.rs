//! `LWWRegister` and `Timestamp`.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::{CRDT, LWWRegister, ManualClock, Timestamp};

#[test]
fn the_last_write_wins() {
    let mut reg_a = LWWRegister::<String>::new("A".to_string());
    let mut reg_b = LWWRegister::<String>::new("B".to_string());

    reg_a.set("first".to_string());
    thread::sleep(Duration::from_millis(10)); // the machine's clock goes on meanwhile
    reg_b.set("second".to_string());
    reg_a.merge(&reg_b);

    assert_eq!(reg_a.get(), Some(&"second".to_string()), "B wrote later");
}

#[test]
fn the_last_write_wins_by_a_clock_of_ones_own() {
    let clock = Arc::new(ManualClock::new(1_000));
    let mut reg_a = LWWRegister::with_clock("A".to_string(), clock.clone());
    let mut reg_b = LWWRegister::with_clock("B".to_string(), clock.clone());

    reg_b.set("first");
    clock.set(2_000);
    reg_a.set("second");
    reg_b.merge(&reg_a);

    assert_eq!(reg_b.get(), Some(&"second"), "A wrote later");
    assert_eq!(reg_b.timestamp().time, 2_000, "at 2,000");
}

#[test]
fn timestamps_have_a_total_order() {
    let mut later = Timestamp::new("A".to_string());
    later.increment();
    assert!(Timestamp::new("B".to_string()) < later, "0 is before 1");
    assert!(
        Timestamp::new("A".to_string()) < Timestamp::new("B".to_string()),
        "of equal times the smaller name is first"
    );
}
