//! The header `tracestate`: grammar, limits, mutation.

use super::check;
use crate::TraceState;

fn read(header: &str) -> Option<String> {
    TraceState::from_header(header).map(|state| state.to_header())
}

#[track_caller]
fn state(header: &str) -> TraceState {
    match TraceState::from_header(header) {
        Some(state) => state,
        None => panic!("from_header({header:?}) is None, but the list is valid"),
    }
}

/// Members m0=v, m1=v, …
fn members(count: usize) -> String {
    let all: Vec<String> = (0..count).map(|number| format!("m{number}=v")).collect();
    all.join(",")
}

#[track_caller]
fn judged(header: &str, valid: bool, rule: &str) {
    let shown: String = header.chars().take(40).collect();
    let what = format!("from_header({shown:?} …).is_some()");
    check(
        &what,
        TraceState::from_header(header).is_some(),
        valid,
        rule,
    );
}

#[test]
fn members_are_read_in_order() {
    let state = state("rojo=00f067aa0ba902b7,congo=t61rcWkgMzE");
    check(
        "get(congo)",
        state.get("congo"),
        Some("t61rcWkgMzE"),
        "it is the second member",
    );
    check(
        "get(rojo)",
        state.get("rojo"),
        Some("00f067aa0ba902b7"),
        "it is the first member",
    );
    check("get(ro)", state.get("ro"), None, "there is no such member");
    check(
        "to_header()",
        state.to_header().as_str(),
        "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE",
        "the order is kept",
    );
}

#[test]
fn white_space_and_empty_members_are_allowed_and_not_passed_on() {
    let rule = "spaces and tabs around members are ignored, and so are empty members";
    for (header, want) in [
        ("", ""),
        (" ", ""),
        (",,", ""),
        ("a=1,", "a=1"),
        (" a=1 \t,\t, b=2 ", "a=1,b=2"),
        (",a=1", "a=1"),
    ] {
        check(
            &format!("from_header({header:?}) written again"),
            read(header).as_deref(),
            Some(want),
            rule,
        );
    }
    check(
        "from_header of a list with a new line",
        read("a=1,\nb=2"),
        None,
        "a new line is no optional white space",
    );
}

#[test]
fn keys_follow_the_grammar_of_level_2() {
    let rule =
        "a key begins with a-z or 0-9, and goes on with these and _ - * / @, at most 256 in all";
    let longest = "k".repeat(256);
    for key in [
        "a",
        "0",
        "1a",
        "a_-*/9",
        "tenant@system",
        "a@b@c",
        "a@",
        &longest,
    ] {
        judged(&format!("{key}=v"), true, rule);
    }
    let too_long = "k".repeat(257);
    for key in [
        "", "A", "aB", "_a", "@a", "-a", "a b", "a.b", "é", "a\u{e9}", "a ", &too_long,
    ] {
        judged(&format!("{key}=v"), false, rule);
    }
}

#[test]
fn values_follow_the_grammar() {
    let rule = "a value has 1 to 256 characters of 0x20 to 0x7e without , and =, and does not end in a space";
    let longest = "v".repeat(256);
    for value in ["v", "~!\"#;", &longest] {
        judged(&format!("a={value}"), true, rule);
    }
    let too_long = "v".repeat(257);
    for value in [
        "", " ", "v=w", "=", "v\tw", "\u{7f}", "é", "v\r\nx", "\0", &too_long,
    ] {
        judged(&format!("a={value},b=1"), false, rule);
    }
    judged("a", false, "a member is a key, =, and a value");
    check(
        "get(a) of \"a=  v w  \"",
        state("a=  v w  ").get("a"),
        Some("  v w"),
        "spaces in front of a value belong to it",
    );
}

#[test]
fn one_bad_member_discards_the_whole_list() {
    judged("a=1,b=2", true, "all members are valid");
    for header in ["a=1,B=2", "a=1,b", "b==,a=1", "a=1,b=2,a=3", "a=1,a=1"] {
        judged(
            header,
            false,
            "nothing is kept of a list with a bad member or a key twice",
        );
    }
}

#[test]
fn thirty_two_members_are_read_and_not_one_more() {
    let rule = "a list has at most 32 members; empty ones do not count";
    judged(&members(32), true, rule);
    judged(&members(33), false, rule);
    judged(&format!(",,,{},,", members(32)), true, rule);
    check(
        "32 members written again",
        read(&members(32)),
        Some(members(32)),
        "all are kept",
    );
}

#[test]
fn a_member_that_is_set_moves_to_the_front() {
    let mut state = state("a=1,b=2,c=3");
    check(
        "insert(c, 4)",
        state.insert("c", "4"),
        true,
        "key and value are valid",
    );
    check(
        "to_header()",
        state.to_header().as_str(),
        "c=4,a=1,b=2",
        "a modified member moves to the front, the others keep their order",
    );
    state.insert("d", "5");
    check(
        "to_header()",
        state.to_header().as_str(),
        "d=5,c=4,a=1,b=2",
        "a new member is added at the front",
    );
    state.insert("d", "5");
    check(
        "to_header()",
        state.to_header().as_str(),
        "d=5,c=4,a=1,b=2",
        "a key is there once",
    );
}

#[test]
fn the_thirty_third_member_pushes_out_the_last() {
    let mut full = state(&members(32));
    full.insert("new", "1");
    let want = format!("new=1,{}", members(31));
    check(
        "32 members and one inserted",
        full.to_header(),
        want,
        "the right-most member is removed",
    );
    let mut full = state(&members(32));
    full.insert("m0", "2");
    let want = members(32).replace("m0=v", "m0=2");
    check(
        "32 members and the first one modified",
        full.to_header(),
        want,
        "nothing has to go",
    );
}

#[test]
fn an_invalid_insert_changes_nothing() {
    let mut state = state("a=1,b=2");
    let long = "x".repeat(257);
    for (key, value) in [
        ("A", "1"),
        ("", "1"),
        ("b", ""),
        ("b", "1,c=2"),
        ("b", "x "),
        ("b", "é"),
        ("b", &long),
        (&long, "1"),
    ] {
        check(
            &format!("insert({key:.9?}, {value:.9?})"),
            state.insert(key, value),
            false,
            "key or value is not valid",
        );
    }
    check(
        "to_header()",
        state.to_header().as_str(),
        "a=1,b=2",
        "an insert that is refused changes nothing",
    );
}

#[test]
fn a_removed_member_is_gone_and_the_others_stay_in_order() {
    let mut state = state("a=1,b=2,c=3,d=4");
    check("remove(b)", state.remove("b"), true, "it was there");
    check("remove(b) again", state.remove("b"), false, "it is gone");
    check(
        "to_header()",
        state.to_header().as_str(),
        "a=1,c=3,d=4",
        "the others keep their order",
    );
}
