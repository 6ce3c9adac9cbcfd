//! Criterion "hostile input": what `from_bytes` must refuse, without a panic.

use super::{check, id, read};
use crate::{ClockError, VectorClock};

const BYTES_MAX: usize = 1_048_576;

/// The error text for each of `inputs`, all of which must be refused.
#[track_caller]
fn check_refused(inputs: &[&[u8]], rule: &str) {
    // What refuses everything refuses nothing on purpose.
    let good = read(r#"{"a":1,"b":2}"#);
    check(
        "get(b) of {\"a\":1,\"b\":2}",
        good.get(&id("b")),
        2,
        "an honest clock is read",
    );
    for input in inputs {
        let shown = String::from_utf8_lossy(&input[..input.len().min(80)]);
        match VectorClock::from_bytes(input) {
            Err(ClockError::DeserializationError(_)) => {}
            Err(other) => panic!("from_bytes({shown}) gives {other:?}, not DeserializationError"),
            Ok(clock) => panic!(
                "from_bytes({shown}) gives a clock of {:?}, but must be refused: {rule}",
                clock.known_nodes()
            ),
        }
    }
}

#[test]
fn what_is_not_a_json_object_is_refused() {
    let inputs: [&[u8]; 12] = [
        b"",
        b"   ",
        b"null",
        b"1",
        b"\"a\"",
        b"[]",
        b"[1,2]",
        b"[[\"a\",1]]",
        b"not a clock",
        b"{a:1}",
        b"{\"a\"=1}",
        b"\xff\xfe\x00",
    ];
    check_refused(&inputs, "a clock is one JSON object");
    check_refused(
        &[b"{\"\xff\":1}", b"{\"\\ud800\":1}"],
        "a name is Unicode text",
    );
}

#[test]
fn an_error_says_what_is_wrong() {
    let Err(error) = VectorClock::from_bytes(b"{\"a\":-1}") else {
        panic!("from_bytes({{\"a\":-1}}) is accepted, but a count is never negative");
    };
    let shown = error.to_string();
    let reason = shown.strip_prefix("Failed to deserialize clock: ");
    check(
        &format!("whether {shown:?} begins as agreed and names a reason"),
        reason.is_some_and(|reason| !reason.trim().is_empty()),
        true,
        "the text is \"Failed to deserialize clock: \" and the cause",
    );
}

#[test]
fn every_cut_of_an_honest_clock_is_refused() {
    let whole = br#"{"alpha":1,"beta":22}"#;
    let cuts: Vec<&[u8]> = (0..whole.len()).map(|end| &whole[..end]).collect();
    check_refused(&cuts, "a message cut short is not a smaller clock");
}

#[test]
fn anything_after_the_object_is_refused() {
    let inputs: [&[u8]; 6] = [
        br#"{"a":1}{"a":2}"#,
        br#"{"a":1}x"#,
        br#"{"a":1} null"#,
        b"{\"a\":1}\0",
        br#"{"a":1}}"#,
        br#"{"a":1},"#,
    ];
    check_refused(&inputs, "nothing but white space may follow the object");
}

#[test]
fn a_node_named_twice_is_refused() {
    let inputs: [&[u8]; 4] = [
        br#"{"a":1,"a":2}"#,
        br#"{"a":2,"b":1,"a":2}"#,
        br#"{"b":1,"a":9,"c":1,"a":1}"#,
        br#"{"a":1,"\u0061":2}"#,
    ];
    check_refused(
        &inputs,
        "two counts of one node contradict each other, whichever is kept",
    );
}

#[test]
fn a_zero_hides_no_second_entry() {
    let inputs: [&[u8]; 3] = [
        br#"{"a":0,"a":1}"#,
        br#"{"a":1,"b":2,"a":0}"#,
        br#"{"a":0,"a":0}"#,
    ];
    check_refused(&inputs, "a node is named at most once, a zero included");
}

#[test]
fn a_count_that_is_no_u64_is_refused() {
    let inputs: [&[u8]; 10] = [
        br#"{"a":-1}"#,
        br#"{"a":18446744073709551616}"#,
        br#"{"a":1.0}"#,
        br#"{"a":1.5}"#,
        br#"{"a":1e3}"#,
        br#"{"a":"1"}"#,
        br#"{"a":null}"#,
        br#"{"a":true}"#,
        br#"{"a":[1]}"#,
        br#"{"a":{"b":1}}"#,
    ];
    check_refused(&inputs, "a count is a whole number from 0 to u64::MAX");
}

#[test]
fn more_than_a_mebibyte_is_refused_and_a_mebibyte_is_read() {
    let frame = r#"{"":1}"#.len();
    let full = format!("{{\"{}\":1}}", "n".repeat(BYTES_MAX - frame));
    let clock = read(&full);
    let found = clock.get(&"n".repeat(BYTES_MAX - frame));
    check(
        "get of the one long name in 1,048,576 bytes",
        found,
        1,
        "so much is allowed",
    );

    let long = format!("{{\"{}\":1}}", "n".repeat(BYTES_MAX + 1 - frame));
    let padded = format!("{{\"a\":1}}{}", " ".repeat(BYTES_MAX));
    check_refused(
        &[long.as_bytes(), padded.as_bytes()],
        "more than 1,048,576 bytes are refused, white space included",
    );
}
