//! One failpoint: its counters, its condition, and what its next hit leads to.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock};

use tokio::time::Instant;

use crate::program::{Choices, Outcome, Program};
use crate::rng::Stream;
use crate::sync::lock;
use crate::{Failpoint, FailpointAction, FailpointCondition};

// solution
thread_local! {
    /// What this thread calls itself.
    static THREAD_NAME: RefCell<String> = const { RefCell::new(String::new()) };
}
// end solution

pub(crate) fn name_thread(name: &str) {
    THREAD_NAME.set(name.to_string());
}

/// A registered failpoint.
pub(crate) struct Point {
    pub(crate) name: String,
    pub(crate) hits: AtomicU64,
    off: AtomicBool,
    state: Mutex<State>,
    /// Another one of the same hash.
    pub(crate) next: OnceLock<Box<Point>>,
}

struct State {
    given: Failpoint,
    triggered: u32,
    program: Program,
}

impl Point {
    /// One that does nothing yet.
    pub(crate) fn new(name: &str) -> Self {
        Point {
            name: name.to_string(),
            hits: AtomicU64::new(0),
            off: AtomicBool::new(true),
            state: Mutex::new(State {
                triggered: 0,
                program: Program::Off,
                given: Failpoint {
                    name: name.to_string(),
                    action: FailpointAction::Off,
                    condition: None,
                    count: None,
                },
            }),
            next: OnceLock::new(),
        }
    }

    pub(crate) fn replace(&self, given: Failpoint) {
        let mut state = lock(&self.state);
        self.off.store(
            matches!(given.action, FailpointAction::Off),
            Ordering::Release,
        );
        self.hits.store(0, Ordering::Release);
        state.given = given;
        state.restart();
    }

    pub(crate) fn set(&self, action: FailpointAction) {
        let mut state = lock(&self.state);
        self.off
            .store(matches!(action, FailpointAction::Off), Ordering::Release);
        state.given.action = action;
        state.restart();
    }

    pub(crate) fn reset(&self) {
        let mut state = lock(&self.state);
        self.hits.store(0, Ordering::Release);
        state.restart();
    }

    /// Counts the hit, and says what it leads to.
    pub(crate) fn hit(&self, seed: u64) -> Option<Outcome> {
        if self.off.load(Ordering::Acquire) {
            self.hits.fetch_add(1, Ordering::AcqRel);
            return None;
        }
        // The number is taken under the lock: hits act in the order of their numbers.
        let mut state = lock(&self.state);
        let number = self.hits.fetch_add(1, Ordering::AcqRel) + 1;
        state.next(seed, number)
    }
}

impl State {
    fn restart(&mut self) {
        self.triggered = 0;
        self.program = Program::new(&self.given.action);
    }

    fn next(&mut self, seed: u64, hit: u64) -> Option<Outcome> {
        if self.given.count.is_some_and(|most| self.triggered >= most) {
            return None;
        }
        let stream = Stream::new(seed).named("failpoint").named(&self.given.name);
        let mut choices = Choices::new(stream.child(hit));
        let condition = self.given.condition.as_ref();
        if !condition.is_none_or(|condition| holds(condition, hit, &mut choices)) {
            return None;
        }
        let outcome = self.program.next(&mut choices)?;
        self.triggered += 1;
        Some(outcome)
    }
}

fn holds(condition: &FailpointCondition, hit: u64, choices: &mut Choices) -> bool {
    match condition {
        FailpointCondition::Always => true,
        FailpointCondition::OnThread(name) => THREAD_NAME.with_borrow(|own| own == name),
        FailpointCondition::WithProbability(share) => choices.happens(*share),
        FailpointCondition::AfterCount(hits) => hit > u64::from(*hits),
        FailpointCondition::BeforeCount(hits) => hit <= u64::from(*hits),
        FailpointCondition::TimeWindow { start, end } => {
            let now = Instant::now().into_std();
            *start <= now && now < *end
        }
    }
}
