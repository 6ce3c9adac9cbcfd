//! The verbs of a scenario that run time, hand in and expect.

use std::time::Duration;

use super::host::Pending;
use super::{Answer, World};
use crate::effects::Effects;
use crate::event::{Millis, What};
use crate::failure::{Broken, Check};
use crate::process::{NodeId, Process};
use crate::time::{Time, micros};

impl<P: Process> World<P> {
    /// Runs for `time`.
    pub fn run_for(&mut self, time: Duration) -> Check {
        self.run_to(self.after(time), &mut |_| false).map(|_| ())
    }

    /// Runs until `condition` holds, which is asked before the first and after every step. What
    /// it found is handed back.
    ///
    /// # Errors
    ///
    /// The rule is broken if it does not hold `within` that time.
    pub fn run_until<A: Answer>(
        &mut self,
        rule: &str,
        within: Duration,
        mut condition: impl FnMut(&World<P>) -> A,
    ) -> Check<A::Value> {
        let mut found = None;
        self.run_to(self.after(within), &mut |world| {
            found = condition(world).reached();
            found.is_some()
        })?;
        match found {
            Some(value) => {
                self.engine.tell(
                    0,
                    What::Reached {
                        rule: rule.to_string(),
                    },
                );
                Ok(value)
            }
            None => self.fail(Broken::new(rule, format!("not within {}", Millis(within)))),
        }
    }

    /// Expects `condition` to hold now.
    ///
    /// # Errors
    ///
    /// The rule is broken if it does not.
    pub fn expect(&mut self, rule: &str, condition: impl FnOnce(&World<P>) -> bool) -> Check {
        self.begin()?;
        if condition(self) {
            self.engine.tell(
                0,
                What::Reached {
                    rule: rule.to_string(),
                },
            );
            return Ok(());
        }
        let message = format!("it does not hold at {}", Millis(self.engine.elapsed()));
        self.fail(Broken::new(rule, message))
    }

    /// Runs for `time`, and expects `condition` to hold before, after, and at every step between.
    ///
    /// # Errors
    ///
    /// The rule is broken as soon as it does not.
    pub fn expect_throughout(
        &mut self,
        time: Duration,
        rule: &str,
        mut condition: impl FnMut(&World<P>) -> bool,
    ) -> Check {
        let broken = self.run_to(self.after(time), &mut |world| !condition(world))?;
        if broken {
            let message = format!("it no longer holds at {}", Millis(self.engine.elapsed()));
            return self.fail(Broken::new(rule, message));
        }
        self.engine.tell(
            0,
            What::Reached {
                rule: rule.to_string(),
            },
        );
        Ok(())
    }

    /// Hands `input` to the node `id` now, as a step. A node that is down does not get it.
    ///
    /// # Panics
    ///
    /// If there is no such node.
    pub fn input(&mut self, id: NodeId, input: P::Input) -> Check {
        self.begin()?;
        self.begin_step(Some(id), self.engine.now)?;
        self.hand_in(id, input);
        self.check_rules()
    }

    /// Hands `input` to the node `id` after that time; in an exhaustive exploration, at any time.
    pub fn input_after(&mut self, time: Duration, id: NodeId, input: P::Input) {
        self.assert_known(&[id]);
        let tag = self.engine.local_tag(id);
        self.schedule(tag, self.after(time), Pending::Input(input));
    }

    /// Calls the process of `id` itself, as a step; what it leaves in `fx` happens.
    ///
    /// # Errors
    ///
    /// If the node is down, or an invariant is broken after the call.
    pub fn call<T>(
        &mut self,
        id: NodeId,
        call: impl FnOnce(&mut P, &mut Effects<P>) -> T,
    ) -> Check<T> {
        self.begin()?;
        self.begin_step(Some(id), self.engine.now)?;
        if !self.is_up(id) {
            return self.fail(Broken::new("the script calls a node that is up", down(id)));
        }
        self.engine.tell(id, What::Called);
        let value = self.act(id, call);
        self.check_rules().map(|()| value)
    }

    /// Runs to `deadline`, or until `stop` says so, which is asked at the start, after each step
    /// and at the end. Whether it was `stop`.
    fn run_to(&mut self, deadline: Time, stop: &mut dyn FnMut(&World<P>) -> bool) -> Check<bool> {
        self.begin()?;
        if stop(self) {
            return Ok(true);
        }
        while let Some(ticket) = self.next_ticket(Some(deadline)) {
            self.happen(ticket)?;
            if stop(self) {
                return Ok(true);
            }
        }
        self.engine.now = deadline;
        self.engine.ledger.advance(deadline);
        Ok(stop(self))
    }

    pub(super) fn after(&self, time: Duration) -> Time {
        self.engine.now.after(micros(time))
    }
}

pub(super) fn down(id: NodeId) -> String {
    format!("node {id} is down")
}
