//! The exporter for Jaeger: OTLP over HTTP, as JSON.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::receiver::{Request, receiver};
use super::{SPAN, TRACE, Wall, check, context, end_all, parent_header, tracer};
use crate::{
    AlwaysOnSampler, AttributeValue, JaegerExporter, Severity, Span, SpanBuilder, SpanExporter,
    SpanKind, SpanStatus, Tracer,
};

pub(super) const FINE: (&str, &str) = ("200 OK", "{}");

/// What `spans` look like at the receiver.
#[track_caller]
fn sent(spans: Vec<Span>) -> Request {
    let (endpoint, arrivals) = receiver(&[FINE]);
    let jaeger = JaegerExporter::new(endpoint).with_service_name("shop");
    let outcome = jaeger.export(spans).map_err(|error| error.to_string());
    check("export()", outcome, Ok(()), "the receiver answered 200");
    match arrivals.try_recv() {
        Ok(request) => request,
        Err(_) => panic!("export() returned Ok, but no request has arrived at the receiver"),
    }
}

/// The spans in a request.
pub(super) fn spans(request: &Request) -> &Value {
    &request.body["resourceSpans"][0]["scopeSpans"][0]["spans"]
}

/// The value of an attribute of an object of OTLP.
fn attribute<'a>(object: &'a Value, key: &str) -> &'a Value {
    let attributes = object["attributes"].as_array();
    let found = attributes.and_then(|all| all.iter().find(|attribute| attribute["key"] == key));
    found.map_or(&Value::Null, |attribute| &attribute["value"])
}

/// A span that began and ended at these seconds.
fn span_between(start: u64, end: u64) -> Span {
    let clock = Wall::at(start);
    let store = Arc::new(super::Store::default());
    let tracer = Tracer::with_clock("test", Arc::new(AlwaysOnSampler), store, clock.clone());
    let parent = context(&parent_header("03"));
    let mut parent = parent;
    parent.trace_state = "rojo=1".to_string();
    let mut span = tracer
        .span_with_parent("GET /", &parent)
        .with_kind(SpanKind::Server)
        .start();
    span.set_status(SpanStatus::Ok);
    clock.set(end);
    span.end()
}

#[test]
fn spans_arrive_as_otlp_json() {
    let span = span_between(1_700_000_000, 1_700_000_005);
    let own = span.context.span_id.to_hex();
    let request = sent(vec![span]);
    check(
        "the request line",
        request.line.as_str(),
        "POST /v1/traces HTTP/1.1",
        "this is where OTLP over HTTP is received",
    );
    check(
        "the content type",
        request.content_type.as_str(),
        "application/json",
        "the body is JSON",
    );
    let service = attribute(
        &request.body["resourceSpans"][0]["resource"],
        "service.name",
    );
    check(
        "service.name of the resource",
        service,
        &json!({ "stringValue": "shop" }),
        "it is what with_service_name set",
    );
    let span = &spans(&request)[0];
    let rule = "OTLP in JSON: ids in hex, 64-bit numbers as strings, enumerations as numbers";
    for (field, want) in [
        ("traceId", json!(TRACE)),
        ("spanId", json!(own)),
        ("parentSpanId", json!(SPAN)),
        ("name", json!("GET /")),
        ("kind", json!(2)),
        ("startTimeUnixNano", json!("1700000000000000000")),
        ("endTimeUnixNano", json!("1700000005000000000")),
        ("traceState", json!("rojo=1")),
        ("flags", json!(3)),
    ] {
        check(&format!("the span's {field}"), &span[field], &want, rule);
    }
    check(
        "the status code",
        &span["status"]["code"],
        &json!(1),
        "Ok is 1",
    );
}

#[test]
fn every_kind_and_status_has_its_number() {
    let kinds = [
        SpanKind::Internal,
        SpanKind::Server,
        SpanKind::Client,
        SpanKind::Producer,
        SpanKind::Consumer,
    ];
    let mut all: Vec<Span> = kinds
        .into_iter()
        .map(|kind| SpanBuilder::new("x").with_kind(kind).start().end())
        .collect();
    all[1].status = SpanStatus::Error {
        message: "broken".to_string(),
    };
    let request = sent(all);
    let kinds: Vec<&Value> = (0..5).map(|at| &spans(&request)[at]["kind"]).collect();
    check(
        "the kinds",
        kinds,
        (1..6).map(Value::from).collect::<Vec<_>>().iter().collect(),
        "Internal 1, Server 2, Client 3, Producer 4, Consumer 5",
    );
    check(
        "the status of an error",
        &spans(&request)[1]["status"],
        &json!({ "code": 2, "message": "broken" }),
        "Error is 2, with its message",
    );
    check(
        "the status code of the others",
        &spans(&request)[0]["status"]["code"],
        &json!(0),
        "Unset is 0",
    );
    check(
        "parentSpanId of a root",
        spans(&request)[0].get("parentSpanId"),
        None,
        "a root has no parent",
    );
}

#[test]
fn every_kind_of_value_arrives() {
    let values: [(&str, AttributeValue, Value); 9] = [
        ("s", "é\"".into(), json!({ "stringValue": "é\"" })),
        (
            "i",
            i64::MAX.into(),
            json!({ "intValue": "9223372036854775807" }),
        ),
        ("f", 0.5.into(), json!({ "doubleValue": 0.5 })),
        ("b", true.into(), json!({ "boolValue": true })),
        (
            "ss",
            vec!["x".to_string(), "y".to_string()].into(),
            json!({ "arrayValue": { "values": [{ "stringValue": "x" }, { "stringValue": "y" }] } }),
        ),
        (
            "is",
            vec![1i64, -2].into(),
            json!({ "arrayValue": { "values": [{ "intValue": "1" }, { "intValue": "-2" }] } }),
        ),
        ("nan", f64::NAN.into(), json!({ "doubleValue": "NaN" })),
        (
            "inf",
            f64::INFINITY.into(),
            json!({ "doubleValue": "Infinity" }),
        ),
        (
            "-inf",
            f64::NEG_INFINITY.into(),
            json!({ "doubleValue": "-Infinity" }),
        ),
    ];
    let mut span = SpanBuilder::new("x").start();
    for (key, value, _) in &values {
        span.set_attribute(*key, value.clone());
    }
    let request = sent(vec![span.end()]);
    for (key, value, want) in &values {
        check(
            &format!("the attribute {value:?}"),
            attribute(&spans(&request)[0], key),
            want,
            "this is how OTLP writes it",
        );
    }
}

#[test]
fn events_and_links_arrive() {
    let link = context(&parent_header("01"));
    let mut span = SpanBuilder::new("x").with_link(link).start();
    span.add_event_with_attrs(
        "retry",
        HashMap::from([("attempt".to_string(), AttributeValue::from(2))]),
    );
    span.add_event_with_severity("full", Severity::Error);
    let request = sent(vec![span.end()]);
    let span = &spans(&request)[0];
    check(
        "the first event's name",
        &span["events"][0]["name"],
        &json!("retry"),
        "events are in order",
    );
    check(
        "its attribute",
        attribute(&span["events"][0], "attempt"),
        &json!({ "intValue": "2" }),
        "events have attributes",
    );
    check(
        "timeUnixNano is a string",
        span["events"][0]["timeUnixNano"].is_string(),
        true,
        "64-bit numbers are strings",
    );
    check(
        "the severity of the second",
        attribute(&span["events"][1], "severity"),
        &json!({ "stringValue": "ERROR" }),
        "it travels as an attribute",
    );
    check(
        "the link's traceId",
        &span["links"][0]["traceId"],
        &json!(TRACE),
        "links are sent",
    );
    check(
        "the link's spanId",
        &span["links"][0]["spanId"],
        &json!(SPAN),
        "links are sent",
    );
}

#[test]
fn the_end_of_the_endpoint_may_be_a_slash() {
    let (endpoint, arrivals) = receiver(&[FINE]);
    let jaeger = JaegerExporter::new(format!("{endpoint}/"));
    check(
        "export() is Ok",
        jaeger
            .export(vec![SpanBuilder::new("x").start().end()])
            .is_ok(),
        true,
        "the receiver answered 200",
    );
    let request = arrivals.try_recv().map(|request| request.line);
    check(
        "the request line",
        request.ok().as_deref(),
        Some("POST /v1/traces HTTP/1.1"),
        "one slash before v1 is enough",
    );
}

#[test]
fn nothing_is_sent_for_nothing_and_unnamed_services_are_unknown() {
    let closed = JaegerExporter::new("http://127.0.0.1:1");
    check(
        "export() of no spans is Ok",
        closed.export(Vec::new()).is_ok(),
        true,
        "there is nothing to send",
    );
    let (endpoint, arrivals) = receiver(&[FINE]);
    let sent = JaegerExporter::new(endpoint).export(vec![SpanBuilder::new("x").start().end()]);
    check(
        "export() is Ok",
        sent.is_ok(),
        true,
        "the receiver answered 200",
    );
    let service = arrivals.try_recv().map(|request| {
        attribute(
            &request.body["resourceSpans"][0]["resource"],
            "service.name",
        )
        .clone()
    });
    check(
        "service.name",
        service.ok(),
        Some(json!({ "stringValue": "unknown_service" })),
        "it is the default of OpenTelemetry",
    );
}

#[test]
fn a_tracer_tells_the_name_of_its_service() {
    let rule = "it is the name that new or with_clock was given";
    let of_new = Tracer::new(
        "shop",
        Arc::new(AlwaysOnSampler),
        Arc::new(super::Store::default()),
    )
    .with_batching(4, 8);
    check("service_name()", of_new.service_name(), "shop", rule);
    let of_clock = Tracer::with_clock(
        "bank".to_string(),
        Arc::new(AlwaysOnSampler),
        Arc::new(super::Store::default()),
        Wall::at(0),
    );
    check("service_name()", of_clock.service_name(), "bank", rule);
}

#[test]
fn what_a_receiver_refuses_arrives_when_it_is_well_again() {
    let (endpoint, arrivals) = receiver(&[("503 Service Unavailable", ""), FINE, FINE]);
    let tracer = tracer(Arc::new(JaegerExporter::new(endpoint)));
    end_all(&tracer, 0..2);
    tracer.flush();
    end_all(&tracer, 2..3);
    tracer.flush();
    check(
        "shutdown() is Ok",
        tracer.shutdown().is_ok(),
        true,
        "all has been sent",
    );
    let names = |request: Request| {
        let spans = spans(&request).as_array().cloned().unwrap_or_default();
        spans
            .iter()
            .map(|span| span["name"].as_str().unwrap_or_default().to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let arrived: Vec<String> = arrivals.try_iter().map(names).collect();
    check(
        "what arrived",
        arrived,
        vec!["0 1".to_string(), "0 1 2".to_string()],
        "a refused batch is sent again, once it is taken never again",
    );
}
