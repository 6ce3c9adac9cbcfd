//! Criterion "wire format": the bytes of a clock.

use super::{Random, check, counts, id, read, text, ticked};
use crate::VectorClock;

/// Names that a careless writer or reader stumbles over.
const ODD_NAMES: [&str; 8] = [
    "",
    "a b",
    "quote\"",
    "back\\slash",
    "line\nbreak",
    "zwölf",
    "🦀",
    "{\"a\":1}",
];

#[test]
fn the_bytes_are_a_json_object_with_its_nodes_in_order() {
    let rule = "one JSON object, nodes ascending, no white space";
    let clock = ticked(&[
        ("m", 1),
        ("b", 12),
        ("z", 2),
        ("a", 1),
        ("B", 3),
        ("ab", 1),
        ("k", 1),
        ("y", 5),
        ("node-10", 1),
        ("node-9", 1),
    ]);
    check(
        "to_bytes of {m:1, b:12, z:2, a:1, B:3, ab:1, k:1, y:5, node-10:1, node-9:1}",
        text(&clock).as_str(),
        r#"{"B":3,"a":1,"ab":1,"b":12,"k":1,"m":1,"node-10":1,"node-9":1,"y":5,"z":2}"#,
        rule,
    );
    check(
        "to_bytes of an empty clock",
        text(&VectorClock::new()).as_str(),
        "{}",
        rule,
    );
    let odd = ticked(&[("quote\"", 1), ("line\nbreak", 2)]);
    check(
        "to_bytes of {quote\": 1, line<newline>break: 2}",
        text(&odd).as_str(),
        r#"{"line\nbreak":2,"quote\"":1}"#,
        "names are escaped as JSON asks for",
    );
}

#[test]
fn equal_clocks_give_equal_bytes_whatever_their_history() {
    let mut names: Vec<String> = (0..16).map(|n| format!("node-{n}")).collect();
    let upwards: Vec<(&str, u64)> = names.iter().map(|name| (name.as_str(), 2)).collect();
    let want = text(&ticked(&upwards));
    check(
        "the number of counts of 2 in to_bytes of 16 nodes with two ticks each",
        want.matches(":2").count(),
        16,
        "every node is written",
    );
    let mut random = Random::of("equal_clocks_give_equal_bytes_whatever_their_history");
    for round in 0..8 {
        for at in (1..names.len()).rev() {
            names.swap(at, random.below(at + 1));
        }
        let mut shuffled = VectorClock::new();
        // Half of the nodes are learnt from a message that ends with the receiver's first event.
        let heard: Vec<(&str, u64)> = names[..8].iter().map(|name| (name.as_str(), 2)).collect();
        shuffled.merge(&ticked(&heard), &names[8]);
        for name in &names[8..] {
            shuffled.tick(name);
        }
        for name in &names[9..] {
            shuffled.tick(name);
        }
        check(
            &format!("to_bytes in round {round}, ticks and receives in another order,"),
            text(&shuffled),
            want.clone(),
            "the same counts have the same bytes",
        );
    }
}

#[test]
fn every_clock_comes_back_from_its_own_bytes() {
    let mut random = Random::of("every_clock_comes_back_from_its_own_bytes");
    for _ in 0..40 {
        let entries: Vec<(&str, u64)> = ODD_NAMES
            .iter()
            .map(|&name| (name, random.below(4) as u64))
            .filter(|&(_, count)| count > 0)
            .collect();
        let clock = ticked(&entries);
        let back = read(&text(&clock));
        check(
            &format!("get of {ODD_NAMES:?} after to_bytes and from_bytes of {entries:?}"),
            counts(&back, &ODD_NAMES),
            counts(&clock, &ODD_NAMES),
            "any string is a name, and every clock survives the journey",
        );
        let nodes = entries
            .iter()
            .filter(|(node, _)| back.get(&id(node)) > 0)
            .count();
        check(
            &format!("the number of entries that come back of {entries:?}"),
            nodes,
            entries.len(),
            "nothing is lost on the journey",
        );
    }
    let full = read(r#"{"a":18446744073709551615,"b":1}"#);
    check(
        "to_bytes of {a: u64::MAX, b: 1}",
        text(&full).as_str(),
        r#"{"a":18446744073709551615,"b":1}"#,
        "counts keep all their 64 bits",
    );
}

#[test]
fn any_order_and_white_space_are_read() {
    let clock = read(" {\n \"c\" : 3,\t\"a\":1 , \"\\u0062\": 2\r\n}\n ");
    check(
        "get of a, b, c of { \"c\" : 3, \"a\" : 1, \"\\u0062\" : 2 }",
        counts(&clock, &["a", "b", "c"]),
        vec![1, 2, 3],
        "what means the same in JSON is read as the same",
    );
    check(
        "to_bytes of what was read",
        text(&clock).as_str(),
        r#"{"a":1,"b":2,"c":3}"#,
        "what is written is in order, whatever was read",
    );
}

#[test]
fn serde_sees_the_same_map_as_the_wire() {
    let mut clock = VectorClock::new();
    for node in "kfaicljbgehd".chars() {
        clock.tick(&node.to_string());
    }
    check(
        "serde_json::to_string after a tick of each of k f a i c l j b g e h d",
        serde_json::to_string(&clock).expect("a clock is serializable"),
        text(&clock),
        "Serialize gives the same object as to_bytes",
    );
    check(
        "to_bytes of the same clock",
        text(&clock).as_str(),
        r#"{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"k":1,"l":1}"#,
        "nodes in ascending order",
    );
    let json = r#"{"b":2,"a":1}"#;
    let back: VectorClock = match serde_json::from_str(json) {
        Ok(back) => back,
        Err(error) => panic!("serde refuses {json} ({error}), but it is a valid clock"),
    };
    check(
        "get of a and b of {\"b\":2,\"a\":1}, read by serde,",
        counts(&back, &["a", "b"]),
        vec![1, 2],
        "Deserialize reads what from_bytes reads",
    );
    let mut longer = back.clone();
    longer.tick(&id("c"));
    check(
        "whether a clock read by serde is before itself plus one event",
        back.happened_before(&longer),
        true,
        "a clock that was read is a clock like any other",
    );
}
