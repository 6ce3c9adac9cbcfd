//! The search for an order that explains a history.

use std::collections::VecDeque;

use crate::Model;
use crate::order::{Config, Seen};
use crate::timeline::{Bits, Timeline};

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
    seen: Seen<S>,
}

pub(crate) struct Search<'a, M: Model> {
    model: &'a M,
    timeline: &'a Timeline<'a, M::Op, M::Ret>,
    budget: u64,
    seen: Seen<(usize, M::State)>,
    furthest: usize,
    /// The first states that were met, all different.
    samples: Vec<M::State>,
    /// On how many of them all that was absorbed was tried.
    reviewed: usize,
    purity: Vec<Purity>,
}

/// What is known of an operation that returned.
#[derive(Clone, Default)]
struct Purity {
    /// It was put in its place because it changed nothing there.
    absorbed: bool,
    /// There is a state in which it has its result and changes something.
    changes: bool,
    /// How many samples it was tried on.
    tried: usize,
}

/// How many states it takes to believe that an operation is a read. For a register two are enough; a
/// model in which something first changes a state after sixteen others that it leaves alone, with the
/// same answer, would be misjudged.
const SAMPLES: usize = 16;

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
            samples: Vec::new(),
            reviewed: 0,
            purity: vec![Purity::default(); timeline.closed.len()],
        }
    }

    /// Searches, and once more if something that was taken for a read turns out to be none.
    pub(crate) fn run(mut self) -> Result<(), Stop> {
        loop {
            match self.pass() {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(Stop::Stuck(_)) if self.was_mistaken()? => {}
                Err(stop) => return Err(stop),
            }
            self.forget();
        }
    }

    fn forget(&mut self) {
        self.seen = Seen::default();
        self.furthest = 0;
        for purity in &mut self.purity {
            purity.absorbed = false;
        }
    }

    /// Whether there is an order; `false` means that something was taken for a read that is none.
    fn pass(&mut self) -> Result<bool, Stop> {
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
                None => return Ok(true),
                Some(frame) => trail.extend(frame),
            }
            (config, at) = self.next_way(&mut trail)?;
            if self.was_mistaken()? {
                return Ok(false);
            }
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

    /// Adds the reads that are under way and have their result in this state: nothing is lost by doing
    /// them now. A write of what is there already is no read: it may have to come later, after
    /// another one.
    fn absorb(&mut self, config: &mut Config<M::State>, at: usize) -> Result<(), Stop> {
        let timeline = self.timeline;
        for &closed in &timeline.returns[at].under_way {
            let operation = &timeline.closed[closed];
            if config.closed.has(operation.slot) || self.purity[closed].changes {
                continue;
            }
            let (state, ret) = self.apply(&config.state, operation.op)?;
            if ret == *operation.ret && state == config.state && self.is_read(closed)? {
                self.purity[closed].absorbed = true;
                config.closed.add(operation.slot);
                config.idle = None;
            }
        }
        Ok(())
    }

    /// Whether an operation changes none of the sampled states in which it has its result.
    fn is_read(&mut self, closed: usize) -> Result<bool, Stop> {
        let operation = &self.timeline.closed[closed];
        while self.purity[closed].tried < self.samples.len() && !self.purity[closed].changes {
            let sample = self.samples[self.purity[closed].tried].clone();
            let (state, ret) = self.apply(&sample, operation.op)?;
            self.purity[closed].tried += 1;
            self.purity[closed].changes = ret == *operation.ret && state != sample;
        }
        Ok(!self.purity[closed].changes)
    }

    /// Whether something was absorbed that is no read, by the states that were met since.
    fn was_mistaken(&mut self) -> Result<bool, Stop> {
        let mut mistaken = false;
        if self.reviewed == self.samples.len() {
            return Ok(mistaken);
        }
        for closed in 0..self.purity.len() {
            mistaken |= self.purity[closed].absorbed && !self.is_read(closed)?;
        }
        self.reviewed = self.samples.len();
        Ok(mistaken)
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
        let (after, ret) = self.model.apply(state, op);
        if self.samples.len() < SAMPLES && !self.samples.contains(&after) {
            self.samples.push(after.clone());
        }
        Ok((after, ret))
    }
}
