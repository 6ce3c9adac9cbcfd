//! The header `traceparent`.

use super::{SPAN, TRACE, check, context, parent_header};
use crate::{SpanId, TraceContext, TraceFlags, TraceId};

fn is_read(header: &str) -> bool {
    TraceContext::from_traceparent(header).is_some()
}

#[track_caller]
fn refused(headers: &[String], rule: &str) {
    check(
        "from_traceparent of a good header is Some",
        is_read(&parent_header("01")),
        true,
        "it is valid",
    );
    for header in headers {
        check(
            &format!("from_traceparent({header:?}).is_some()"),
            is_read(header),
            false,
            rule,
        );
    }
}

#[test]
fn a_header_is_read_field_by_field() {
    let context = context(&parent_header("01"));
    let rule = "version 00 is version-trace id-parent id-flags";
    check("trace_id", context.trace_id.to_hex().as_str(), TRACE, rule);
    check("span_id", context.span_id.to_hex().as_str(), SPAN, rule);
    check("is_sampled()", context.flags.is_sampled(), true, rule);
    check(
        "parent_span_id",
        context.parent_span_id.is_none(),
        true,
        "the header does not tell the parent",
    );
    check(
        "trace_state",
        context.trace_state.as_str(),
        "",
        "it is in another header",
    );
}

#[test]
fn a_context_is_written_as_version_00() {
    let context = TraceContext {
        trace_id: TraceId(0xabc),
        span_id: SpanId(0xd),
        parent_span_id: Some(SpanId(7)),
        flags: TraceFlags::with_sampled(true),
        trace_state: "a=1".to_string(),
    };
    let want = "00-00000000000000000000000000000abc-000000000000000d-01";
    check(
        "to_traceparent()",
        context.to_traceparent().as_str(),
        want,
        "the own span id is the parent id of the next",
    );
    let mut other = context;
    other.flags = TraceFlags::new();
    check(
        "to_traceparent(), not sampled",
        &other.to_traceparent()[52..],
        "-00",
        "flags are two digits",
    );
}

#[test]
fn version_ff_is_never_valid() {
    let header = format!("ff-{TRACE}-{SPAN}-01");
    refused(
        &[format!("{header}-more"), header],
        "version ff is forbidden",
    );
}

#[test]
fn a_later_version_is_read_by_the_part_that_is_known() {
    let rule = "of a later version, read 55 characters; then comes a dash or the end";
    for header in [
        format!("01-{TRACE}-{SPAN}-01"),
        format!("cc-{TRACE}-{SPAN}-01-what-comes-é"),
        format!("fe-{TRACE}-{SPAN}-01-"),
    ] {
        check(
            &format!("from_traceparent({header:?}).is_some()"),
            is_read(&header),
            true,
            rule,
        );
        let written = context(&header).to_traceparent();
        check(
            "to_traceparent() of it",
            written,
            parent_header("01"),
            "what is written is version 00",
        );
    }
    refused(
        &[
            format!("01-{TRACE}-{SPAN}-01x"),
            format!("01-{TRACE}-{SPAN}-01.more"),
            format!("01-{TRACE}-{SPAN}-0"),
        ],
        rule,
    );
}

#[test]
fn version_00_ends_with_its_flags() {
    let header = parent_header("01");
    refused(
        &[
            format!("{header}-"),
            format!("{header}-00"),
            format!("{header}0"),
            format!("{header} "),
        ],
        "a header of version 00 has exactly 55 characters",
    );
}

#[test]
fn only_lower_case_digits_count() {
    let (trace, span) = (TRACE.to_uppercase(), SPAN.to_uppercase());
    let signed = format!("+{}", &SPAN[1..]);
    refused(
        &[
            format!("00-{trace}-{SPAN}-01"),
            format!("00-{TRACE}-{span}-01"),
            format!("00-{TRACE}-{signed}-01"),
            format!("00-{TRACE}-{SPAN}-0A"),
            format!("00-{TRACE}-{SPAN}-+1"),
            format!("0A-{TRACE}-{SPAN}-01"),
            format!("+0-{TRACE}-{SPAN}-01"),
            format!("CC-{TRACE}-{SPAN}-01"),
            format!("cc-{trace}-{SPAN}-01"),
            format!("00-{TRACE}-{SPAN}-0g"),
        ],
        "all four fields are lower-case hexadecimal digits, without sign",
    );
}

#[test]
fn an_id_of_zeros_makes_the_header_invalid() {
    let (trace, span) = ("0".repeat(32), "0".repeat(16));
    refused(
        &[
            format!("00-{trace}-{SPAN}-01"),
            format!("00-{TRACE}-{span}-01"),
            format!("01-{trace}-{SPAN}-01"),
        ],
        "a trace id or parent id of zeros is invalid",
    );
}

#[test]
fn every_field_has_its_length_and_its_dash() {
    let all = parent_header("01");
    let mut wrong: Vec<String> = (0..all.len()).map(|end| all[..end].to_string()).collect();
    for dash in [2, 35, 52] {
        let mut other = all.clone();
        other.replace_range(dash..=dash, "_");
        wrong.push(other);
    }
    wrong.push(format!("0-0{TRACE}-{SPAN}-01"));
    wrong.push(format!("00-{TRACE}{}-{}-01", &SPAN[..1], &SPAN[1..]));
    wrong.push(format!("00-{}é-{SPAN}-01", &TRACE[2..]));
    refused(
        &wrong,
        "the fields have 2, 32, 16 and 2 characters, with dashes between them",
    );
}

#[test]
fn known_flags_are_kept_and_unknown_ones_dropped() {
    let rule = "only sampled (01) and random (02) are known to version 00";
    for (flags, want) in [
        ("00", 0),
        ("01", 1),
        ("02", 2),
        ("03", 3),
        ("ff", 3),
        ("09", 1),
        ("fc", 0),
    ] {
        let context = context(&parent_header(flags));
        check(
            &format!("the flags of a header with {flags}"),
            context.flags.bits(),
            want,
            rule,
        );
        check(
            &format!("is_random() of {flags}"),
            context.flags.is_random(),
            want & 2 != 0,
            rule,
        );
        let written = context.to_traceparent();
        check(
            &format!("the flags written of {flags}"),
            &written[53..],
            &format!("{want:02x}"),
            rule,
        );
    }
    let later = context(&format!("01-{TRACE}-{SPAN}-ff"));
    check(
        "the flags of a later version with ff",
        later.flags.bits(),
        1,
        "of a later version only sampled is known",
    );
    check(
        "from_bits(0xfe).bits()",
        TraceFlags::from_bits(0xfe).bits(),
        2,
        rule,
    );
}

#[test]
fn a_root_is_random_and_nobody_has_sampled_it() {
    let (root, other) = (TraceContext::new_root(), TraceContext::new_root());
    check(
        "flags of new_root()",
        root.flags.bits(),
        2,
        "its id is random, and sampling is not decided",
    );
    check(
        "parent_span_id of new_root()",
        root.parent_span_id.is_none(),
        true,
        "it has no parent",
    );
    check(
        "trace_state of new_root()",
        root.trace_state.as_str(),
        "",
        "nobody has said anything",
    );
    check(
        "two roots have one trace id",
        root.trace_id.0 == other.trace_id.0,
        false,
        "each is a trace of its own",
    );
}

#[test]
fn a_child_keeps_all_but_the_span_id() {
    let mut parent = context(&parent_header("03"));
    parent.trace_state = "a=1".to_string();
    let (child, twin) = (parent.child(), parent.child());
    check(
        "the child's trace id",
        child.trace_id.0,
        parent.trace_id.0,
        "a child is of the same trace",
    );
    check(
        "the child's parent",
        child.parent_span_id.map(|id| id.0),
        Some(parent.span_id.0),
        "it is the span it comes from",
    );
    check(
        "the child's flags",
        child.flags.bits(),
        3,
        "flags are inherited",
    );
    check(
        "the child's state",
        child.trace_state.as_str(),
        "a=1",
        "the state is inherited",
    );
    let ids = [parent.span_id.0, child.span_id.0, twin.span_id.0];
    let different = ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2];
    check(
        "parent and two children have different span ids",
        different,
        true,
        "every span has an id of its own",
    );
}
