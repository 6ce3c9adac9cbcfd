//! Criterion "unique tags": every insertion has a name of its own, a clone's too.

use std::collections::BTreeSet;

use super::{check, id, merged, set, values};
use crate::{CRDT, ORSet};

/// What a set is made of, in the order of its tags: value, time and replica.
fn tags(set: &ORSet<u32>) -> Vec<(u32, u64, String)> {
    let tagged = set.tagged().into_iter();
    tagged
        .map(|x| (x.value, x.tag.time, x.tag.replica))
        .collect()
}

/// The times at which a set has these values.
fn times(set: &ORSet<u32>) -> Vec<u64> {
    tags(set).into_iter().map(|(_, time, _)| time).collect()
}

#[test]
fn every_insertion_has_a_later_tag_of_its_replica() {
    let inserted = [7, 3, 9, 1, 8, 2, 6, 4];
    let tagged = tags(&set("a", &inserted));
    let order: Vec<u32> = tagged.iter().map(|(value, _, _)| *value).collect();
    let rule = "tags ascend from insertion to insertion, and tagged() goes by tags";
    check("the values by their tags", order, inserted.to_vec(), rule);
    let distinct: BTreeSet<u64> = tagged.iter().map(|(_, time, _)| *time).collect();
    check(
        "how many times there are",
        distinct.len(),
        inserted.len(),
        "no two are the same",
    );
    check(
        "0 among them",
        distinct.contains(&0),
        false,
        "0 is before any operation",
    );
    let own = tagged.iter().all(|(_, _, replica)| replica == "a");
    check(
        "all are by a",
        own,
        true,
        "a tag names the replica that inserted",
    );
}

#[test]
fn a_repeated_insertion_replaces_the_tags_that_it_has_seen() {
    let mut a = set("a", &[1]);
    let first = times(&a)[0];
    a.merge(&set("b", &[1]));
    check(
        "how many tags of two replicas",
        tags(&a).len(),
        2,
        "both inserted the value",
    );
    a.insert(1);
    let tagged = tags(&a);
    check(
        "how many tags after another insertion",
        tagged.len(),
        1,
        "the new takes their place",
    );
    check(
        "the new one is by a",
        tagged[0].2.clone(),
        id("a"),
        "a inserted the value last",
    );
    check(
        "the new one is later",
        tagged[0].1 > first,
        true,
        "a had given out the first before",
    );
}

#[test]
fn a_replaced_tag_goes_wherever_the_new_one_arrives() {
    let mut a = set("a", &[1]);
    let mut told = merged(&set("b", &[]), &a);
    let other = merged(&set("c", &[1]), &a);
    a.insert(1);
    told.merge(&a);
    let rule = "who has seen an insertion has seen the tags that it replaced";
    check(
        "the tags at b, that had the old one",
        tags(&told),
        tags(&a),
        rule,
    );
    let rule = "c's own insertion was not seen by a, so it stays beside the new one of a";
    check(
        "how many tags there are at c",
        tags(&merged(&other, &a)).len(),
        2,
        rule,
    );
}

#[test]
fn insertions_of_one_value_on_several_replicas_keep_their_tags() {
    let all = merged(&merged(&set("b", &[5]), &set("c", &[5])), &set("a", &[5]));
    let replicas: Vec<String> = tags(&all).into_iter().map(|(_, _, by)| by).collect();
    let rule = "three insertions that did not know of each other, ordered by time and replica";
    check(
        "the replicas",
        replicas,
        vec![id("a"), id("b"), id("c")],
        rule,
    );
    check("len", all.len(), 1, "it is one value");
}

#[test]
fn clones_never_give_out_the_same_tag() {
    let first = set("a", &[1]);
    let mut clones = [first.clone(), first.clone(), first.clone()];
    let mut given = Vec::new();
    for round in 0..4 {
        for (at, clone) in clones.iter_mut().enumerate() {
            clone.insert(10 * round + at as u32 + 10);
            given.extend(times(clone).last().copied());
        }
    }
    check(
        "how many tags were given out",
        given.len(),
        12,
        "one an insertion",
    );
    let distinct: BTreeSet<u64> = given.iter().copied().collect();
    let rule = "clones count on one counter, so each tag is later than all before it";
    check(
        "the times given out by three clones in turn",
        given,
        distinct.into_iter().collect(),
        rule,
    );
}

#[test]
fn what_a_clone_has_not_seen_of_another_is_not_taken_for_removed() {
    let mut a = set("a", &[1]);
    let mut clone = a.clone();
    a.insert(2);
    clone.insert(3);
    a.insert(4);
    clone.insert(5);
    let rule = "the clone has later tags of a, but it has not seen the earlier ones";
    let all = vec![1, 2, 3, 4, 5];
    check(
        "a merged with its clone",
        values(&merged(&a, &clone)),
        all.clone(),
        rule,
    );
    check(
        "the clone merged with a",
        values(&merged(&clone, &a)),
        all.clone(),
        rule,
    );
    let b = merged(&set("b", &[]), &clone);
    check(
        "b, that heard the clone first",
        values(&merged(&b, &a)),
        all.clone(),
        rule,
    );
    check(
        "a, that hears of the clone by b",
        values(&merged(&a, &b)),
        all,
        rule,
    );
}

#[test]
fn a_removal_at_one_clone_leaves_what_the_other_inserted() {
    let first = set("a", &[1]);
    let (mut left, mut right) = (first.clone(), first);
    left.insert(2);
    right.insert(2);
    left.remove(&2);
    let rule = "left removed its own insertion, which is another than that of right";
    check(
        "left merged with right",
        values(&merged(&left, &right)),
        vec![1, 2],
        rule,
    );
    check(
        "right merged with left",
        values(&merged(&right, &left)),
        vec![1, 2],
        rule,
    );
    right.remove(&1);
    check(
        "after right removed 1",
        values(&merged(&left, &right)),
        vec![2],
        "1 had one insertion",
    );
}

#[test]
fn a_replica_that_comes_back_empty_goes_on_after_the_tags_it_is_told_of() {
    let before = set("a", &[1, 2, 3]);
    let mut peer = merged(&set("b", &[]), &before);
    peer.remove(&3);
    let mut back = set("a", &[]);
    back.merge(&peer);
    back.insert(4);
    let latest = times(&before)[2];
    let new = tags(&back).into_iter().filter(|(value, _, _)| *value == 4);
    let later: Vec<bool> = new.map(|(_, time, _)| time > latest).collect();
    let rule = "the state that it merged says how far its own tags had got";
    check(
        "the new tag is later than the old ones",
        later,
        vec![true],
        rule,
    );
    peer.merge(&back);
    check(
        "what the peer has then",
        values(&peer),
        vec![1, 2, 4],
        "the new tag is new to it",
    );
}

#[test]
fn equal_times_of_tags_are_ordered_by_replica() {
    let names = ["k", "c", "h", "a", "l", "e", "j", "b", "g", "d", "i", "f"];
    let mut all = set("m", &[]);
    for (value, name) in names.iter().enumerate() {
        all.merge(&set(name, &[value as u32]));
    }
    let got: Vec<(u64, String)> = tags(&all)
        .into_iter()
        .map(|(_, time, by)| (time, by))
        .collect();
    check(
        "how many tags there are",
        got.len(),
        12,
        "one of each replica",
    );
    let mut sorted = got.clone();
    sorted.sort();
    let rule = "tagged() goes by time, and equal times by replica, as timestamps are ordered";
    check("the tags in the order of tagged()", got, sorted, rule);
}
