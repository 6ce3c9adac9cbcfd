//! Contexts in carriers.

use std::sync::Arc;

use super::{Headers, SPAN, TRACE, check, context, parent_header};
use crate::{
    Carrier, CompositePropagator, Propagator, SpanId, TraceContext, TraceId,
    W3CTraceContextPropagator,
};

fn injected(context: &TraceContext) -> Headers {
    let mut headers = Headers(Vec::new());
    W3CTraceContextPropagator.inject(context, &mut headers);
    headers
}

fn extracted(fields: &[(&str, &str)]) -> Option<TraceContext> {
    W3CTraceContextPropagator.extract(&Headers::of(fields))
}

/// The state that is extracted beside a good traceparent.
#[track_caller]
fn state_of(fields: &[(&str, &str)]) -> String {
    let parent = parent_header("01");
    let mut all = vec![("traceparent", parent.as_str())];
    all.extend(fields);
    match extracted(&all) {
        Some(context) => context.trace_state,
        None => panic!("extract of {all:?} is None, but the traceparent is valid"),
    }
}

fn with_state(state: &str) -> TraceContext {
    let mut context = context(&parent_header("01"));
    context.trace_state = state.to_string();
    context
}

/// The tracestate header that is sent of `state`.
fn sent(state: &str) -> Option<String> {
    injected(&with_state(state))
        .get("tracestate")
        .map(str::to_string)
}

#[test]
fn what_is_injected_is_extracted() {
    let headers = injected(&with_state("a=1,b=2"));
    check(
        "traceparent",
        headers.get("traceparent"),
        Some(parent_header("01").as_str()),
        "the span is the parent of what comes",
    );
    check(
        "tracestate",
        headers.get("tracestate"),
        Some("a=1,b=2"),
        "the state travels along",
    );
    let context = W3CTraceContextPropagator.extract(&headers);
    let read = context.map(|context| (context.to_traceparent(), context.trace_state));
    check(
        "extract of it",
        read,
        Some((parent_header("01"), "a=1,b=2".to_string())),
        "both headers come back",
    );
}

#[test]
fn header_names_are_read_in_any_case_and_written_in_lower_case() {
    let parent = parent_header("01");
    for (name, state) in [
        ("TRACEPARENT", "TRACESTATE"),
        ("TraceParent", "traceState"),
        ("traceparent", "Tracestate"),
    ] {
        let context = extracted(&[("host", "x"), (name, &parent), (state, "a=1")]);
        let read = context.map(|context| (context.to_traceparent(), context.trace_state));
        check(
            &format!("extract of {name} and {state}"),
            read,
            Some((parent.clone(), "a=1".to_string())),
            "header names have no case",
        );
    }
    let names: Vec<String> = injected(&with_state("a=1"))
        .0
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    check(
        "the names that are set",
        names,
        vec!["traceparent".to_string(), "tracestate".to_string()],
        "they are written in lower case",
    );
}

#[test]
fn two_traceparent_headers_are_none() {
    let one = extracted(&[("traceparent", &parent_header("01"))]);
    check(
        "extract of one traceparent is Some",
        one.is_some(),
        true,
        "it is valid",
    );
    let (one, two) = (
        parent_header("01"),
        format!("00-{TRACE}-b7ad6b7169203331-00"),
    );
    for name in ["Traceparent", "TRACEPARENT", "traceparent"] {
        let context = extracted(&[("traceparent", &one), (name, &two)]);
        check(
            &format!("extract of traceparent and {name}"),
            context.is_some(),
            false,
            "a traceparent comes once or is not valid",
        );
    }
}

#[test]
fn several_tracestate_headers_are_one_list() {
    let state = state_of(&[
        ("tracestate", "a=1"),
        ("Tracestate", ""),
        ("TRACESTATE", "b=2,c=3"),
    ]);
    check(
        "the state of three headers",
        state.as_str(),
        "a=1,b=2,c=3",
        "fields are joined with commas, in the order of keys()",
    );
    let state = state_of(&[("tracestate", "a=1"), ("Tracestate", "a=2")]);
    check(
        "the state of two headers with one key",
        state.as_str(),
        "",
        "a key is twice in the list",
    );
}

#[test]
fn a_state_is_read_whole_or_not_at_all() {
    let rule = "a bad tracestate is discarded, and the traceparent stays";
    for bad in ["a=1,B=2", "a", "a=1,a=2", "é=1"] {
        check(
            &format!("the state beside tracestate {bad:?}"),
            state_of(&[("tracestate", bad)]).as_str(),
            "",
            rule,
        );
    }
    let state = state_of(&[("tracestate", " a=1 ,, b=2")]);
    check(
        "the state of a list with white space",
        state.as_str(),
        "a=1,b=2",
        "what is kept has no white space and no empty members",
    );
    check(
        "the state without tracestate",
        state_of(&[]).as_str(),
        "",
        "there is none",
    );
}

#[test]
fn without_a_good_traceparent_there_is_no_context() {
    let alone = extracted(&[("traceparent", &parent_header("01"))]);
    check(
        "extract of a traceparent alone is Some",
        alone.is_some(),
        true,
        "a tracestate is not needed",
    );
    let rule = "a tracestate is nothing without a valid traceparent";
    check(
        "extract of tracestate alone",
        extracted(&[("tracestate", "a=1")]).is_some(),
        false,
        rule,
    );
    let zeros = format!("00-{}-{SPAN}-01", "0".repeat(32));
    check(
        "extract with a bad traceparent",
        extracted(&[("traceparent", &zeros), ("tracestate", "a=1")]).is_some(),
        false,
        rule,
    );
    check(
        "extract of nothing",
        extracted(&[]).is_some(),
        false,
        "there is nothing",
    );
}

#[test]
fn white_space_around_a_header_is_ignored() {
    let parent = format!(" \t{}  ", parent_header("01"));
    let context = extracted(&[("traceparent", &parent), ("tracestate", "  a=1\t")]);
    let read = context.map(|context| (context.to_traceparent(), context.trace_state));
    check(
        "extract of headers in white space",
        read,
        Some((parent_header("01"), "a=1".to_string())),
        "spaces and tabs around a field value are not part of it",
    );
    for other in ['\n', '\r', '\u{b}', '\u{c}', '\u{a0}', '\u{2003}'] {
        let parent = format!("{}{other}", parent_header("01"));
        check(
            &format!("extract of {parent:?} is a context"),
            extracted(&[("traceparent", &parent)]).is_some(),
            false,
            "other white space than spaces and tabs is part of the value",
        );
    }
    check(
        "from_traceparent of one",
        TraceContext::from_traceparent(&parent).is_some(),
        false,
        "from_traceparent is given the value alone",
    );
}

#[test]
fn nothing_invalid_is_ever_sent() {
    for bad in ["", " , ", "a=1\r\nset-cookie: b=2", "A=1", "a=1,a=2", "a=é"] {
        check(
            &format!("the tracestate sent of {bad:?}"),
            sent(bad),
            None,
            "an empty or invalid state is not sent",
        );
    }
    check(
        "the tracestate sent of \" a=1, \"",
        sent(" a=1, ").as_deref(),
        Some("a=1"),
        "what is sent has no white space and no empty members",
    );
    let (mut no_trace, mut no_span) = (with_state("a=1"), with_state("a=1"));
    no_trace.trace_id = TraceId(0);
    no_span.span_id = SpanId(0);
    for context in [no_trace, no_span] {
        check(
            "the headers set of a context with a zero id",
            injected(&context).0,
            Vec::new(),
            "it is not valid, so nothing is sent",
        );
    }
}

/// A member of so many characters in all.
fn member(key: &str, length: usize) -> String {
    format!("{key}={}", "v".repeat(length - key.len() - 1))
}

#[test]
fn a_long_state_is_cut_at_whole_members() {
    let joined = |members: &[&String]| {
        members
            .iter()
            .map(|text| text.as_str())
            .collect::<Vec<_>>()
            .join(",")
    };
    let [a, b, c, d] = ["a", "b", "c", "d"].map(|key| member(key, 127));
    let last = member("e", 1 + 1 + 1);
    let fits = joined(&[&a, &b, &c, &member("d", 128)]);
    check(
        "the length of the state",
        fits.len(),
        512,
        "this is how the test is made",
    );
    check(
        "what is sent of 512 characters",
        sent(&fits),
        Some(fits.clone()),
        "512 characters are sent",
    );
    let long = joined(&[&a, &b, &c, &d, &last]);
    check(
        "what is sent of 515 characters",
        sent(&long),
        Some(joined(&[&a, &b, &c, &d])),
        "members are removed from the end until 512 are left",
    );
}

#[test]
fn long_members_are_the_first_to_go() {
    let joined = |members: &[&String]| {
        members
            .iter()
            .map(|text| text.as_str())
            .collect::<Vec<_>>()
            .join(",")
    };
    let (early, late) = (member("early", 129), member("late", 200));
    let (small, edge, end) = (member("small", 100), member("edge", 128), member("end", 50));
    let all = joined(&[&early, &small, &late, &edge, &end]);
    let rule = "while there are more than 512 characters, the last member above 128 goes; if there is none, the last one";
    check(
        "what is sent of 611 characters",
        sent(&all),
        Some(joined(&[&early, &small, &edge, &end])),
        rule,
    );
    let more = joined(&[&early, &late, &member("huge", 256), &small, &edge]);
    check(
        "what is sent of three long members",
        sent(&more),
        Some(joined(&[&early, &small, &edge])),
        rule,
    );
}

#[test]
fn a_state_of_which_nothing_is_left_is_not_sent() {
    let key = "k".repeat(256);
    check(
        "the tracestate sent of one member of 513 characters",
        sent(&format!("{key}={}", "v".repeat(256))),
        None,
        "the member goes, and an empty header is not set",
    );
}

/// Writes its name, and finds what it is told.
struct Named(&'static str, Option<u64>);

impl Propagator for Named {
    fn inject(&self, context: &TraceContext, carrier: &mut dyn Carrier) {
        let before = carrier.get("seen").unwrap_or_default().to_string();
        carrier.set("seen", before + self.0);
        carrier.set(self.0, context.to_traceparent());
    }

    fn extract(&self, _: &dyn Carrier) -> Option<TraceContext> {
        let mut found = context(&parent_header("00"));
        found.span_id = SpanId(self.1?);
        Some(found)
    }
}

#[test]
fn a_composite_writes_with_all_and_reads_with_the_first_that_finds() {
    let all = CompositePropagator::new(vec![
        Arc::new(Named("x", None)),
        Arc::new(Named("y", Some(2))),
        Arc::new(Named("z", Some(3))),
    ]);
    let mut headers = Headers(Vec::new());
    all.inject(&context(&parent_header("00")), &mut headers);
    check(
        "who has written",
        headers.get("seen"),
        Some("xyz"),
        "all write, in order",
    );
    let found = all.extract(&headers).map(|context| context.span_id.0);
    check(
        "what is found",
        found,
        Some(2),
        "the first that finds something is believed",
    );
    let none = CompositePropagator::new(vec![Arc::new(Named("x", None))]);
    check(
        "extract if nobody finds anything",
        none.extract(&headers).is_some(),
        false,
        "there is nothing",
    );
}
