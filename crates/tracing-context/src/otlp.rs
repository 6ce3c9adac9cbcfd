//! Spans as OTLP says them in JSON (OpenTelemetry Protocol 1.x, "JSON Protobuf Encoding"): ids in
//! lower-case hexadecimal, 64-bit numbers as strings, enumerations as numbers.

use std::collections::HashMap;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use crate::{AttributeValue, Severity, Span, SpanEvent, SpanKind, SpanLink, SpanStatus};

/// The body of a request for `/v1/traces`.
pub(crate) fn request(service_name: &str, spans: &[Span]) -> Value {
    let service = AttributeValue::String(service_name.to_owned());
    json!({
        "resourceSpans": [{
            "resource": { "attributes": [attribute("service.name", &service)] },
            "scopeSpans": [{
                "scope": { "name": "tracing-context" },
                "spans": spans.iter().map(span).collect::<Vec<_>>(),
            }],
        }],
    })
}

fn span(span: &Span) -> Value {
    let context = &span.context;
    let mut fields = json!({
        "traceId": context.trace_id.to_hex(),
        "spanId": context.span_id.to_hex(),
        "traceState": context.trace_state,
        "flags": context.flags.bits(),
        "name": span.name,
        "kind": kind(span.kind),
        "startTimeUnixNano": nanoseconds(span.start_time),
        "endTimeUnixNano": nanoseconds(span.end_time.unwrap_or(span.start_time)),
        "attributes": attributes(&span.attributes),
        "events": span.events.iter().map(event).collect::<Vec<_>>(),
        "links": span.links.iter().map(link).collect::<Vec<_>>(),
        "status": status(&span.status),
    });
    if let Some(parent) = context.parent_span_id {
        fields["parentSpanId"] = parent.to_hex().into();
    }
    fields
}

fn event(event: &SpanEvent) -> Value {
    let mut attributes = attributes(&event.attributes);
    if let Some(severity) = event.severity {
        attributes.push(attribute("severity", &word(severity).into()));
    }
    json!({
        "timeUnixNano": nanoseconds(event.timestamp),
        "name": event.name,
        "attributes": attributes,
    })
}

fn link(link: &SpanLink) -> Value {
    json!({
        "traceId": link.context.trace_id.to_hex(),
        "spanId": link.context.span_id.to_hex(),
        "traceState": link.context.trace_state,
        "flags": link.context.flags.bits(),
        "attributes": attributes(&link.attributes),
    })
}

fn attributes(attributes: &HashMap<String, AttributeValue>) -> Vec<Value> {
    let mut sorted: Vec<_> = attributes.iter().collect();
    sorted.sort_by_key(|&(key, _)| key);
    sorted
        .into_iter()
        .map(|(key, value)| attribute(key, value))
        .collect()
}

fn attribute(key: &str, of: &AttributeValue) -> Value {
    json!({ "key": key, "value": value(of) })
}

fn value(of: &AttributeValue) -> Value {
    match of {
        AttributeValue::String(text) => json!({ "stringValue": text }),
        AttributeValue::Int(number) => int(number),
        AttributeValue::Float(number) => json!({ "doubleValue": double(*number) }),
        AttributeValue::Bool(truth) => json!({ "boolValue": truth }),
        AttributeValue::StringArray(texts) => array(
            texts
                .iter()
                .map(|text| json!({ "stringValue": text }))
                .collect(),
        ),
        AttributeValue::IntArray(numbers) => array(numbers.iter().map(int).collect()),
    }
}

fn int(number: &i64) -> Value {
    json!({ "intValue": number.to_string() })
}

fn array(values: Vec<Value>) -> Value {
    json!({ "arrayValue": { "values": values } })
}

/// JSON has no word for these, so Protobuf gives them names.
fn double(number: f64) -> Value {
    match number {
        number if number.is_nan() => "NaN".into(),
        f64::INFINITY => "Infinity".into(),
        f64::NEG_INFINITY => "-Infinity".into(),
        number => number.into(),
    }
}

/// A time before 1970 has no number in OTLP; it becomes 0.
fn nanoseconds(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_nanos().to_string()
}

fn kind(kind: SpanKind) -> u8 {
    match kind {
        SpanKind::Internal => 1,
        SpanKind::Server => 2,
        SpanKind::Client => 3,
        SpanKind::Producer => 4,
        SpanKind::Consumer => 5,
    }
}

fn status(status: &SpanStatus) -> Value {
    match status {
        SpanStatus::Unset => json!({ "code": 0 }),
        SpanStatus::Ok => json!({ "code": 1 }),
        SpanStatus::Error { message } => json!({ "code": 2, "message": message }),
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Trace => "TRACE",
        Severity::Debug => "DEBUG",
        Severity::Info => "INFO",
        Severity::Warn => "WARN",
        Severity::Error => "ERROR",
        Severity::Fatal => "FATAL",
    }
}
