//! `ORSet`.

use crate::{CRDT, ORSet};

#[test]
fn values_are_inserted_and_removed() {
    let mut set = ORSet::new("A".to_string());
    set.insert("apple");
    set.insert("banana");
    assert!(set.contains(&"apple"), "it was inserted");
    assert!(set.contains(&"banana"), "it was inserted");

    set.remove(&"apple");
    assert!(!set.contains(&"apple"), "it was removed");
    assert!(set.contains(&"banana"), "it was not removed");
}

#[test]
fn a_concurrent_insertion_wins() {
    let mut set_a = ORSet::new("A".to_string());
    let mut set_b = ORSet::new("B".to_string());
    set_a.insert("x");
    set_b.merge(&set_a);
    set_b.remove(&"x"); // the "x" that B has seen

    set_a.insert("x"); // meanwhile A inserts it again

    set_a.merge(&set_b);
    set_b.merge(&set_a);
    assert!(set_a.contains(&"x"), "B had not seen the second one");
    assert!(set_b.contains(&"x"), "B hears of it now");
}

#[test]
fn the_order_of_merges_does_not_matter() {
    let mut a = ORSet::new("A".to_string());
    let mut b = ORSet::new("B".to_string());
    let mut c = ORSet::new("C".to_string());
    a.insert(1);
    b.insert(2);
    c.insert(3);

    let mut b_first = a.clone();
    b_first.merge(&b);
    b_first.merge(&c);
    let mut c_first = a.clone();
    c_first.merge(&c);
    c_first.merge(&b);

    assert_eq!(b_first.values(), c_first.values(), "the same was merged");
    assert_eq!(b_first.len(), 3, "one value of each");
}
