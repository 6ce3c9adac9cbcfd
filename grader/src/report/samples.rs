//! Verdicts as real submissions earn them, for the tests of the reports.

use crate::score::{Finding, Outcome, Place, Points, Row, Status, TestResult, Times, Verdict};
use crate::spec::Credit;

/// One verdict of each kind.
pub(super) fn all() -> Vec<Verdict> {
    vec![
        passed(),
        half(),
        refused(),
        broken_contract(),
        does_not_compile(),
        forged(),
        our_fault(),
    ]
}

fn blank(outcome: Outcome, submission: &str, summary: &str) -> Verdict {
    Verdict {
        exercise: "vector-clock".into(),
        id: "EX00".into(),
        title: "Vector clock: who knew what".into(),
        submission: submission.into(),
        outcome,
        summary: summary.into(),
        points: Some(Points::ZERO),
        passing_score: 70,
        passed: false,
        criteria: rows(Status::NotRun),
        findings: Vec::new(),
        ignored: Vec::new(),
        profile: "full".into(),
        times: Times {
            check_ms: 11.2,
            compile_ms: 0.0,
            run_ms: 0.0,
            total_ms: 12.0,
        },
    }
}

fn rows(status: Status) -> Vec<Row> {
    let row =
        |name: &str, category: &str, max, credit, expect: &str, passage: &str, tests: &[&str]| {
            Row {
                name: name.into(),
                category: category.into(),
                points: if status == Status::Passed {
                    Points::whole(max)
                } else {
                    Points::ZERO
                },
                max,
                credit,
                given: "clocks made of ticks".into(),
                expect: expect.into(),
                passage: passage.into(),
                tests: tests
                    .iter()
                    .map(|test| TestResult {
                        status,
                        elapsed_ms: 1,
                        ..TestResult::not_run(test)
                    })
                    .collect(),
            }
        };
    vec![
        row(
            "ticks",
            "Core",
            15,
            Credit::Proportional,
            "a tick raises the entry of its own node by one.",
            "1.3 Ticks",
            &["ticks::a_tick_raises_the_entry_of_its_node_by_one_and_no_other"],
        ),
        row(
            "merging",
            "Core",
            25,
            Credit::Proportional,
            "a receive takes the larger of each pair of entries, and then counts as one event of \
             the receiver.",
            "1.4 Receiving",
            &[
                "merging::a_receive_counts_as_exactly_one_event_of_the_receiver",
                "merging::a_receive_takes_the_greater_of_each_pair_of_entries",
                "merging::a_message_delivered_twice_counts_two_receives",
                "merging::the_receive_is_counted_on_top_of_the_maximum",
            ],
        ),
        row(
            "causal order",
            "Order",
            40,
            Credit::AllOrNothing,
            "one clock is before another if no entry is larger and one is smaller.",
            "1.5 The causal order",
            &["causal_order::a_missing_entry_stands_at_zero_on_either_side"],
        ),
        row(
            "hostile input",
            "Wire",
            20,
            Credit::Proportional,
            "bytes that are no clock are refused with an error that says why.",
            "1.7 What comes over the wire",
            &[
                "hostile_input::every_cut_of_an_honest_clock_is_refused",
                "hostile_input::what_is_not_a_json_object_is_refused",
            ],
        ),
    ]
}

pub(super) fn passed() -> Verdict {
    Verdict {
        points: Some(Points::whole(100)),
        passed: true,
        criteria: rows(Status::Passed),
        times: Times {
            check_ms: 11.2,
            compile_ms: 641.0,
            run_ms: 93.0,
            total_ms: 748.0,
        },
        ..blank(
            Outcome::Graded,
            "submissions/ada",
            "100 of 100 points: passed (from 70)",
        )
    }
}

pub(super) fn half() -> Verdict {
    let mut verdict = Verdict {
        points: Some(Points::share(100, 375, 1000)),
        ignored: vec![
            "Cargo.toml".into(),
            "build.rs".into(),
            "notes/ideas.txt".into(),
        ],
        ..passed()
    };
    verdict.passed = false;
    verdict.submission = "submissions/grace".into();
    let merging = &mut verdict.criteria[1];
    merging.points = Points::share(25, 1, 2);
    fail(
        &mut merging.tests[0],
        Status::Failed,
        "get(a) after {a:2} receives {b:3} at a is 2, but must be 3: the receive is an event: one \
         tick, no more and no less",
        None,
    );
    merging.tests[0].output = Some("DEBUG merge called\nself = {\"a\": 2}\n".into());
    fail(
        &mut merging.tests[3],
        Status::TimedOut,
        "still running after 10.0 s: it waits for something that never happens, or loops for \
         ever",
        None,
    );
    let order = &mut verdict.criteria[2];
    order.points = Points::ZERO;
    fail(
        &mut order.tests[0],
        Status::Panicked,
        "your code panicked: index out of bounds: the len is 1 but the index is 1",
        Some(("src/order.rs", 41, 17)),
    );
    let hostile = &mut verdict.criteria[3];
    hostile.points = Points::share(20, 1, 2);
    verdict.criteria[3].points = Points::ZERO;
    for test in &mut verdict.criteria[3].tests {
        fail(
            test,
            Status::Panicked,
            "your code panicked: not yet implemented",
            Some(("src/lib.rs", 118, 9)),
        );
    }
    verdict.points = Some(verdict.criteria.iter().map(|row| row.points).sum());
    verdict.summary = "27.5 of 100 points: not passed (from 70)".into();
    verdict
}

fn fail(test: &mut TestResult, status: Status, message: &str, place: Option<(&str, u32, u32)>) {
    test.status = status;
    test.message = Some(message.into());
    test.place = place.map(|(file, line, column)| Place {
        file: file.into(),
        line,
        column,
    });
}

pub(super) fn refused() -> Verdict {
    Verdict {
        findings: vec![
            Finding {
                subject: "process".into(),
                place: Some(Place {
                    file: "src/lib.rs".into(),
                    line: 57,
                    column: 9,
                }),
                message: "`std::process::exit` ends the process that runs the test, so that \
                          nothing after it is checked."
                    .into(),
                remedy: Some("Return a `ClockError`, or let the function end.".into()),
                source_line: Some("        std::process::exit(0);".into()),
            },
            Finding {
                subject: "include".into(),
                place: Some(Place {
                    file: "src/wire.rs".into(),
                    line: 3,
                    column: 22,
                }),
                message: "`include_str!` reads a file while compiling.".into(),
                remedy: Some("Write the text as a constant.".into()),
                source_line: Some("const TESTS: &str = include_str!(\"../hidden/mod.rs\");".into()),
            },
        ],
        ..blank(
            Outcome::Refused,
            "submissions/mallory.zip",
            "refused before compiling: the sources do what a submission may not do",
        )
    }
}

pub(super) fn broken_contract() -> Verdict {
    Verdict {
        findings: vec![Finding {
            subject: "VectorClock::merge".into(),
            place: Some(Place {
                file: "src/lib.rs".into(),
                line: 31,
                column: 5,
            }),
            message:
                "`merge` takes `other: VectorClock`, but the handout has `other: &VectorClock`."
                    .into(),
            remedy: Some(
                "Write `pub fn merge(&mut self, other: &VectorClock, local_node: &NodeId)`.".into(),
            ),
            source_line: Some(
                "    pub fn merge(&mut self, other: VectorClock, local_node: &NodeId) {".into(),
            ),
        }],
        ..blank(
            Outcome::ContractBroken,
            "submissions/linus",
            "not tested: items of the contract are missing or altered",
        )
    }
}

pub(super) fn does_not_compile() -> Verdict {
    Verdict {
        findings: vec![Finding {
            subject: "E0308".into(),
            place: Some(Place {
                file: "src/lib.rs".into(),
                line: 44,
                column: 45,
            }),
            message: "mismatched types\nexpected `u64`, found `Option<&u64>`".into(),
            remedy: None,
            source_line: Some(
                "    pub fn get(&self, node: &NodeId) -> u64 { self.0.get(node) }".into(),
            ),
        }],
        ..blank(
            Outcome::DoesNotCompile,
            "submissions/ken",
            "not tested: the sources do not compile",
        )
    }
}

pub(super) fn forged() -> Verdict {
    let mut verdict = blank(
        Outcome::Forged,
        "submissions/eve",
        "A test that cannot pass claimed to have passed, so no result of this submission can be \
         believed.",
    );
    fail(
        &mut verdict.criteria[0].tests[0],
        Status::Forged,
        "the test's twin, which cannot pass, was reported as passed: the result was forged",
        None,
    );
    verdict
}

pub(super) fn our_fault() -> Verdict {
    Verdict {
        points: None,
        findings: vec![Finding {
            subject: "sandbox".into(),
            place: None,
            message: "This machine refuses user namespaces (EPERM from unshare).".into(),
            remedy: Some("Run `cargo xtask doctor`, or grade inside a container.".into()),
            source_line: None,
        }],
        ..blank(
            Outcome::GraderFault,
            "submissions/barbara",
            "The grader could not do its work; this says nothing about the submission.",
        )
    }
}

/// What a hostile student would put wherever there is room.
pub(super) const NASTY: &str = "\x1b[2J\x1b]0;owned\x07\r\n::error file=a::b\n  ::stop-commands::x\n\
    ##[error]x ##vso[task.complete result=Succeeded]\n</code></pre><script>alert(1)</script>\n\
    ```\n````\n| a | b |\n@everyone [x](https://x.example) \u{202e}desrever\u{9b}31m\0 漢字漢字漢字漢字 \
    end-of-text";
