//! Spans: what they record, and when they end.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Store, Wall, check, context, instant, parent_header, tracer};
use crate::{
    AlwaysOnSampler, AttributeValue, Severity, Span, SpanBuilder, SpanEvent, SpanKind, SpanStatus,
    Tracer,
};

fn on_clock(store: &Arc<Store>, clock: &Arc<Wall>) -> Tracer {
    Tracer::with_clock(
        "test",
        Arc::new(AlwaysOnSampler),
        store.clone(),
        clock.clone(),
    )
}

/// What an attribute holds, in words.
fn shown(attributes: &HashMap<String, AttributeValue>, key: &str) -> String {
    match attributes.get(key) {
        None => "nothing".to_string(),
        Some(AttributeValue::String(text)) => format!("String {text}"),
        Some(AttributeValue::Int(number)) => format!("Int {number}"),
        Some(AttributeValue::Float(number)) => format!("Float {number}"),
        Some(AttributeValue::Bool(truth)) => format!("Bool {truth}"),
        Some(AttributeValue::StringArray(texts)) => format!("StringArray {texts:?}"),
        Some(AttributeValue::IntArray(numbers)) => format!("IntArray {numbers:?}"),
    }
}

fn status(span: &Span) -> String {
    match &span.status {
        SpanStatus::Unset => "Unset".to_string(),
        SpanStatus::Ok => "Ok".to_string(),
        SpanStatus::Error { message } => format!("Error {message}"),
    }
}

/// The status after some steps.
fn after(steps: &[SpanStatus]) -> String {
    let mut span = SpanBuilder::new("test").start();
    for step in steps {
        span.set_status(step.clone());
    }
    status(&span.end())
}

fn error(message: &str) -> SpanStatus {
    SpanStatus::Error {
        message: message.to_string(),
    }
}

#[test]
fn a_span_has_what_its_builder_was_given() {
    let store = Arc::new(Store::default());
    let tracer = tracer(store.clone());
    let (parent, link) = (context(&parent_header("01")), context(&parent_header("00")));
    let builder = tracer
        .span("GET /")
        .with_kind(SpanKind::Server)
        .with_attribute("a", 1);
    drop(
        builder
            .with_link(link.child())
            .with_link(link)
            .with_parent(&parent)
            .start(),
    );
    tracer.flush();
    let span = store.only();
    check(
        "name",
        span.name.as_str(),
        "GET /",
        "the builder was given it",
    );
    check(
        "kind is Server",
        matches!(span.kind, SpanKind::Server),
        true,
        "the builder was given it",
    );
    check(
        "attribute a",
        shown(&span.attributes, "a").as_str(),
        "Int 1",
        "the builder was given it",
    );
    check(
        "the number of links",
        span.links.len(),
        2,
        "the builder was given two",
    );
    check(
        "the second link's span",
        span.links[1].context.span_id.0,
        parent.span_id.0,
        "links are in order",
    );
    check(
        "the trace id",
        span.context.trace_id.0,
        parent.trace_id.0,
        "a child is of its parent's trace",
    );
    check(
        "the parent",
        span.context.parent_span_id.map(|id| id.0),
        Some(parent.span_id.0),
        "the builder was given it",
    );
    check(
        "status",
        status(&span).as_str(),
        "Unset",
        "nobody has set it",
    );
    let plain = SpanBuilder::new("x").start().end();
    check(
        "the kind of a plain span is Internal",
        matches!(plain.kind, SpanKind::Internal),
        true,
        "it is the default",
    );
}

#[test]
fn a_span_ends_once_however_it_ends() {
    let store = Arc::new(Store::default());
    let tracer = tracer(store.clone());
    let dropped = tracer.span("dropped").start();
    let ended = tracer.span("ended").start();
    let context = ended.context().clone();
    tracer.flush();
    check(
        "what is exported while they last",
        store.names().len(),
        0,
        "a span is exported when it has ended",
    );
    // Spans are Send: this one ends elsewhere.
    std::thread::spawn(move || drop(dropped))
        .join()
        .expect("the thread ends");
    let mut ended = ended;
    ended.set_attribute("a", true);
    let handed_out = ended.end();
    tracer.flush();
    tracer.flush();
    check(
        "what is exported",
        store.names(),
        vec!["dropped".to_string(), "ended".to_string()],
        "each once, in the order of their ends",
    );
    check(
        "end_time of the dropped one is set",
        store.spans()[0].end_time.is_some(),
        true,
        "its drop has ended it",
    );
    let exported = &store.spans()[1];
    check(
        "the span id that end() returned",
        handed_out.context.span_id.0,
        context.span_id.0,
        "it is the same span",
    );
    check(
        "the attribute that end() returned",
        shown(&handed_out.attributes, "a").as_str(),
        "Bool true",
        "it is what was recorded",
    );
    check(
        "its end as exported",
        exported.end_time == handed_out.end_time,
        true,
        "it ends once",
    );
    check(
        "its end is set",
        handed_out.end_time.is_some(),
        true,
        "it has ended",
    );
}

#[test]
fn times_come_from_the_clock() {
    let (store, clock) = (Arc::new(Store::default()), Wall::at(100));
    let tracer = on_clock(&store, &clock);
    let builder = tracer.span("test");
    clock.set(110);
    let mut span = builder.start();
    clock.set(120);
    span.add_event("event");
    clock.set(130);
    let span = span.end();
    check(
        "start_time",
        span.start_time == instant(110),
        true,
        "a span begins with start(), not with its builder",
    );
    check(
        "the event's time",
        span.events[0].timestamp == instant(120),
        true,
        "an event is of the moment in which it is added",
    );
    check(
        "end_time",
        span.end_time == Some(instant(130)),
        true,
        "a span ends with end()",
    );
}

#[test]
fn a_span_never_ends_before_it_began() {
    let (store, clock) = (Arc::new(Store::default()), Wall::at(100));
    let tracer = on_clock(&store, &clock);
    let span = tracer.span("test").start();
    clock.set(40);
    drop(span);
    tracer.flush();
    let ended = store.only().end_time;
    check(
        "the end is the start",
        ended == Some(instant(100)),
        true,
        "if the clock was set back, a span ends when it began",
    );
}

#[test]
fn attributes_are_of_every_kind_and_the_last_value_counts() {
    let mut span = SpanBuilder::new("test")
        .with_attribute("a", "first")
        .with_attribute("a", String::from("second"))
        .start();
    span.set_attribute("b", 1i64);
    span.set_attribute("c", 2);
    span.set_attribute("d", 0.5);
    span.set_attribute("e", false);
    span.set_attribute("f", vec!["x".to_string()]);
    span.set_attribute("g", vec![1i64, -2]);
    span.set_attribute("b", i64::MIN);
    let span = span.end();
    let got: Vec<String> = ["a", "b", "c", "d", "e", "f", "g"]
        .iter()
        .map(|key| shown(&span.attributes, key))
        .collect();
    let want = [
        "String second",
        "Int -9223372036854775808",
        "Int 2",
        "Float 0.5",
        "Bool false",
        "StringArray [\"x\"]",
        "IntArray [1, -2]",
    ];
    check(
        "the attributes",
        got,
        want.map(str::to_string).to_vec(),
        "each has its kind, and the last value of its key",
    );
    check(
        "the number of attributes",
        span.attributes.len(),
        7,
        "a key is there once",
    );
}

#[test]
fn events_keep_their_order_attributes_and_severity() {
    let mut span = SpanBuilder::new("test").start();
    span.add_event("one");
    span.add_event_with_attrs(
        "two",
        HashMap::from([("k".to_string(), AttributeValue::from(3))]),
    );
    span.add_event_with_severity("three", Severity::Warn);
    let events = span.end().events;
    let names: Vec<&str> = events.iter().map(|event| event.name.as_str()).collect();
    check(
        "the events",
        names,
        vec!["one", "two", "three"],
        "they are in the order in which they were added",
    );
    check(
        "the attribute of the second",
        shown(&events[1].attributes, "k").as_str(),
        "Int 3",
        "it was given",
    );
    let bare = |event: &SpanEvent| event.severity.is_none();
    check(
        "the first has no severity",
        bare(&events[0]) && bare(&events[1]),
        true,
        "nobody said how bad it is",
    );
    check(
        "the third is a warning",
        matches!(events[2].severity, Some(Severity::Warn)),
        true,
        "it was given",
    );
}

#[test]
fn ok_is_final_and_nothing_is_unset() {
    use SpanStatus::{Ok, Unset};
    check(
        "status",
        after(&[error("a"), error("b")]).as_str(),
        "Error b",
        "a later error replaces an earlier one",
    );
    check(
        "status",
        after(&[error("a"), Ok]).as_str(),
        "Ok",
        "Ok replaces an error",
    );
    check(
        "status",
        after(&[Ok, error("a")]).as_str(),
        "Ok",
        "Ok is final",
    );
    check("status", after(&[Ok, Unset]).as_str(), "Ok", "Ok is final");
    check(
        "status",
        after(&[error("a"), Unset]).as_str(),
        "Error a",
        "Unset changes nothing",
    );
    let mut span = SpanBuilder::new("test").start();
    span.set_error("broken");
    check(
        "status after set_error",
        status(&span.end()).as_str(),
        "Error broken",
        "set_error is set_status with an error",
    );
}

#[test]
fn a_span_prints_as_one_line() {
    let (header, nasty) = (parent_header("01"), "a\nb\r\u{1b}[31m");
    let mut span = SpanBuilder::new(nasty)
        .with_parent(&context(&header))
        .with_attribute(nasty, nasty)
        .start();
    span.set_error(nasty);
    let span = span.end();
    let line = span.to_string();
    check(
        "it has control characters",
        line.chars().any(char::is_control),
        false,
        "names come from requests: a line break in one forges log lines",
    );
    for part in [
        span.context.trace_id.to_hex(),
        span.context.span_id.to_hex(),
    ] {
        check(
            &format!("{line:?} contains {part}"),
            line.contains(&part),
            true,
            "it names trace and span",
        );
    }
    let line = SpanBuilder::new("GET /carts").start().end().to_string();
    check(
        &format!("{line:?} contains the name"),
        line.contains("GET /carts"),
        true,
        "it names the operation",
    );
}
