//! Headers of strangers: nothing panics, and what is accepted can be sent on.

use proptest::collection::vec;
use proptest::strategy::{BoxedStrategy, Strategy};

use super::{Headers, SPAN, TRACE, check, parent_header};
use crate::{
    Baggage, BaggagePropagator, Carrier, Propagator, TraceContext, TraceState,
    W3CTraceContextPropagator,
};

/// Any text, text of the signs that matter, and `like` with some characters replaced.
fn texts(signs: &'static str, like: &'static str) -> BoxedStrategy<String> {
    let near = (signs, 0..like.len(), 0..4usize).prop_map(move |(insert, at, cut)| {
        let end = (at + cut).min(like.len());
        format!("{}{insert}{}", &like[..at], &like[end..])
    });
    proptest::prop_oneof![".{0,80}", signs, near].boxed()
}

const EXAMPLE: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

fn parents() -> BoxedStrategy<String> {
    texts("[0-9a-fA-F+é-]{0,60}", EXAMPLE)
}

fn states() -> BoxedStrategy<String> {
    texts(
        "[a-cA=, \t@é*]{0,40}",
        "rojo=00f067aa0ba902b7, ,congo@us=t61rcWkgMzE,a=1",
    )
}

fn baggages() -> BoxedStrategy<String> {
    texts(
        "[a-c=,; \t%4é\"]{0,40}",
        "user=Am%C3%A9lie;ttl=60;cached, day = 1,x=%F0%9F%A6%80",
    )
}

fn is_printable(text: &str) -> bool {
    text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
}

#[test]
fn any_traceparent_is_refused_or_reads_back_as_itself() {
    testbed::property("hostile::any_traceparent", 600, parents(), |header| {
        let Some(context) = TraceContext::from_traceparent(&header) else {
            return Ok(());
        };
        let written = context.to_traceparent();
        let Some(again) = TraceContext::from_traceparent(&written) else {
            return Err(format!(
                "{header:?} is accepted and written as {written:?}, which is refused"
            ));
        };
        let same = again.trace_id.0 == context.trace_id.0 && again.span_id.0 == context.span_id.0;
        let sampled = again.flags.is_sampled() == context.flags.is_sampled();
        let prefix = header.get(3..52) == written.get(3..52) && written.starts_with("00-");
        match same && sampled && prefix && written.len() == 55 {
            true => Ok(()),
            false => Err(format!(
                "{header:?} is written as {written:?}: the ids must be the same"
            )),
        }
    });
    check(
        "the example is read",
        TraceContext::from_traceparent(EXAMPLE).is_some(),
        true,
        "it is the specification's",
    );
}

#[test]
fn any_tracestate_is_refused_or_stays_valid() {
    testbed::property("hostile::any_tracestate", 600, states(), |header| {
        let Some(state) = TraceState::from_header(&header) else {
            return Ok(());
        };
        let written = state.to_header();
        let again = TraceState::from_header(&written).map(|state| state.to_header());
        match again.as_ref() == Some(&written) && is_printable(&written) {
            true => Ok(()),
            false => Err(format!(
                "{header:?} is accepted and written as {written:?}, which reads as {again:?}"
            )),
        }
    });
    let state = TraceState::from_header("a=1,b=2").map(|state| state.to_header());
    check(
        "a good list",
        state.as_deref(),
        Some("a=1,b=2"),
        "it is accepted",
    );
}

#[test]
fn any_mutations_leave_a_valid_tracestate() {
    let steps = vec(
        ("[a-e]{1,2}|[A-Zé= ]{0,3}", "[a-z ,=é]{0,3}", 0..3u8),
        0..60,
    );
    testbed::property("hostile::any_mutations", 100, steps, |steps| {
        let mut state = TraceState::new();
        for (key, value, step) in steps {
            let before = state.to_header();
            if step == 0 {
                state.remove(&key);
                continue;
            }
            let taken = state.insert(&key, &value);
            let after = state.to_header();
            let first = after.split(',').next() == Some(&format!("{key}={value}"));
            if taken && !first || !taken && after != before {
                return Err(format!(
                    "{before:?}: insert({key:?}, {value:?}) returns {taken} and leaves {after:?}"
                ));
            }
        }
        let written = state.to_header();
        match TraceState::from_header(&written) {
            Some(_) => Ok(()),
            None => Err(format!("mutations led to {written:?}, which is refused")),
        }
    });
    let mut state = TraceState::new();
    check(
        "insert(a, 1)",
        state.insert("a", "1"),
        true,
        "key and value are valid",
    );
}

#[test]
fn any_baggage_header_is_read_and_can_be_sent_on() {
    testbed::property("hostile::any_baggage", 600, baggages(), |header| {
        let baggage = Baggage::from_header(&header);
        let written = baggage.to_header();
        let again = Baggage::from_header(&written);
        let same = baggage.iter().eq(again.iter())
            && baggage
                .iter()
                .all(|(key, _)| baggage.properties(key) == again.properties(key));
        match same && is_printable(&written) && !written.contains(' ') {
            true => Ok(()),
            false => Err(format!(
                "{header:?} is written as {written:?}, which reads differently"
            )),
        }
    });
    check(
        "a good header",
        Baggage::from_header("a=1").get("a"),
        Some("1"),
        "it is read",
    );
}

#[test]
fn any_baggage_of_ones_own_comes_back() {
    let entries = vec(
        (
            "[a-d]{1,2}",
            ".{0,12}",
            vec(("[p-r]", proptest::option::of(".{0,6}")), 0..3),
        ),
        0..8,
    );
    testbed::property("hostile::own_baggage", 200, entries, |entries| {
        let mut baggage = Baggage::new();
        for (key, value, properties) in entries {
            baggage.set_with_properties(key, value, properties);
        }
        let written = baggage.to_header();
        let again = Baggage::from_header(&written);
        let same = baggage.iter().eq(again.iter())
            && baggage
                .iter()
                .all(|(key, _)| baggage.properties(key) == again.properties(key));
        match same {
            true => Ok(()),
            false => Err(format!(
                "{baggage:?} is written as {written:?}, which reads as {again:?}"
            )),
        }
    });
    let mut baggage = Baggage::new();
    baggage.set("a", "1 2");
    check(
        "to_header()",
        baggage.to_header().as_str(),
        "a=1%202",
        "it is sent",
    );
}

#[test]
fn any_carrier_is_read_and_nothing_invalid_is_injected() {
    let fields = (
        proptest::prop_oneof![
            parents().boxed(),
            proptest::strategy::Just(EXAMPLE.to_string()).boxed()
        ],
        states(),
        baggages(),
    );
    testbed::property(
        "hostile::any_carrier",
        600,
        fields,
        |(parent, state, baggage)| {
            let incoming = Headers::of(&[
                ("Traceparent", &parent),
                ("traceState", &state),
                ("baggage", &baggage),
            ]);
            let mut outgoing = Headers(Vec::new());
            let mut context = TraceContext::new_root();
            context.trace_state = state; // whatever a caller put there
            W3CTraceContextPropagator.inject(&context, &mut outgoing);
            if let Some(context) = W3CTraceContextPropagator.extract(&incoming) {
                W3CTraceContextPropagator.inject(&context.child(), &mut outgoing);
            }
            BaggagePropagator.inject(&BaggagePropagator.extract(&incoming), &mut outgoing);
            for (name, value) in &outgoing.0 {
                let valid = match name.as_str() {
                    "traceparent" => TraceContext::from_traceparent(value).is_some(),
                    "tracestate" => TraceState::from_header(value).is_some() && value.len() <= 512,
                    _ => value.len() <= 8192,
                };
                if !valid || !is_printable(value) || value.is_empty() {
                    return Err(format!(
                        "the header {name} is sent with {value:?}, which is not valid"
                    ));
                }
            }
            Ok(())
        },
    );
    let incoming = Headers::of(&[("traceparent", &parent_header("01"))]);
    let read = W3CTraceContextPropagator
        .extract(&incoming)
        .map(|context| context.to_traceparent());
    check(
        "extract of a good header",
        read,
        Some(format!("00-{TRACE}-{SPAN}-01")),
        "it is read",
    );
    check(
        "the carrier",
        incoming.get("traceparent").is_some(),
        true,
        "it is left alone",
    );
}
