//! What each sample must yield.

use grader::score::{Outcome, Status};

/// The verdict that a sample must get.
pub struct Expected {
    /// Its folder, which is the trial's name too.
    pub name: &'static str,
    pub outcome: Outcome,
    pub points: &'static str,
    /// How these hidden tests must end.
    pub tests: &'static [(&'static str, Status)],
    /// Texts that the report must contain, however its lines are broken.
    pub says: &'static [&'static str],
}

/// Every sample in `tests/submissions`.
pub const SAMPLES: &[Expected] = &[
    graded(
        "correct-alternative",
        "100",
        &[(
            "causal_order::the_operators_say_what_compare_says",
            Status::Passed,
        )],
        &["PASSED  100 of 100 points"],
    ),
    graded(
        "half-finished",
        "51",
        &[
            (
                "ticks::a_tick_raises_the_entry_of_its_node_by_one_and_no_other",
                Status::Passed,
            ),
            (
                "ticks::a_count_at_its_maximum_stays_there",
                Status::Panicked,
            ),
            (
                "events::a_stamp_stays_while_the_clock_goes_on",
                Status::Panicked,
            ),
            ("lamport::the_time_stays_at_its_maximum", Status::Panicked),
        ],
        &[
            "NOT PASSED  51 of 100 points",
            "your code panicked: not yet implemented",
            "at src/lib.rs:",
        ],
    ),
    graded(
        "one-panic",
        "94",
        &[
            (
                "events::an_event_caused_neither_itself_nor_what_never_heard_of_it",
                Status::Panicked,
            ),
            (
                "events::a_stamp_stays_while_the_clock_goes_on",
                Status::Passed,
            ),
            (
                "causal_order::random_pairs_stand_as_they_were_built_to_stand",
                Status::Passed,
            ),
        ],
        &[
            "4 / 10   2 of 5 tests passed",
            "your code panicked: the other event has heard of my origin",
            "at src/lib.rs:",
        ],
    ),
    stopped(
        "does-not-compile",
        Outcome::DoesNotCompile,
        &[
            "E0308",
            "at src/lib.rs:38:9",
            "count",
            "expected `u64`, found `Option<u64>`",
        ],
    ),
    stopped(
        "missing-function",
        Outcome::ContractBroken,
        &["known_nodes"],
    ),
    stopped(
        "changed-signature",
        Outcome::ContractBroken,
        &["merge", "src/lib.rs:34", "&VectorClock"],
    ),
    stopped(
        "dropped-derive",
        Outcome::ContractBroken,
        &["VectorClock", "PartialEq"],
    ),
    graded(
        "endless-loop",
        "4",
        &[
            (
                "lamport::a_receive_is_one_later_than_its_send_and_the_local_past",
                Status::TimedOut,
            ),
            (
                "lamport::every_local_event_and_every_send_has_the_next_time",
                Status::Passed,
            ),
        ],
        &["loops for ever"],
    ),
    graded(
        "unbounded-memory",
        "4",
        &[
            (
                "lamport::a_receive_is_one_later_than_its_send_and_the_local_past",
                Status::OutOfMemory,
            ),
            (
                "lamport::every_local_event_and_every_send_has_the_next_time",
                Status::Passed,
            ),
        ],
        &["ran out of memory"],
    ),
    graded(
        "unbounded-output",
        "4",
        &[
            (
                "lamport::a_receive_is_one_later_than_its_send_and_the_local_past",
                Status::Flooded,
            ),
            (
                "lamport::every_local_event_and_every_send_has_the_next_time",
                Status::Passed,
            ),
        ],
        &[
            "printed without end",
            "\\::error::a flood from b",
            "characters)",
        ],
    ),
    graded(
        "stack-overflow",
        "4",
        &[
            (
                "lamport::a_receive_is_one_later_than_its_send_and_the_local_past",
                Status::Crashed,
            ),
            (
                "lamport::every_local_event_and_every_send_has_the_next_time",
                Status::Passed,
            ),
        ],
        &["the stack overflowed"],
    ),
    graded(
        "nasty-panic",
        "0",
        &[(
            "ticks::a_tick_raises_the_entry_of_its_node_by_one_and_no_other",
            Status::Panicked,
        )],
        &[
            "\\u{1b}[2J\\u{1b}]0;owned\\u{7}",
            "\\::error file=README.md::forged",
            "#\\#[error]forged",
        ],
    ),
    refused(
        "exit-zero",
        &["process", "std::process::exit(0)", "at src/lib.rs:"],
    ),
    refused(
        "panic-hook",
        &["panic-hook", "process", "std::panic::set_hook"],
    ),
    graded(
        "forged-output",
        "0",
        &[(
            "ticks::a_tick_raises_the_entry_of_its_node_by_one_and_no_other",
            Status::Failed,
        )],
        &["it printed: running 1 test", "NOT PASSED  0 of 100 points"],
    ),
    refused(
        "shadowed-assert",
        &["macro-name", "macro_rules! assert_eq", "macro_rules! panic"],
    ),
    graded("build-script", "0", &[], &["not used: build.rs"]),
    refused(
        "includes-tests",
        &["include", "include_str!(\"../hidden/mod.rs\")"],
    ),
    stopped(
        "link-out",
        Outcome::Unusable,
        &["src/notes.rs is a link", "not followed"],
    ),
    graded(
        "swallows-panics",
        "0",
        &[
            (
                "ticks::a_tick_raises_the_entry_of_its_node_by_one_and_no_other",
                Status::Failed,
            ),
            (
                "events::a_stamp_stays_while_the_clock_goes_on",
                Status::Failed,
            ),
        ],
        &["NOT PASSED  0 of 100 points"],
    ),
    refused("struct-u64", &["protected-name", "pub struct u64;"]),
    refused(
        "renamed-trait",
        &["protected-name", "use serde::Serialize as PartialEq;"],
    ),
    refused("self-as-std", &["extern", "extern crate self as std;"]),
    refused("cfg-not-test", &["#![cfg(not(test))]"]),
    refused(
        "serde-abort",
        &["process", "#[serde(default = \"std::process::abort\")]"],
    ),
];

/// A sample whose tests run.
const fn graded(
    name: &'static str,
    points: &'static str,
    tests: &'static [(&'static str, Status)],
    says: &'static [&'static str],
) -> Expected {
    Expected {
        name,
        outcome: Outcome::Graded,
        points,
        tests,
        says,
    }
}

/// A sample that the policy refuses.
const fn refused(name: &'static str, says: &'static [&'static str]) -> Expected {
    stopped(name, Outcome::Refused, says)
}

/// A sample that a stage before the tests stops.
const fn stopped(name: &'static str, outcome: Outcome, says: &'static [&'static str]) -> Expected {
    Expected {
        name,
        outcome,
        points: "0",
        tests: &[],
        says,
    }
}
