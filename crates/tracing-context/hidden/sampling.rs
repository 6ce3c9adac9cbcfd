//! Sampling: decided once, at the start of a trace, and inherited.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use super::{Store, check, context, parent_header};
use crate::{
    AlwaysOffSampler, AlwaysOnSampler, RatioSampler, Sampler, SpanBuilder, SpanId, TraceContext,
    TraceId, Tracer,
};

/// Answers as told, and remembers what it was asked.
#[derive(Default)]
struct Recorder {
    answer: AtomicBool,
    asked: Mutex<Vec<(TraceContext, String)>>,
}

impl Sampler for Recorder {
    fn should_sample(&self, context: &TraceContext, name: &str) -> bool {
        self.asked
            .lock()
            .unwrap()
            .push((context.clone(), name.to_string()));
        self.answer.load(Ordering::SeqCst)
    }
}

impl Recorder {
    fn names(&self) -> Vec<String> {
        self.asked
            .lock()
            .unwrap()
            .iter()
            .map(|(_, name)| name.clone())
            .collect()
    }
}

fn with(sampler: Arc<dyn Sampler>) -> (Arc<Store>, Tracer) {
    let store = Arc::new(Store::default());
    (store.clone(), Tracer::new("test", sampler, store))
}

#[test]
fn the_sampler_is_asked_once_when_a_root_starts() {
    let sampler = Arc::new(Recorder::default());
    let (store, tracer) = with(sampler.clone());
    let builder = tracer.span("root");
    check(
        "what was asked before start()",
        sampler.names().len(),
        0,
        "the decision is made at the start of the span",
    );
    sampler.answer.store(true, Ordering::SeqCst);
    let mut span = builder.start();
    sampler.answer.store(false, Ordering::SeqCst);
    let (asked, _) = sampler.asked.lock().unwrap()[0].clone();
    check(
        "the trace id that it was asked about",
        asked.trace_id.0,
        span.context().trace_id.0,
        "it decides by the trace id of the span",
    );
    check(
        "the span id that it was asked about",
        asked.span_id.0,
        span.context().span_id.0,
        "it is asked about this span",
    );
    check(
        "the flags of the span",
        span.context().flags.bits(),
        3,
        "the decision is in the flags, and the id is random",
    );
    span.add_event("event");
    drop(span);
    tracer.flush();
    check(
        "what it was asked in all",
        sampler.names(),
        vec!["root".to_string()],
        "it is asked once a root",
    );
    check(
        "what is exported",
        store.names(),
        vec!["root".to_string()],
        "it was sampled",
    );
}

#[test]
fn a_child_inherits_whatever_the_sampler_says() {
    for (flags, sampler) in [("00", true), ("01", false), ("02", true), ("03", false)] {
        let recorder = Arc::new(Recorder::default());
        recorder.answer.store(sampler, Ordering::SeqCst);
        let (store, tracer) = with(recorder.clone());
        let parent = context(&parent_header(flags));
        let child = tracer.span_with_parent("child", &parent).start();
        let grandchild = tracer
            .span("grandchild")
            .with_parent(child.context())
            .start();
        let rule = "a child is sampled exactly if its parent is, and the sampler is not asked";
        check(
            &format!("the flags of a child of {flags}"),
            child.context().flags.bits(),
            parent.flags.bits(),
            rule,
        );
        check(
            &format!("the flags of a grandchild of {flags}"),
            grandchild.context().flags.bits(),
            parent.flags.bits(),
            rule,
        );
        drop((grandchild, child));
        tracer.flush();
        check(
            "what the sampler was asked",
            recorder.names().len(),
            0,
            rule,
        );
        let exported = if parent.flags.is_sampled() { 2 } else { 0 };
        check(
            "the number of exported spans",
            store.names().len(),
            exported,
            rule,
        );
    }
}

#[test]
fn a_span_that_is_not_sampled_records_nothing_and_passes_its_context_on() {
    let (store, tracer) = with(Arc::new(AlwaysOffSampler));
    let mut span = tracer
        .span("off")
        .with_attribute("a", 1)
        .with_link(context(&parent_header("01")))
        .start();
    span.set_attribute("b", 2);
    span.add_event("event");
    span.set_error("broken");
    let header = span.context().to_traceparent();
    check(
        "the flags that are sent",
        &header[52..],
        "-02",
        "whoever comes next learns that it is not sampled",
    );
    check(
        "the header is valid",
        TraceContext::from_traceparent(&header).is_some(),
        true,
        "the trace goes on without records",
    );
    let span = span.end();
    let recorded = (span.attributes.len(), span.links.len(), span.events.len());
    check(
        "attributes, links and events of it",
        recorded,
        (0, 0, 0),
        "nobody will see them, so they are not kept",
    );
    check(
        "its end is set",
        span.end_time.is_some(),
        true,
        "it ends as any other",
    );
    check(
        "its status is Unset",
        matches!(span.status, crate::SpanStatus::Unset),
        true,
        "nobody will see it, so it is not kept",
    );
    tracer.flush();
    check(
        "the number of exported spans",
        store.names().len(),
        0,
        "it is not sampled",
    );
    check(
        "dropped()",
        tracer.dropped(),
        0,
        "it was never meant to be exported",
    );
}

#[test]
fn a_parent_with_a_zero_id_is_none() {
    let (mut no_trace, mut no_span) =
        (context(&parent_header("00")), context(&parent_header("00")));
    no_trace.trace_id = TraceId(0);
    no_span.span_id = SpanId(0);
    for parent in [no_trace, no_span] {
        let (_store, tracer) = with(Arc::new(AlwaysOnSampler));
        let span = tracer.span_with_parent("root", &parent).start();
        let own = span.context();
        check(
            "the parent's id",
            own.parent_span_id.map(|id| id.0),
            None,
            "an invalid context is no parent",
        );
        check(
            "the trace id is the parent's",
            own.trace_id.0 == parent.trace_id.0,
            false,
            "a new trace begins",
        );
        check(
            "it is sampled",
            own.flags.is_sampled(),
            true,
            "of a root the sampler is asked",
        );
        let valid = context(&parent_header("00"));
        let span = tracer.span_with_parent("root", &valid).with_parent(&parent);
        check(
            "the parent's id after a valid parent, then a zero one",
            span.start().context().parent_span_id.map(|id| id.0),
            None,
            "the last with_parent counts, and it says that there is none",
        );
    }
}

#[test]
fn a_span_without_a_tracer_is_recorded_but_not_sampled() {
    let mut root = SpanBuilder::new("root").with_attribute("a", 1).start();
    root.add_event("event");
    let root = root.end();
    check(
        "the flags of a root",
        root.context.flags.bits(),
        2,
        "there is no sampler that could decide",
    );
    check(
        "what is recorded",
        (root.attributes.len(), root.events.len()),
        (1, 1),
        "end() hands it out",
    );
    let child = SpanBuilder::new("child")
        .with_parent(&context(&parent_header("01")))
        .start();
    check(
        "the flags of a child",
        child.context().flags.bits(),
        1,
        "it inherits",
    );
}

fn sampled(ratio: f64, trace_id: u128) -> bool {
    let mut context = context(&parent_header("00"));
    context.trace_id = TraceId(trace_id);
    RatioSampler::new(ratio).should_sample(&context, "any")
}

#[test]
fn a_ratio_looks_at_the_low_56_bits() {
    let rule = "sampled if the low 56 bits of the trace id are at least (1 - ratio) * 2^56";
    const LOW: u128 = 1 << 56;
    for (ratio, edge) in [
        (0.5, LOW / 2),
        (0.25, LOW / 4 * 3),
        (0.75, LOW / 4),
        (1.0 / 1024.0, LOW / 1024 * 1023),
    ] {
        for above in [0, LOW, u128::MAX << 56] {
            check(
                &format!("ratio {ratio}, id {:x}", above + edge),
                sampled(ratio, above + edge),
                true,
                rule,
            );
            check(
                &format!("ratio {ratio}, id {:x}", above + edge - 1),
                sampled(ratio, above + edge - 1),
                false,
                rule,
            );
        }
    }
    check(
        "ratio 1, the smallest id",
        sampled(1.0, LOW),
        true,
        "1 is all",
    );
    check(
        "ratio 0, the greatest id",
        sampled(0.0, u128::MAX),
        false,
        "0 is none",
    );
}

#[test]
fn a_ratio_out_of_range_is_brought_into_it() {
    for (ratio, want) in [
        (2.0, true),
        (f64::INFINITY, true),
        (-1.0, false),
        (f64::NEG_INFINITY, false),
        (f64::NAN, false),
        (-0.0, false),
    ] {
        for id in [1u128 << 56, u128::MAX] {
            check(
                &format!("ratio {ratio}, id {id:x}"),
                sampled(ratio, id),
                want,
                "above 1 is all; below 0 and NaN is none",
            );
        }
    }
}

#[test]
fn what_a_smaller_ratio_samples_a_greater_one_samples_too() {
    let mut counts = [0; 3];
    for _ in 0..2000 {
        let id = TraceId::generate().0;
        let decisions = [0.1, 0.4, 0.9].map(|ratio| sampled(ratio, id));
        check(
            "the decisions for 0.1, 0.4, 0.9 ascend",
            decisions.is_sorted(),
            true,
            "all services of a trace agree, whatever their ratios",
        );
        for (count, sampled) in counts.iter_mut().zip(decisions) {
            *count += usize::from(sampled);
        }
    }
    // Twenty standard deviations wide.
    let near = |count: usize, want: usize| count.abs_diff(want) < 450;
    let fits = near(counts[0], 200) && near(counts[1], 800) && near(counts[2], 1800);
    check(
        &format!("of 2000 random ids, {counts:?} are near 200, 800, 1800"),
        fits,
        true,
        "the ratio is the share of traces",
    );
}
