//! What a broken rule looks like.

use std::fmt;

use crate::event::Event;
use crate::fault::Fault;

/// What a scenario's verbs return: go on with `?`.
pub type Check<T = ()> = Result<T, Broken>;

/// A rule was broken, and the run is over. Made by the world's verbs, or from a text:
/// `return Err("no leader".into())`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    pub(crate) rule: String,
    pub(crate) message: String,
}

impl Broken {
    pub(crate) fn new(rule: &str, message: impl Into<String>) -> Self {
        Self {
            rule: rule.to_string(),
            message: message.into(),
        }
    }

    /// The name of the rule.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// How it was broken.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl From<String> for Broken {
    fn from(message: String) -> Self {
        Self::new("the scenario's own check", message)
    }
}

impl From<&str> for Broken {
    fn from(message: &str) -> Self {
        Self::from(message.to_string())
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.message)
    }
}

impl std::error::Error for Broken {}

/// Which run it was that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum Origin {
    /// A run with drawn faults. The seed alone brings it back.
    Seed(u64),
    /// The so-many-th schedule of an exhaustive exploration.
    Schedule(u64),
}

/// A failing run, shrunk. `Display` is the report for a reader; the fields are for a drawing.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Failure {
    /// The rule that was broken: the name of an invariant, or the sentence of an expectation.
    pub rule: String,
    /// How it was broken.
    pub message: String,
    /// Which run it was.
    pub origin: Origin,
    /// Without any one of these the run does not fail (or the shrinking ran out of effort).
    pub faults: Vec<Fault>,
    /// How many faults (or, of an exhaustive exploration, steps) the run had at first.
    pub size_before: usize,
    /// How many runs the shrinking took.
    pub reruns: usize,
    /// What happened, in order, in the shrunk run.
    pub schedule: Vec<Event>,
    /// How many events from before [`Failure::schedule`] were not kept.
    pub forgotten: u64,
    /// Whether a second run from the same seed failed in the same way. If not, the process
    /// depends on something that the simulation does not control.
    pub repeatable: bool,
}

/// So many lines before the end are always printed.
const TAIL: usize = 40;

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "broken: {}", self.rule)?;
        writeln!(f, "  {}", self.message)?;
        match self.origin {
            Origin::Seed(seed) => writeln!(f, "seed {seed:#018x} brings this run back")?,
            Origin::Schedule(number) => writeln!(f, "in schedule {number} of the exploration")?,
        }
        if !self.repeatable {
            return f.write_str(UNREPEATABLE);
        }
        self.write_faults(f)?;
        self.write_schedule(f)
    }
}

const UNREPEATABLE: &str = "a second run from the same seed went another way: the process depends \
    on a clock, on global randomness or on the order of a HashMap, and not on its inputs alone";

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Failure {}

impl Failure {
    fn write_faults(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (left, before, reruns) = (self.faults.len(), self.size_before, self.reruns);
        match self.origin {
            Origin::Seed(_) if left == 0 => writeln!(f, "no fault is needed for it")?,
            Origin::Seed(_) => {
                writeln!(
                    f,
                    "faults that it takes ({left} of {before}, after {reruns} runs):"
                )?;
            }
            Origin::Schedule(_) => {
                writeln!(f, "shrunk from {before} steps, after {reruns} runs")?;
            }
        }
        self.faults
            .iter()
            .try_for_each(|fault| writeln!(f, "  - {fault}"))
    }

    fn write_schedule(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "schedule:")?;
        let tail = self.schedule.len().saturating_sub(TAIL);
        let mut skipped = self.forgotten;
        for (index, event) in self.schedule.iter().enumerate() {
            if index < tail && !event.what.is_rare() {
                skipped += 1;
                continue;
            }
            write_skipped(f, std::mem::take(&mut skipped))?;
            writeln!(f, "{event}")?;
        }
        write_skipped(f, skipped)
    }
}

fn write_skipped(f: &mut fmt::Formatter<'_>, count: u64) -> fmt::Result {
    match count {
        0 => Ok(()),
        1 => writeln!(f, "        (one event)"),
        count => writeln!(f, "        ({count} events)"),
    }
}
