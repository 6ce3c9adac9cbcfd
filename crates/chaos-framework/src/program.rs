//! An action with its counters: what a failpoint does next.

use std::sync::Arc;
use std::time::Duration;

use crate::rng::Stream;
use crate::{FailpointAction, FailpointError};

/// What a hit leads to.
pub(crate) enum Outcome {
    Fail(FailpointError),
    Sleep(Duration),
    Call(Arc<dyn Fn() -> Result<(), String> + Send + Sync>),
}

/// The random choices of one hit, in the order in which the action asks for them.
pub(crate) struct Choices {
    stream: Stream,
    taken: u64,
}

impl Choices {
    pub(crate) fn new(stream: Stream) -> Self {
        Choices { stream, taken: 0 }
    }

    pub(crate) fn happens(&mut self, probability: f64) -> bool {
        self.taken += 1;
        self.stream.child(self.taken).happens(probability)
    }
}

/// A [`FailpointAction`] and how far it has got.
pub(crate) enum Program {
    Off,
    Return(String),
    Panic(String),
    Sleep(Duration),
    Probability { percent: u8, action: Box<Program> },
    Counted { left: u32, action: Box<Program> },
    Sequence { at: usize, actions: Vec<Program> },
    Callback(Arc<dyn Fn() -> Result<(), String> + Send + Sync>),
}

impl Program {
    pub(crate) fn new(action: &FailpointAction) -> Self {
        match action {
            FailpointAction::Off => Program::Off,
            FailpointAction::Return(text) => Program::Return(text.clone()),
            FailpointAction::Panic(text) => Program::Panic(text.clone()),
            FailpointAction::Sleep(time) => Program::Sleep(*time),
            FailpointAction::Probability { percent, action } => Program::Probability {
                percent: *percent,
                action: Box::new(Program::new(action)),
            },
            FailpointAction::CountedAction { remaining, action } => Program::Counted {
                left: *remaining,
                action: Box::new(Program::new(action)),
            },
            FailpointAction::Sequence(actions) => Program::Sequence {
                at: 0,
                actions: actions.iter().map(Program::new).collect(),
            },
            FailpointAction::Callback(call) => Program::Callback(Arc::clone(call)),
        }
    }

    /// What happens this time; `None` is nothing.
    pub(crate) fn next(&mut self, choices: &mut Choices) -> Option<Outcome> {
        match self {
            Program::Off => None,
            Program::Return(text) => Some(Outcome::Fail(FailpointError::Triggered(text.clone()))),
            Program::Panic(text) => Some(Outcome::Fail(FailpointError::Panic(text.clone()))),
            Program::Sleep(time) => Some(Outcome::Sleep(*time)),
            Program::Probability { percent, action } => {
                let chosen = choices.happens(f64::from(*percent) / 100.0);
                if chosen { action.next(choices) } else { None }
            }
            Program::Counted { left: 0, .. } => None,
            Program::Counted { left, action } => {
                *left -= 1;
                action.next(choices)
            }
            Program::Sequence { at, actions } => next_in_order(at, actions, choices),
            Program::Callback(call) => Some(Outcome::Call(Arc::clone(call))),
        }
    }

    /// Whether it has its turns in a sequence behind it.
    fn is_spent(&self, turns: u32) -> bool {
        match self {
            Program::Counted { left, .. } => *left == 0,
            _ => turns > 0,
        }
    }
}

/// A counted action keeps its place until it is used up; every other one has one turn.
fn next_in_order(
    at: &mut usize,
    actions: &mut [Program],
    choices: &mut Choices,
) -> Option<Outcome> {
    while actions.get(*at).is_some_and(|action| action.is_spent(0)) {
        *at += 1;
    }
    let action = actions.get_mut(*at)?;
    let outcome = action.next(choices);
    if action.is_spent(1) {
        *at += 1;
    }
    outcome
}
