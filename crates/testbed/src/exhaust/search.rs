//! Depth-first search by replay, with sleep sets.
//!
//! A process cannot be copied, so a branch is reached by running its prefix again (Godefroid:
//! Model Checking for Programming Languages using VeriSoft, POPL 1997). A sleep set holds what
//! need not be tried here, because it was tried before a step that commutes with it. Sleep sets
//! alone skip transitions but reach every state (Godefroid: Partial-Order Methods for the
//! Verification of Concurrent Systems, 1996, chapter 5), so a rule on states misses nothing.

use super::bounds::{Bounds, Coverage};
use super::choice::Choice;
use crate::failure::Check;

/// What is searched.
pub(crate) trait Arena {
    /// Back to the starting point.
    fn reset(&mut self) -> Check;
    /// Everything that may happen next, in ascending order.
    fn open(&self, into: &mut Vec<Choice>);
    /// `choice` happens.
    fn take(&mut self, choice: Choice) -> Check;
    /// Nothing is left to happen: what has to hold at the end.
    fn end(&mut self) -> Check;
}

/// A point of the present schedule.
struct Fork {
    /// What is still to be tried here; the next one last.
    todo: Vec<Choice>,
    /// What was taken here.
    taken: Option<Choice>,
    /// What need not be tried here, nor below until something that does not commute happens.
    asleep: Vec<Choice>,
}

/// A search under way.
pub(crate) struct Search {
    bounds: Bounds,
    path: Vec<Fork>,
    coverage: Coverage,
}

impl Search {
    pub(crate) fn new(bounds: &Bounds) -> Self {
        let coverage = Coverage {
            complete: true,
            ..Coverage::default()
        };
        Self {
            bounds: *bounds,
            path: Vec::new(),
            coverage,
        }
    }

    pub(crate) fn coverage(&self) -> Coverage {
        self.coverage
    }

    /// The present schedule.
    pub(crate) fn schedule(&self) -> Vec<Choice> {
        self.path.iter().filter_map(|fork| fork.taken).collect()
    }

    /// Runs every schedule, to the first that breaks a rule.
    pub(crate) fn run(&mut self, arena: &mut dyn Arena) -> Check {
        arena.reset()?;
        loop {
            self.descend(arena)?;
            if !self.retreat() {
                return Ok(());
            }
            if self.coverage.schedules >= self.bounds.schedules {
                self.coverage.complete = false;
                return Ok(());
            }
            self.return_to_fork(arena)?;
        }
    }

    /// Goes on from here to the end of a schedule.
    fn descend(&mut self, arena: &mut dyn Arena) -> Check {
        let mut open = Vec::new();
        loop {
            arena.open(&mut open);
            let depth = self.path.len();
            self.coverage.deepest = self.coverage.deepest.max(depth);
            if open.is_empty() {
                self.coverage.schedules += 1;
                return arena.end();
            }
            if depth >= self.bounds.depth {
                self.coverage.schedules += 1;
                self.coverage.complete = false;
                return Ok(());
            }
            let asleep = self.sleep_of_next();
            let todo: Vec<Choice> = open
                .iter()
                .rev()
                .filter(|choice| !asleep.contains(choice))
                .copied()
                .collect();
            if todo.is_empty() {
                self.coverage.pruned += 1;
                return Ok(());
            }
            self.path.push(Fork {
                todo,
                taken: None,
                asleep,
            });
            self.take_next(arena)?;
        }
    }

    /// Takes the next choice of the last fork.
    fn take_next(&mut self, arena: &mut dyn Arena) -> Check {
        let Some(fork) = self.path.last_mut() else {
            return Ok(());
        };
        fork.taken = fork.todo.pop();
        self.coverage.steps += 1;
        fork.taken.map_or(Ok(()), |choice| arena.take(choice))
    }

    /// What sleeps after the last taken choice: all that slept or was tried before and commutes.
    fn sleep_of_next(&self) -> Vec<Choice> {
        let Some(fork) = self.path.last() else {
            return Vec::new();
        };
        let Some(taken) = fork.taken else {
            return Vec::new();
        };
        fork.asleep
            .iter()
            .filter(|choice| choice.commutes_with(taken))
            .copied()
            .collect()
    }

    /// Back to the last fork at which something is still to be tried; `false` if there is none.
    fn retreat(&mut self) -> bool {
        while let Some(fork) = self.path.last_mut() {
            if self.bounds.reduce {
                fork.asleep.extend(fork.taken);
            }
            fork.taken = None;
            if !fork.todo.is_empty() {
                return true;
            }
            self.path.pop();
        }
        false
    }

    /// Runs the way to the last fork again, and takes its next choice.
    fn return_to_fork(&mut self, arena: &mut dyn Arena) -> Check {
        arena.reset()?;
        for choice in self.path.iter().filter_map(|fork| fork.taken) {
            self.coverage.steps += 1;
            arena.take(choice)?;
        }
        self.take_next(arena)
    }
}
