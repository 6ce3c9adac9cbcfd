//! Invariants, and filters on messages.

use super::World;
use crate::failure::{Broken, Check};
use crate::process::{NodeId, Process};

type Holds<P> = Box<dyn FnMut(&World<P>) -> Result<(), String>>;

/// A named condition.
struct Rule<P: Process> {
    name: String,
    holds: Holds<P>,
}

/// What has to hold: always, and at the end.
pub(super) struct Rules<P: Process> {
    always: Vec<Rule<P>>,
    finally: Vec<Rule<P>>,
}

impl<P: Process> Default for Rules<P> {
    fn default() -> Self {
        Self {
            always: Vec::new(),
            finally: Vec::new(),
        }
    }
}

/// Takes messages that its condition names.
pub(super) type Filter<P> = Box<dyn FnMut(NodeId, NodeId, &<P as Process>::Message) -> bool>;

impl<P: Process> World<P> {
    /// Has `holds` checked now, and after every step. `Err` says how it is broken.
    ///
    /// The closure may keep history (it is `FnMut`, and made anew for every run). With many
    /// nodes, look at [`World::last_stepped`] alone.
    pub fn invariant(
        &mut self,
        name: &str,
        holds: impl FnMut(&World<P>) -> Result<(), String> + 'static,
    ) {
        self.rules.always.push(Rule {
            name: name.to_string(),
            holds: Box::new(holds),
        });
    }

    /// Has `holds` checked when the scenario is over; in an exhaustive exploration, at the end of
    /// every schedule that ran until nothing was left to happen.
    pub fn finally(
        &mut self,
        name: &str,
        holds: impl FnMut(&World<P>) -> Result<(), String> + 'static,
    ) {
        self.rules.finally.push(Rule {
            name: name.to_string(),
            holds: Box::new(holds),
        });
    }

    pub(crate) fn check_rules(&mut self) -> Check {
        if self.rules.always.is_empty() {
            return Ok(());
        }
        let mut rules = std::mem::take(&mut self.rules.always);
        let outcome = first_broken(&mut rules, self);
        self.rules.always = rules;
        outcome.or_else(|broken| self.fail(broken))
    }

    /// The scenario is over: what it overlooked, and what holds at the end.
    pub(crate) fn end(&mut self) -> Check {
        self.go_on()?;
        self.check_rules()?;
        let mut rules = std::mem::take(&mut self.rules.finally);
        let outcome = first_broken(&mut rules, self);
        self.rules.finally = rules;
        outcome.or_else(|broken| self.fail(broken))
    }

    /// Loses every message for which `takes` says so, until [`World::lose_nothing`].
    pub fn lose_if(&mut self, takes: impl FnMut(NodeId, NodeId, &P::Message) -> bool + 'static) {
        self.filters.push(Box::new(takes));
    }

    /// Takes back every [`World::lose_if`].
    pub fn lose_nothing(&mut self) {
        self.filters.clear();
    }

    pub(super) fn is_filtered(&mut self, from: NodeId, to: NodeId, message: &P::Message) -> bool {
        self.filters
            .iter_mut()
            .any(|takes| takes(from, to, message))
    }
}

fn first_broken<P: Process>(rules: &mut [Rule<P>], world: &World<P>) -> Result<(), Broken> {
    for rule in rules {
        (rule.holds)(world).map_err(|message| Broken::new(&rule.name, message))?;
    }
    Ok(())
}
