//! The search for an order that explains a history.

use std::collections::VecDeque;

use crate::Model;
use crate::order::{Config, Few, Seen};
use crate::timeline::Timeline;

/// Why there is no order, or none was found.
pub(crate) enum Stop {
    OutOfBudget,
    /// No way leads past the return of this operation.
    Stuck(usize),
}

/// A return that had to be explained, and the ways to do it that were not tried yet.
struct Frame<S> {
    at: usize,
    /// Explanations.
    ready: Vec<Config<S>>,
    /// Orders of other operations, after which there may be more explanations; shortest ahead.
    queue: VecDeque<Config<S>>,
}

pub(crate) struct Search<'a, M: Model> {
    model: &'a M,
    timeline: &'a Timeline<'a, M::Op, M::Ret>,
    budget: u64,
    seen: Seen<M::State>,
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

    /// Goes from return to return, and back to the last choice where there is no way on.
    pub(crate) fn run(mut self) -> Result<(), Stop> {
        let mut trail = Vec::new();
        let mut at = 0;
        let mut config = Config {
            state: self.model.init(),
            ahead: Few::default(),
            open: Few::default(),
        };
        while let Some(frame) = self.advance(config, at)? {
            trail.push(frame);
            (config, at) = self.next_way(&mut trail)?;
        }
        Ok(())
    }

    /// Follows an order to the first return that it does not contain; `None` if it contains all.
    fn advance(
        &mut self,
        mut config: Config<M::State>,
        mut at: usize,
    ) -> Result<Option<Frame<M::State>>, Stop> {
        loop {
            let Some(next) = self.timeline.returns.get(at) else {
                return Ok(None);
            };
            self.furthest = self.furthest.max(at);
            if !config.ahead.has(next.closed) {
                break;
            }
            config.ahead.remove(next.closed);
            at += 1;
        }
        let mut frame = Frame {
            at,
            ready: Vec::new(),
            queue: VecDeque::new(),
        };
        self.consider(config, &mut frame)?;
        Ok(Some(frame))
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
        if !self.seen.is_new(frame.at, &config) {
            return Ok(());
        }
        let returning = self.timeline.returns[frame.at].closed;
        frame.ready.extend(self.followed_by(&config, returning)?);
        frame.queue.push_back(config);
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
        let others = next.others.iter();
        for &other in others.filter(|&&other| !config.ahead.has(other)) {
            if let Some(mut longer) = self.followed_by(config, other)? {
                longer.ahead.add(other);
                self.consider(longer, frame)?;
            }
        }
        for open in self.useful_open(config, next.open) {
            let mut longer = config.clone();
            (longer.state, _) = self.apply(&config.state, timeline.open[open])?;
            longer.open.add(open);
            self.consider(longer, frame)?;
        }
        Ok(())
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

    /// The order with this operation at its end, if it has its result there.
    fn followed_by(
        &mut self,
        config: &Config<M::State>,
        closed: usize,
    ) -> Result<Option<Config<M::State>>, Stop> {
        let timeline = self.timeline;
        let operation = &timeline.closed[closed];
        let (state, ret) = self.apply(&config.state, operation.op)?;
        Ok((ret == *operation.ret).then(|| Config {
            state,
            ..config.clone()
        }))
    }

    fn apply(&mut self, state: &M::State, op: &M::Op) -> Result<(M::State, M::Ret), Stop> {
        self.budget = self.budget.checked_sub(1).ok_or(Stop::OutOfBudget)?;
        Ok(self.model.apply(state, op))
    }
}
