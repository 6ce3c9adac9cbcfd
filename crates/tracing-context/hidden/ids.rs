//! Identifiers and their hexadecimal form.

use super::check;
use crate::{SpanId, TraceId};

#[test]
fn ids_are_written_in_lower_case_with_zeros_in_front() {
    let rule = "to_hex writes every byte, as two lower-case digits";
    let trace = TraceId(0xABC);
    check(
        "TraceId(0xABC).to_hex()",
        trace.to_hex().as_str(),
        "00000000000000000000000000000abc",
        rule,
    );
    let trace = TraceId(u128::MAX - 0xf0);
    check(
        "to_hex of a great TraceId",
        trace.to_hex().as_str(),
        "ffffffffffffffffffffffffffffff0f",
        rule,
    );
    check(
        "SpanId(0xABC).to_hex()",
        SpanId(0xABC).to_hex().as_str(),
        "0000000000000abc",
        rule,
    );
}

#[test]
fn ids_are_read_from_their_own_form_only() {
    let good = "00000000000000000000000000000abc";
    check(
        "from_hex of 32 digits",
        TraceId::from_hex(good).map(|id| id.0),
        Some(0xabc),
        "it is a trace id",
    );
    let good = "0123456789abcdef";
    let want = Some(0x0123_4567_89ab_cdef);
    check(
        "from_hex of 16 digits",
        SpanId::from_hex(good).map(|id| id.0),
        want,
        "it is a span id",
    );
    let rule = "only exactly 32 (16) digits 0-9 and a-f are an id";
    for text in [
        "",
        "abc",
        "00000000000000000000000000000ABC",
        "+0000000000000000000000000000abc",
        "0x000000000000000000000000000abc",
        "000000000000000000000000000000abc",
        "0000000000000000000000000000 abc",
        "00000000000000000000000000000abg",
        "0000000000000000000000000000aéb",
    ] {
        check(
            &format!("TraceId::from_hex({text:?})"),
            TraceId::from_hex(text).map(|id| id.0),
            None,
            rule,
        );
    }
    for text in [
        "",
        "abc",
        "0123456789ABCDEF",
        "+123456789abcdef",
        "00123456789abcdef",
        "0123456789abcde",
        "0123456789abcdeg",
        "0123456789abcdé",
    ] {
        check(
            &format!("SpanId::from_hex({text:?})"),
            SpanId::from_hex(text).map(|id| id.0),
            None,
            rule,
        );
    }
}

#[test]
fn zero_is_no_id() {
    let rule = "an id of zeros alone is invalid";
    check(
        "from_hex of 32 zeros",
        TraceId::from_hex(&"0".repeat(32)).map(|id| id.0),
        None,
        rule,
    );
    check(
        "from_hex of 16 zeros",
        SpanId::from_hex(&"0".repeat(16)).map(|id| id.0),
        None,
        rule,
    );
    check(
        "from_hex of a small id",
        SpanId::from_hex("0000000000000001").map(|id| id.0),
        Some(1),
        rule,
    );
}

#[test]
fn generated_ids_are_random_in_every_byte() {
    let (mut trace_bits, mut span_bits) = (0u128, 0u64);
    let mut seen = std::collections::HashSet::new();
    for _ in 0..200 {
        let (trace, span) = (TraceId::generate(), SpanId::generate());
        trace_bits |= trace.0;
        span_bits |= span.0;
        seen.insert((trace.0, span.0));
    }
    // A random bit is 0 in all of 200 ids once in 2^200 runs.
    let rule = "all 16 (8) bytes of an id are random";
    check(
        "the bits set in some of 200 trace ids",
        trace_bits,
        u128::MAX,
        rule,
    );
    check(
        "the bits set in some of 200 span ids",
        span_bits,
        u64::MAX,
        rule,
    );
    check(
        "the number of different pairs among 200",
        seen.len(),
        200,
        "no two ids are equal",
    );
}
