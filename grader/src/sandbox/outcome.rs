//! What was seen of a process that ran.
//!
//! Everything in here that is text came from the process, and is untrusted: it is bounded and
//! valid UTF-8, but whoever shows it must make it harmless.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// By itself, with this status.
    Exited(i32),
    /// By this signal.
    Signalled(i32),
    /// It was killed because its deadline had passed.
    TimedOut,
    /// It was killed because it had used up its processor time.
    CpuExhausted,
    /// It aborted because it was refused more memory.
    OutOfMemory,
    /// It was killed because it wrote without end.
    Flooded,
}

/// The kept beginning of an output.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Captured {
    /// The text, invalid UTF-8 replaced.
    pub text: String,
    /// Whether there was more than was kept.
    pub truncated: bool,
}

impl Captured {
    pub(super) fn new(bytes: &[u8], truncated: bool) -> Self {
        Self {
            text: String::from_utf8_lossy(bytes).into_owned(),
            truncated,
        }
    }
}

/// A panic, as the test's process reported it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanicReport {
    /// Whether it is located in a hidden file: an assertion of ours, not the student's code.
    pub hidden: bool,
    /// The file it is located in.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// What it said.
    pub message: String,
}

/// What was seen of one run of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// How the process ended.
    pub ending: Ending,
    /// Whether it sent the proof of completion: once, right, and with nothing after it.
    pub proof: bool,
    /// Whether the channel of the proof carried anything that the harness never sends.
    pub garbled: bool,
    /// Whether the body ended although a hidden assertion had failed.
    pub swallowed: bool,
    /// Whether a twin's body ended.
    pub twin_ended: bool,
    /// The panics, in order.
    pub panics: Vec<PanicReport>,
    /// What it wrote to its standard output.
    pub stdout: Captured,
    /// What it wrote to its standard error.
    pub stderr: Captured,
    /// How long it ran.
    pub elapsed: Duration,
}

impl Observation {
    /// Whether this is what a passed test looks like.
    #[must_use]
    pub fn proves_completion(&self) -> bool {
        self.ending == Ending::Exited(0) && self.proof && !self.garbled && !self.swallowed
    }
}

/// What was seen of one run of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// How the process ended.
    pub ending: Ending,
    /// What it wrote to its standard output.
    pub stdout: Captured,
    /// What it wrote to its standard error.
    pub stderr: Captured,
    /// How long it ran.
    pub elapsed: Duration,
}

impl Output {
    /// Whether it ended by itself with status 0.
    #[must_use]
    pub fn success(&self) -> bool {
        self.ending == Ending::Exited(0)
    }
}
