//! `tracing-context` beside `opentelemetry` and its SDK: contexts out of headers and into them, and
//! spans from their start to the exporter.
//!
//! `cargo bench -p peer-bench --features peers --bench tracing`
//!
//! One thread, its processor time. Both have the same work, the same headers in the same maps, and
//! an exporter that counts spans and drops them.
//!
//! - **extract**: from a map with eight headers, two of them ours. The peer asks the map for two
//!   names; ours walks all of them, since names have no case and may come twice, as the
//!   specification says. Both check the ids, which must come out equal.
//! - **inject**: into a map that was emptied.
//! - **span, in all**: start, end, and export, everything on this thread: ours flushes every 512
//!   spans, the peer's simple processor exports each one by itself.
//! - **span, to the caller**: start and end with batches that another thread exports, after each 512
//!   of which both wait; what is measured is what the thread pays that ends spans.
//! - **span, not sampled**: what tracing costs where it is off.
//!
//! Names are `&'static str` on both sides.
//!
//! # Where we are behind
//!
//! - **In all**: ours keeps a copy of every batch until the exporter has taken it, so that a backend
//!   that is down for a while loses nothing. The peer hands its spans over and forgets them. A span
//!   is some 300 bytes and a name; to copy, keep and free it is what the difference is made of. The
//!   caller does not pay it where a thread exports, which is the normal way.
//! - **With 3 attributes** (a text, a number, a truth): attributes are a `HashMap<String,
//!   AttributeValue>` by contract, so that ours makes three keys, hashes each and fills a table, and
//!   does the same once more for the copy; the peer's keys are `&'static str` in a `Vec`.
//! - **Not sampled**: `ActiveSpan::end` hands out a `Span` in any case, with its name as a `String` and its
//!   start, by contract: one allocation and one look at the clock, which the peer need not have.

use peer_bench::{Table, median, take_turns, timed};

#[path = "tracing/ours.rs"]
mod ours;
#[path = "tracing/theirs.rs"]
mod theirs;

const ROUNDS: u64 = 41;
/// Contexts extracted or injected a round.
const HEADERS: u32 = 20_000;
/// Spans a batch, and batches a round.
const BATCH: u32 = 512;
const BATCHES: u32 = 20;

const PARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const STATE: &str = "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE";
const OTHERS: [(&str, &str); 6] = [
    ("host", "shop.example"),
    ("user-agent", "curl/8.5.0"),
    ("accept", "*/*"),
    ("content-type", "application/json"),
    ("content-length", "348"),
    ("x-request-id", "7d1f3c1e"),
];

/// What is measured of one contestant: nanoseconds an operation.
trait Contestant {
    fn extract(&self, with_state: bool) -> f64;
    fn inject(&self, with_state: bool) -> f64;
    fn span_in_all(&self, attributes: bool) -> f64;
    fn span_to_the_caller(&self) -> f64;
    fn span_not_sampled(&self) -> f64;
}

/// Processor time of this thread, in nanoseconds an operation.
fn each(operations: u32, work: impl FnOnce()) -> f64 {
    let ((), took) = timed(work);
    took.as_secs_f64() * 1e9 / f64::from(operations)
}

type Measure = (&'static str, fn(&dyn Contestant) -> f64);

const MEASURES: [Measure; 8] = [
    ("extract, traceparent", |it| it.extract(false)),
    ("extract, both headers", |it| it.extract(true)),
    ("inject, traceparent", |it| it.inject(false)),
    ("inject, both headers", |it| it.inject(true)),
    ("span, in all", |it| it.span_in_all(false)),
    ("span, in all, 3 attributes", |it| it.span_in_all(true)),
    ("span, to the caller", |it| it.span_to_the_caller()),
    ("span, not sampled", |it| it.span_not_sampled()),
];

fn main() {
    println!(
        "\nOne thread, processor time in nanoseconds, medians of {ROUNDS} rounds. A ratio above 1: we \
         are ahead.\n"
    );
    let contestants: [Box<dyn Contestant>; 2] =
        [Box::new(ours::Ours::new()), Box::new(theirs::Theirs::new())];
    let mut table = Table::new(["", "tracing-context", "opentelemetry", "ratio"]);
    for (title, of) in MEASURES {
        let rounds = take_turns::<2, _>(ROUNDS, |who, _| of(contestants[who].as_ref()));
        let [ours, theirs] = rounds.map(median);
        table.row([
            title.to_string(),
            format!("{ours:.0}"),
            format!("{theirs:.0}"),
            format!("{:.2}", theirs / ours),
        ]);
    }
    println!("{table}");
}
