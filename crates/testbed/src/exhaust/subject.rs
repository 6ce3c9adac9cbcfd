//! A world whose next step is chosen, not timed.

use super::bounds::Bounds;
use super::choice::Choice;
use super::follow;
use super::search::Arena;
use crate::failure::{Broken, Check};
use crate::process::{NodeId, Process};
use crate::queue::{Tag, Ticket};
use crate::time::Time;
use crate::trace::Trace;
use crate::world::World;

/// The world at a point of a schedule.
///
/// Each node has its own time, the earliest at which it can have got here: a message arrives
/// after it was sent, a timer runs out after its delay. So what a node reads from its clock does
/// not depend on steps of others that it has not heard of.
pub(super) struct Subject<'a, P: Process> {
    bounds: Bounds,
    make: &'a dyn Fn(bool) -> World<P>,
    prepare: &'a dyn Fn(&mut World<P>) -> Check,
    recorded: bool,
    world: World<P>,
    pool: Vec<Ticket>,
    times: Vec<Time>,
    fired: Vec<u32>,
    /// Which nodes a step of the schedule crashed; only these restart.
    fallen: Vec<bool>,
    drops: u32,
    duplicates: u32,
    crashes: u32,
}

impl<'a, P: Process> Subject<'a, P> {
    pub(super) fn new(
        bounds: Bounds,
        make: &'a dyn Fn(bool) -> World<P>,
        prepare: &'a dyn Fn(&mut World<P>) -> Check,
    ) -> Self {
        let world = make(false);
        let places = world.engine.nodes() as usize + 1;
        Self {
            bounds,
            make,
            prepare,
            recorded: false,
            world,
            pool: Vec::new(),
            times: vec![Time::ZERO; places],
            fired: vec![0; places],
            fallen: vec![false; places],
            drops: 0,
            duplicates: 0,
            crashes: 0,
        }
    }

    /// Takes `choices` once more, recorded.
    pub(super) fn record(&mut self, choices: &[Choice]) -> (Option<Broken>, Trace) {
        self.recorded = true;
        let broken = follow(self, choices);
        (broken, self.world.engine.trace.take().unwrap_or_default())
    }

    /// What was scheduled by the last step joins the pool.
    fn collect(&mut self) {
        self.pool.extend(self.world.engine.queue.drain());
        let world = &self.world;
        self.pool.retain(|ticket| world.is_pending(ticket));
        self.pool.sort_unstable_by_key(|ticket| ticket.tag);
    }

    /// The first timer of `node` to run out by its own clock; timers of one node keep order.
    fn earliest_timer(&self, node: NodeId) -> Option<Tag> {
        let timers = self
            .pool
            .iter()
            .filter(|ticket| ticket.tag.node() == node && self.world.is_timer(ticket));
        timers.min().map(|ticket| ticket.tag)
    }

    fn is_first_of_link(&self, tag: Tag) -> bool {
        let mut same = self
            .pool
            .iter()
            .filter(|other| other.tag.from() == tag.from() && other.tag.node() == tag.node());
        same.next().is_some_and(|first| first.tag == tag)
    }

    fn open_messages(&self, into: &mut Vec<Choice>) {
        for ticket in &self.pool {
            let tag = ticket.tag;
            let held = tag.node() == 0 || self.world.engine.is_held_back(ticket);
            if held || self.world.is_timer(ticket) {
                continue;
            }
            if tag.from() == 0 {
                into.push(Choice::Take(tag));
                continue;
            }
            if self.bounds.in_order && !self.is_first_of_link(tag) {
                continue;
            }
            into.push(Choice::Take(tag));
            if self.drops < self.bounds.drops {
                into.push(Choice::Drop(tag));
            }
            if self.may_duplicate() && !tag.is_copy() {
                into.push(Choice::Duplicate(tag));
            }
        }
    }

    /// A link that keeps order makes no copies.
    fn may_duplicate(&self) -> bool {
        self.duplicates < self.bounds.duplicates && !self.bounds.in_order
    }

    fn open_node(&self, node: NodeId, into: &mut Vec<Choice>) {
        if !self.world.is_up(node) {
            into.extend(self.fallen[node as usize].then_some(Choice::Restart(node)));
            return;
        }
        if self.crashes < self.bounds.crashes {
            into.push(Choice::Crash(node));
        }
        let may_fire = self.fired[node as usize] < self.bounds.timers_per_node;
        if may_fire && !self.world.engine.is_paused(node) {
            into.extend(self.earliest_timer(node).map(Choice::Take));
        }
    }

    fn take_ticket(&mut self, tag: Tag, again: bool) -> Check {
        let Some(place) = self.pool.iter().position(|ticket| ticket.tag == tag) else {
            return Ok(());
        };
        let ticket = self.pool.remove(place);
        let node = tag.node();
        if self.world.is_timer(&ticket) {
            self.fired[node as usize] += 1;
        }
        if again {
            self.duplicates += 1;
            self.pool.extend(self.world.copy_of(&ticket));
        }
        let at = self.move_on(node, ticket.at);
        self.world.happen(Ticket { at, ..ticket })
    }

    fn drop_ticket(&mut self, tag: Tag) -> Check {
        let Some(place) = self.pool.iter().position(|ticket| ticket.tag == tag) else {
            return Ok(());
        };
        self.drops += 1;
        let ticket = self.pool.remove(place);
        let at = self.move_on(tag.node(), ticket.at);
        self.world.drop_message(Ticket { at, ..ticket })
    }

    /// The time of `node` at a step that cannot be before `at`.
    fn move_on(&mut self, node: NodeId, at: Time) -> Time {
        let time = &mut self.times[node as usize];
        *time = at.max(*time);
        *time
    }
}

impl<P: Process> Arena for Subject<'_, P> {
    fn reset(&mut self) -> Check {
        self.world = (self.make)(self.recorded);
        (self.prepare)(&mut self.world).or_else(|broken| self.world.fail(broken))?;
        self.world.begin()?;
        self.pool.clear();
        self.times.fill(self.world.engine.now);
        self.fired.fill(0);
        self.fallen.fill(false);
        (self.drops, self.duplicates, self.crashes) = (0, 0, 0);
        self.collect();
        Ok(())
    }

    fn open(&self, into: &mut Vec<Choice>) {
        into.clear();
        self.open_messages(into);
        for node in self.world.ids() {
            self.open_node(node, into);
        }
        into.sort_unstable();
    }

    fn take(&mut self, choice: Choice) -> Check {
        let outcome = match choice {
            Choice::Take(tag) => self.take_ticket(tag, false),
            Choice::Duplicate(tag) => self.take_ticket(tag, true),
            Choice::Drop(tag) => self.drop_ticket(tag),
            Choice::Crash(node) => {
                self.crashes += 1;
                self.fallen[node as usize] = true;
                let at = self.times[node as usize];
                self.world.crash_step(node, at)
            }
            Choice::Restart(node) => {
                self.world.engine.now = self.times[node as usize];
                self.world.restart(node)
            }
        };
        self.collect();
        outcome
    }

    fn end(&mut self) -> Check {
        self.world.end()
    }
}
