//! The receiver's answer: what counts as success, and what is read of it.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::jaeger::{FINE, spans};
use super::receiver::{listen, raw_receiver, receiver, stalling_receiver};
use super::{check, end_all, tracer};
use crate::{JaegerExporter, Span, SpanBuilder, SpanExporter};

fn one_span() -> Vec<Span> {
    vec![SpanBuilder::new("x").start().end()]
}

/// What an export to a receiver with this answer comes to.
fn outcome(status: &'static str) -> Result<(), String> {
    let (endpoint, _arrivals) = receiver(&[(status, "{}"), FINE]);
    let jaeger = JaegerExporter::new(endpoint);
    jaeger.export(one_span()).map_err(|error| error.to_string())
}

#[test]
fn only_2xx_is_success() {
    for status in ["200 OK", "202 Accepted"] {
        check(
            &format!("export() answered {status}"),
            outcome(status),
            Ok(()),
            "the receiver has taken the spans",
        );
    }
    for status in [
        "400 Bad Request",
        "404 Not Found",
        "429 Too Many Requests",
        "503 Service Unavailable",
        "302 Found",
    ] {
        let error = outcome(status).err().unwrap_or_default();
        let told = error.starts_with("Export failed: ") && error.contains(&status[..3]);
        check(
            &format!(
                "export() answered {status} gives {error:?}, which is a failure that names the status"
            ),
            told,
            true,
            "the receiver has not taken the spans",
        );
    }
}

#[test]
fn a_receiver_that_is_not_there_or_does_not_answer_is_a_failure() {
    // Nothing listens at port 1.
    let refused = JaegerExporter::new("http://127.0.0.1:1").export(one_span());
    check(
        "export() to a closed port is an error",
        refused.is_err(),
        true,
        "nobody has taken the spans",
    );
    // Connections are made, and nobody ever answers.
    let (_silent, endpoint) = listen();
    let silent = JaegerExporter::new(endpoint).with_timeout(Duration::from_millis(100));
    check(
        "export() to a silent receiver is an error",
        silent.export(one_span()).is_err(),
        true,
        "an answer that does not come in time is none",
    );
    let nonsense = JaegerExporter::new("no address").export(one_span());
    check(
        "export() to no address is an error",
        nonsense.is_err(),
        true,
        "nobody has taken the spans",
    );
}

#[test]
fn a_partial_success_is_counted_and_not_tried_again() {
    let answer = |body| ("200 OK", body);
    let (endpoint, arrivals) = receiver(&[
        answer(r#"{"partialSuccess":{"rejectedSpans":"3","errorMessage":"too old"}}"#),
        answer(r#"{"partialSuccess":{"rejectedSpans":2}}"#),
        answer(r#"{"partialSuccess":{}}"#),
        answer("not JSON"),
        answer(""),
    ]);
    let jaeger = Arc::new(JaegerExporter::new(endpoint));
    let tracer = tracer(jaeger.clone());
    for (round, want) in [3, 5, 5, 5, 5].into_iter().enumerate() {
        end_all(&tracer, round..round + 1);
        tracer.flush();
        let names = arrivals
            .try_recv()
            .map(|request| spans(&request)[0]["name"].clone());
        check(
            &format!("the span of request {round}"),
            names.ok(),
            Some(json!(round.to_string())),
            "2xx means taken: nothing is sent again",
        );
        check(
            &format!("rejected() after request {round}"),
            jaeger.rejected(),
            want,
            "what the receiver rejects is counted",
        );
    }
}

#[test]
fn an_answer_of_2xx_is_success_whatever_its_body() {
    let long = format!(
        "HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n{}",
        " ".repeat(300_000)
    );
    let answers = [
        ("no body", "HTTP/1.1 204 No Content\r\n\r\n"),
        (
            "a body that ends after 2 of 100 bytes",
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}",
        ),
        (
            "nothing of a body of 100 bytes",
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n",
        ),
        (
            "a chunked body that is none",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nwhat?\r\n",
        ),
        ("300000 bytes of body", &long),
    ];
    for (body, answer) in answers {
        let jaeger = JaegerExporter::new(raw_receiver(answer.to_string()));
        let outcome = jaeger.export(one_span()).map_err(|error| error.to_string());
        check(
            &format!("export() answered 2xx with {body}"),
            outcome,
            Ok(()),
            "the status line is the answer: the receiver has the spans",
        );
        check(
            &format!("rejected() after {body}"),
            jaeger.rejected(),
            0,
            "the body does not say that anything was rejected",
        );
    }
}

#[test]
fn a_body_that_does_not_come_is_waited_for_until_the_timeout_at_most() {
    // The head has to arrive within the timeout. On a busy machine that may need more than one try.
    let outcome = |millis| {
        let (endpoint, _open) = stalling_receiver();
        let jaeger = JaegerExporter::new(endpoint).with_timeout(Duration::from_millis(millis));
        jaeger.export(one_span()).is_ok()
    };
    check(
        "export() answered 200, with a body that does not come, is Ok",
        [100, 400, 1600].into_iter().any(outcome),
        true,
        "the status line is the answer, and the body is not waited for beyond the timeout",
    );
}
