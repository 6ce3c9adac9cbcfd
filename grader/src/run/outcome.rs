//! What a test's run comes to, in words.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::sandbox::{Captured, Ending, Observation};

/// One test that ran.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestRun {
    /// The test's name, as `file::test`.
    pub name: String,
    /// What its run comes to.
    pub outcome: TestOutcome,
    /// How long it ran.
    pub elapsed: Duration,
    /// What it wrote to its standard output. Untrusted.
    pub stdout: Captured,
    /// What it wrote to its standard error. Untrusted.
    pub stderr: Captured,
}

/// What a test's run comes to. Texts in it come from the submission, and are untrusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestOutcome {
    /// It proved that it reached its end, and no assertion had failed.
    Passed,
    /// An assertion failed, or the submission panicked.
    Failed {
        /// What the panic said.
        message: String,
        /// Where it was.
        place: Option<Place>,
    },
    /// It was still running at its deadline.
    TimedOut {
        /// The deadline.
        after: Duration,
    },
    /// It used up its processor time.
    CpuExhausted {
        /// How long it ran.
        after: Duration,
    },
    /// A signal ended it.
    Crashed {
        /// Which, and what that means most often.
        how: String,
    },
    /// It was refused more memory.
    OutOfMemory,
    /// It wrote without end.
    Flooded,
    /// It exited before it reached its end.
    LeftEarly {
        /// With this status.
        status: i32,
    },
    /// It reached its end although a hidden assertion had failed: the failure was caught.
    Swallowed {
        /// What the assertion said.
        message: String,
    },
    /// It wrote to the grader's channel.
    Garbled,
    /// Its twin, which cannot pass, brought a proof that it had.
    Forged,
}

/// A place in a source file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Whether it is in a hidden file: an assertion of the test, not the submission's code.
    pub hidden: bool,
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

impl TestRun {
    pub(super) fn new(name: String, deadline: Duration, seen: Observation) -> Self {
        let outcome = TestOutcome::of(deadline, &seen);
        let Observation {
            elapsed,
            stdout,
            stderr,
            ..
        } = seen;
        Self {
            name,
            outcome,
            elapsed,
            stdout,
            stderr,
        }
    }
}

impl TestOutcome {
    /// Whether the test passed. Nothing else earns a point.
    #[must_use]
    pub fn passed(&self) -> bool {
        *self == Self::Passed
    }

    /// Whether it shows that the submission attacks the grader, so that all of it is refused.
    #[must_use]
    pub fn is_forgery(&self) -> bool {
        *self == Self::Forged
    }

    /// What an observation comes to.
    fn of(deadline: Duration, seen: &Observation) -> Self {
        if seen.proves_completion() {
            return Self::Passed;
        }
        // How it was ended comes first: what it said until then may be cut off.
        match seen.ending {
            Ending::TimedOut => return Self::TimedOut { after: deadline },
            Ending::CpuExhausted => {
                return Self::CpuExhausted {
                    after: seen.elapsed,
                };
            }
            Ending::OutOfMemory => return Self::OutOfMemory,
            _ if seen.garbled => return Self::Garbled,
            Ending::Flooded => return Self::Flooded,
            Ending::Signalled(signal) => {
                return Self::Crashed {
                    how: crash(signal, seen),
                };
            }
            Ending::Exited(_) => {}
        }
        let Ending::Exited(status) = seen.ending else {
            return Self::LeftEarly { status: -1 };
        };
        // The first hidden assertion that failed is the reason; what follows are its consequences.
        let cause = seen
            .panics
            .iter()
            .find(|panic| panic.hidden)
            .or(seen.panics.first());
        match cause {
            _ if seen.swallowed => {
                let message = cause.map_or(String::new(), |panic| panic.message.clone());
                Self::Swallowed { message }
            }
            Some(panic) if status != 0 => Self::Failed {
                message: panic.message.clone(),
                place: Some(Place {
                    hidden: panic.hidden,
                    file: panic.file.clone(),
                    line: panic.line,
                    column: panic.column,
                }),
            },
            _ => Self::LeftEarly { status },
        }
    }

    /// What happened, in a sentence for the student.
    #[must_use]
    pub fn explain(&self) -> String {
        match self {
            Self::Passed => "passed".to_owned(),
            Self::Failed { message, place: Some(place) } if !place.hidden => {
                let Place { file, line, .. } = place;
                format!("your code panicked at {file}:{line}: {message}")
            }
            Self::Failed { message, .. } => message.clone(),
            Self::TimedOut { after } => format!(
                "still running after {}: it waits for something that never happens, or loops for \
                 ever",
                seconds(*after)
            ),
            Self::CpuExhausted { after } => format!(
                "used up its processor time in {}: it loops for ever, or does far more work than \
                 the task needs",
                seconds(*after)
            ),
            Self::Crashed { how } => format!("the process crashed: {how}"),
            Self::OutOfMemory => {
                "ran out of memory: something grows without bound, or far beyond what the task needs"
                    .to_owned()
            }
            Self::Flooded => "was stopped because it printed without end".to_owned(),
            Self::LeftEarly { status } => format!(
                "the process exited (status {status}) before the test reached its end; a library \
                 must return to its caller, not end the process"
            ),
            Self::Swallowed { message } if message.is_empty() => SWALLOWED.to_owned(),
            Self::Swallowed { message } => format!("{message} ({SWALLOWED})"),
            Self::Garbled => {
                "something was written to the channel on standard input that is reserved for the \
                 grader"
                    .to_owned()
            }
            Self::Forged => {
                "the test's twin, which cannot pass, was reported as passed: the result was forged"
                    .to_owned()
            }
        }
    }
}

const SWALLOWED: &str = "the failure of this assertion was caught by the submission, which counts \
                         as a failure all the same";

impl fmt::Display for TestOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Passed => "passed",
            Self::Failed { .. } => "failed",
            Self::TimedOut { .. } | Self::CpuExhausted { .. } => "timed out",
            Self::Crashed { .. } => "crashed",
            Self::OutOfMemory => "out of memory",
            Self::Flooded => "flooded",
            Self::LeftEarly { .. } => "left early",
            Self::Swallowed { .. } => "swallowed",
            Self::Garbled => "garbled",
            Self::Forged => "forged",
        })
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

/// What a signal means most often.
fn crash(signal: i32, seen: &Observation) -> String {
    let overflow = "the stack overflowed; a recursion does not end, or goes too deep";
    let aborted = seen.panics.last().filter(|_| signal == 6);
    match signal {
        _ if seen.stderr.text.contains("has overflowed its stack") => overflow.to_owned(),
        // The handler that tells needs /proc for the main thread; safe code has no other way here.
        11 | 7 => format!("signal {signal} (invalid memory access); most likely {overflow}"),
        6 if aborted.is_some() => {
            let message = aborted.map_or("", |panic| panic.message.as_str());
            format!(
                "it panicked where a panic ends the process, as in `drop` during another: {message}"
            )
        }
        6 => "signal 6 (abort); it aborted itself, or a limit was reached".to_owned(),
        4 => "signal 4 (illegal instruction); it aborted itself".to_owned(),
        9 => "signal 9 (killed); most likely the machine ran out of memory".to_owned(),
        25 => "signal 25; it wrote a file beyond the size limit".to_owned(),
        signal => format!("signal {signal}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::PanicReport;

    fn seen(ending: Ending) -> Observation {
        Observation {
            ending,
            proof: false,
            garbled: false,
            swallowed: false,
            twin_ended: false,
            panics: Vec::new(),
            stdout: Captured::default(),
            stderr: Captured::default(),
            elapsed: Duration::from_millis(700),
        }
    }

    fn panic(hidden: bool, message: &str) -> PanicReport {
        let file = "src/lib.rs".to_owned();
        PanicReport {
            hidden,
            file,
            line: 7,
            column: 1,
            message: message.to_owned(),
        }
    }

    #[track_caller]
    fn check(seen: &Observation, outcome: &str, explained: &str) {
        let found = TestOutcome::of(Duration::from_secs(10), seen);
        assert_eq!(found.to_string(), outcome);
        let sentence = found.explain();
        assert!(sentence.contains(explained), "{sentence}");
        assert!(outcome == "passed" || !found.passed());
    }

    #[test]
    fn only_a_proof_with_a_clean_exit_passes() {
        let proven = Observation {
            proof: true,
            ..seen(Ending::Exited(0))
        };
        check(&proven, "passed", "passed");
        check(
            &Observation {
                proof: true,
                ..seen(Ending::Exited(1))
            },
            "left early",
            "status 1",
        );
        check(
            &Observation {
                proof: true,
                ..seen(Ending::TimedOut)
            },
            "timed out",
            "10.0 s",
        );
        check(
            &Observation {
                garbled: true,
                ..proven.clone()
            },
            "garbled",
            "reserved",
        );
        check(
            &Observation {
                swallowed: true,
                ..proven
            },
            "swallowed",
            "caught",
        );
    }

    #[test]
    fn a_hidden_assertion_is_the_reason_before_a_panic_of_the_students() {
        let panics = vec![
            panic(false, "poisoned"),
            panic(true, "get(A) is 2, expected 1"),
        ];
        check(
            &Observation {
                panics,
                ..seen(Ending::Exited(1))
            },
            "failed",
            "get(A) is 2",
        );
    }

    #[test]
    fn a_panic_of_the_students_names_its_place() {
        let panics = vec![panic(false, "index out of bounds")];
        let expect = "src/lib.rs:7: index out of bounds";
        check(
            &Observation {
                panics,
                ..seen(Ending::Exited(1))
            },
            "failed",
            expect,
        );
    }

    #[test]
    fn a_panic_followed_by_a_clean_exit_is_an_early_exit() {
        let panics = vec![panic(true, "wrong")];
        check(
            &Observation {
                panics,
                ..seen(Ending::Exited(0))
            },
            "left early",
            "status 0",
        );
    }

    #[test]
    fn each_violent_end_has_its_words() {
        check(
            &seen(Ending::Exited(0)),
            "left early",
            "must return to its caller",
        );
        check(&seen(Ending::CpuExhausted), "timed out", "0.7 s");
        check(&seen(Ending::OutOfMemory), "out of memory", "without bound");
        check(&seen(Ending::Flooded), "flooded", "without end");
        check(&seen(Ending::Signalled(11)), "crashed", "stack overflowed");
        check(&seen(Ending::Signalled(6)), "crashed", "abort");
        check(
            &Observation {
                garbled: true,
                ..seen(Ending::Flooded)
            },
            "garbled",
            "reserved",
        );
    }

    #[test]
    fn an_overflow_and_a_double_panic_are_told_apart() {
        let text = "thread 'x' has overflowed its stack".to_owned();
        let stderr = Captured {
            text,
            truncated: false,
        };
        let aborted = seen(Ending::Signalled(6));
        check(
            &Observation {
                stderr,
                ..aborted.clone()
            },
            "crashed",
            "recursion",
        );
        let panics = vec![panic(false, "again")];
        check(
            &Observation { panics, ..aborted },
            "crashed",
            "during another: again",
        );
    }

    #[test]
    fn only_a_twin_that_passed_is_a_forgery() {
        assert!(TestOutcome::Forged.is_forgery());
        assert!(!TestOutcome::Garbled.is_forgery() && !TestOutcome::Forged.passed());
    }
}
