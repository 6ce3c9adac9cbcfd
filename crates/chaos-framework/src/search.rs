//! The search for an order that explains a history.

use std::collections::{HashMap, VecDeque};

use crate::Model;
use crate::rng::FastBuild;
use crate::timeline::{Bits, Timeline};

/// Why there is no order, or none was found.
pub(crate) enum Stop {
    OutOfBudget,
    /// No way leads past the return of this operation.
    Stuck(usize),
}

/// How far an order has got: the state after it, and what it contains of that which is under way.
struct Config<S> {
    state: S,
    closed: Bits,
    open: Bits,
    /// The state before the last operation, if that was an open one and nothing has come of it yet.
    idle: Option<S>,
}

// Derived, it would ask for `Bits: Clone` of the model too.
impl<S: Clone> Clone for Config<S> {
    fn clone(&self) -> Self {
        Config {
            state: self.state.clone(),
            closed: self.closed.clone(),
            open: self.open.clone(),
            idle: self.idle.clone(),
        }
    }
}

/// A return that had to be explained, and the ways to do it that were not tried yet.
struct Frame<S> {
    at: usize,
    /// Explanations.
    ready: Vec<Config<S>>,
    /// Orders of other operations, after which there may be more explanations; shortest ahead.
    queue: VecDeque<Config<S>>,
    seen: Seen<S>,
}

pub(crate) struct Search<'a, M: Model> {
    model: &'a M,
    timeline: &'a Timeline<'a, M::Op, M::Ret>,
    budget: u64,
    seen: Seen<(usize, M::State)>,
    furthest: usize,
}

impl<'a, M: Model> Search<'a, M> {
    pub(crate) fn new(
        model: &'a M,
        timeline: &'a Timeline<'a, M::Op, M::Ret>,
        budget: u64,
    ) -> Self {
        Search {
            model,
            timeline,
            budget,
            seen: Seen::default(),
            furthest: 0,
        }
    }

    pub(crate) fn run(mut self) -> Result<(), Stop> {
        let mut trail = Vec::new();
        let mut config = Config {
            state: self.model.init(),
            closed: Bits::default(),
            open: Bits::default(),
            idle: None,
        };
        let mut at = 0;
        loop {
            match self.advance(config, at)? {
                None => return Ok(()),
                Some(frame) => trail.extend(frame),
            }
            (config, at) = self.next_way(&mut trail)?;
        }
    }

    /// Follows an order to the first return that it does not contain; `None` if there is none, and
    /// an empty frame if everything from there on is known to fail.
    fn advance(
        &mut self,
        mut config: Config<M::State>,
        mut at: usize,
    ) -> Result<Option<Option<Frame<M::State>>>, Stop> {
        loop {
            let Some(next) = self.timeline.returns.get(at) else {
                return Ok(None);
            };
            self.furthest = self.furthest.max(at);
            self.absorb(&mut config, at)?;
            let slot = self.timeline.closed[next.closed].slot;
            if !config.closed.has(slot) {
                break;
            }
            config.closed.remove(slot);
            at += 1;
        }
        if !self.seen.is_new(&(at, config.state.clone()), &config) {
            return Ok(Some(None));
        }
        let mut frame = Frame {
            at,
            ready: Vec::new(),
            queue: VecDeque::new(),
            seen: Seen::default(),
        };
        self.consider(config, &mut frame)?;
        Ok(Some(Some(frame)))
    }

    /// The next explanation that was not tried, and the return after it.
    fn next_way(
        &mut self,
        trail: &mut Vec<Frame<M::State>>,
    ) -> Result<(Config<M::State>, usize), Stop> {
        while let Some(frame) = trail.last_mut() {
            if let Some(config) = frame.ready.pop() {
                return Ok((config, frame.at + 1));
            }
            if let Some(config) = frame.queue.pop_front() {
                self.expand(&config, frame)?;
            } else {
                trail.pop();
            }
        }
        let stuck = self.timeline.returns[self.furthest].closed;
        Err(Stop::Stuck(self.timeline.closed[stuck].id))
    }

    /// Notes what this order can be followed by: the operation that returns, or others ahead of it.
    fn consider(
        &mut self,
        config: Config<M::State>,
        frame: &mut Frame<M::State>,
    ) -> Result<(), Stop> {
        let returning = &self.timeline.closed[self.timeline.returns[frame.at].closed];
        if let Some(state) = self.after(&config, returning.op, Some(returning.ret))? {
            let mut explained = config.clone();
            explained.state = state;
            explained.idle = None;
            frame.ready.push(explained);
        }
        if frame.seen.is_new(&config.state, &config) {
            frame.queue.push_back(config);
        }
        Ok(())
    }

    /// All orders with one operation more, other than the one that returns.
    fn expand(
        &mut self,
        config: &Config<M::State>,
        frame: &mut Frame<M::State>,
    ) -> Result<(), Stop> {
        let timeline = self.timeline;
        let next = &timeline.returns[frame.at];
        for &other in next.under_way.iter().filter(|&&other| other != next.closed) {
            let other = &timeline.closed[other];
            if config.closed.has(other.slot) {
                continue;
            }
            if let Some(state) = self.after(config, other.op, Some(other.ret))? {
                let mut longer = config.clone();
                longer.state = state;
                longer.idle = None;
                longer.closed.add(other.slot);
                self.follow(longer, frame)?;
            }
        }
        for open in self.useful_open(config, next.open) {
            // One that changes nothing need not have happened.
            let state = self.after(config, timeline.open[open], None)?;
            if let Some(state) = state.filter(|state| *state != config.state) {
                let mut longer = config.clone();
                longer.idle = Some(std::mem::replace(&mut longer.state, state));
                longer.open.add(open);
                self.follow(longer, frame)?;
            }
        }
        Ok(())
    }

    fn follow(
        &mut self,
        mut config: Config<M::State>,
        frame: &mut Frame<M::State>,
    ) -> Result<(), Stop> {
        self.absorb(&mut config, frame.at)?;
        let returning = self.timeline.returns[frame.at].closed;
        let slot = self.timeline.closed[returning].slot;
        if config.closed.has(slot) {
            // It changed nothing: whatever else was to come ahead of it can as well come later.
            config.closed.remove(slot);
            frame.ready.push(config);
            return Ok(());
        }
        self.consider(config, frame)
    }

    /// The open operations that are not in the order; of equal ones the first.
    fn useful_open(&self, config: &Config<M::State>, invoked: usize) -> Vec<usize> {
        let mut useful: Vec<usize> = Vec::new();
        for open in (0..invoked).filter(|&open| !config.open.has(open)) {
            let op = self.timeline.open[open];
            if useful.iter().all(|&other| self.timeline.open[other] != op) {
                useful.push(open);
            }
        }
        useful
    }

    /// Adds what is under way, has its result in this state and leaves the state as it is: reads, as
    /// a rule. Nothing is lost by doing them now.
    fn absorb(&mut self, config: &mut Config<M::State>, at: usize) -> Result<(), Stop> {
        let timeline = self.timeline;
        for &closed in &timeline.returns[at].under_way {
            let operation = &timeline.closed[closed];
            if config.closed.has(operation.slot) {
                continue;
            }
            let (state, ret) = self.apply(&config.state, operation.op)?;
            if ret == *operation.ret && state == config.state {
                config.closed.add(operation.slot);
                config.idle = None;
            }
        }
        Ok(())
    }

    /// The state after an operation with this result. `None` if it has another one, or if the open
    /// operation before it makes no difference to it: without that one it is tried as well.
    fn after(
        &mut self,
        config: &Config<M::State>,
        op: &M::Op,
        want: Option<&M::Ret>,
    ) -> Result<Option<M::State>, Stop> {
        let (state, ret) = self.apply(&config.state, op)?;
        if want.is_some_and(|want| *want != ret) {
            return Ok(None);
        }
        if let Some(before) = &config.idle {
            let (same, as_well) = self.apply(before, op)?;
            if same == state && (want.is_none() || as_well == ret) {
                return Ok(None);
            }
        }
        Ok(Some(state))
    }

    fn apply(&mut self, state: &M::State, op: &M::Op) -> Result<(M::State, M::Ret), Stop> {
        self.budget = self.budget.checked_sub(1).ok_or(Stop::OutOfBudget)?;
        Ok(self.model.apply(state, op))
    }
}

/// From where the search has been on its way.
///
/// An order that needs fewer of the open operations can do all that one with more of them can, so
/// only the smallest sets of them are kept.
struct Seen<P>(HashMap<(P, Bits), Vec<Bits>, FastBuild>);

impl<P> Default for Seen<P> {
    fn default() -> Self {
        Seen(HashMap::default())
    }
}

impl<P: Clone + Eq + std::hash::Hash> Seen<P> {
    fn is_new<S>(&mut self, place: &P, config: &Config<S>) -> bool {
        let smallest = self
            .0
            .entry((place.clone(), config.closed.clone()))
            .or_default();
        if smallest.iter().any(|open| open.is_subset(&config.open)) {
            return false;
        }
        smallest.retain(|open| !config.open.is_subset(open));
        smallest.push(config.open.clone());
        true
    }
}
