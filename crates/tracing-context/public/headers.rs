//! What travels in headers.

use crate::{Baggage, TraceContext, TraceState};

const HEADER: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

#[test]
fn the_example_of_the_specification_is_read_and_written() {
    let context = TraceContext::from_traceparent(HEADER).expect("the header is valid");
    assert_eq!(
        context.trace_id.to_hex(),
        "4bf92f3577b34da6a3ce929d0e0e4736"
    );
    assert_eq!(context.span_id.to_hex(), "00f067aa0ba902b7");
    assert!(context.flags.is_sampled(), "the last bit of 01 is set");
    assert_eq!(context.to_traceparent(), HEADER);
}

#[test]
fn what_is_no_traceparent_is_refused() {
    for header in [
        "",
        "00",
        "00-xyz-abc-01",
        &HEADER[..54],
        &HEADER.replace('-', "_"),
    ] {
        assert!(
            TraceContext::from_traceparent(header).is_none(),
            "{header:?} is not valid"
        );
    }
}

#[test]
fn a_new_member_of_a_trace_state_comes_first() {
    let mut state = TraceState::from_header("rojo=1").expect("the list is valid");
    assert!(state.insert("congo", "2"), "key and value are valid");
    assert_eq!(state.to_header(), "congo=2,rojo=1");
    assert_eq!(state.get("rojo"), Some("1"));
}

#[test]
fn baggage_is_encoded_where_it_must_be() {
    let mut baggage = Baggage::new();
    baggage.set("serverNode", "DF 28");
    assert_eq!(baggage.to_header(), "serverNode=DF%2028");
    assert_eq!(
        Baggage::from_header("serverNode=DF%2028").get("serverNode"),
        Some("DF 28")
    );
}
