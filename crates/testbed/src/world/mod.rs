//! A run: the processes, and the machinery that steps them.

mod answer;
mod faults;
mod host;
mod look;
mod rules;
mod script;
mod steer;

use std::rc::Rc;

use crate::cause::Cause;
use crate::effects::{Effect, Effects, Setting};
use crate::engine::{Engine, Sent, Settings};
use crate::event::What;
use crate::failure::{Broken, Check};
use crate::process::{Boot, NodeId, Process};
use crate::queue::{Tag, Ticket};
use crate::slab::Slab;
use crate::time::Time;

pub use answer::Answer;
use host::{Host, Pending};
use rules::{Filter, Rules};

/// What makes a process, at the first boot and after each crash.
pub(crate) type Factory<P> = Rc<dyn Fn(Boot<<P as Process>::Durable>) -> P>;

/// With fewer tickets in line it is not worth looking for dead ones.
const TICKETS_MIN: usize = 4_096;

/// One run of a cluster, as a scenario sees it: nodes, network, clocks, rules.
///
/// Nodes boot at the first verb that runs time; what a scenario says before that (network,
/// invariants, crashes) holds from the start.
pub struct World<P: Process> {
    pub(crate) engine: Engine,
    factory: Factory<P>,
    hosts: Vec<Host<P>>,
    slab: Slab<Pending<P>>,
    rules: Rules<P>,
    filters: Vec<Filter<P>>,
    buffer: Vec<Effect<P>>,
    broken: Option<Broken>,
    begun: bool,
}

impl<P: Process> World<P> {
    pub(crate) fn new(nodes: u64, factory: Factory<P>, settings: Settings) -> Self {
        let engine = Engine::new(nodes, settings);
        let hosts = (1..=nodes)
            .map(|id| Host::new(&factory, &engine.draws, (id, nodes)))
            .collect();
        Self {
            engine,
            factory,
            hosts,
            slab: Slab::new(),
            rules: Rules::default(),
            filters: Vec::new(),
            buffer: Vec::new(),
            broken: None,
            begun: false,
        }
    }

    /// The next thing happens, whatever it is. `false` if nothing is pending.
    pub fn step(&mut self) -> Check<bool> {
        self.begin()?;
        let Some(ticket) = self.next_ticket(None) else {
            return Ok(false);
        };
        self.happen(ticket).map(|()| true)
    }

    /// Boots every node that is up, once.
    pub(crate) fn begin(&mut self) -> Check {
        self.go_on()?;
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        self.check_rules()?;
        for id in self.ids() {
            if self.is_up(id) {
                self.start(id)?;
            }
        }
        Ok(())
    }

    /// `Err` for good once a rule is broken, even if the scenario overlooks it.
    pub(crate) fn go_on(&self) -> Check {
        self.broken.clone().map_or(Ok(()), Err)
    }

    /// Remembers that a rule is broken.
    pub(crate) fn fail<T>(&mut self, broken: Broken) -> Check<T> {
        if self.broken.is_none() {
            let (rule, message) = (broken.rule.clone(), broken.message.clone());
            self.engine.tell(0, What::Broken { rule, message });
            self.broken = Some(broken.clone());
        }
        Err(broken)
    }

    /// Takes out the next event that is due by `deadline` and can happen.
    pub(crate) fn next_ticket(&mut self, deadline: Option<Time>) -> Option<Ticket> {
        loop {
            let at = self.engine.queue.next_at()?;
            if deadline.is_some_and(|deadline| at > deadline) {
                return None;
            }
            let ticket = self.engine.queue.pop()?;
            if self.slab.get(ticket.slot, ticket.tag).is_none() {
                continue; // a timer that was replaced, cancelled or lost in a crash
            }
            if ticket.tag.node() != 0 && self.engine.is_held_back(&ticket) {
                self.engine.queue.park(ticket);
                continue;
            }
            return Some(ticket);
        }
    }

    /// One step: the event of `ticket` happens, and every rule is checked.
    pub(crate) fn happen(&mut self, ticket: Ticket) -> Check {
        let Some(pending) = self.slab.take(ticket.slot, ticket.tag) else {
            return Ok(());
        };
        let node = ticket.tag.node();
        self.begin_step((node != 0).then_some(node), ticket.at)?;
        match pending {
            Pending::Message { message, sent_at } => self.arrive(ticket.tag, message, sent_at),
            Pending::Timer(timer) => self.fire(node, timer),
            Pending::Input(input) => self.hand_in(node, input),
            Pending::Begins(index) => self.begin_planned(index),
            Pending::Ends(index) => self.end_planned(index),
        }
        self.check_rules()
    }

    pub(crate) fn begin_step(&mut self, node: Option<NodeId>, at: Time) -> Check {
        self.engine
            .begin_step(node, at, self.slab.len())
            .or_else(|broken| self.fail(broken))
    }

    fn arrive(&mut self, tag: Tag, message: P::Message, sent_at: Time) {
        let (from, to) = (tag.from(), tag.node());
        let cause = match () {
            () if !self.is_up(to) => Some(Cause::Down),
            () if from != to && self.engine.links.is_cut(from, to) => Some(Cause::Cut),
            () => None,
        };
        if let Some(cause) = cause {
            self.engine.lose(from, cause);
            self.tell_lost(from, to, &message, (sent_at, cause));
            return;
        }
        self.engine.ledger.of(to).delivered += 1;
        if self.engine.is_recorded() {
            let (sent_at, message) = (sent_at.since_start(), format!("{message:?}"));
            self.engine.tell(
                to,
                What::Received {
                    from,
                    sent_at,
                    message,
                },
            );
        }
        self.act(to, |process, fx| process.on_message(from, message, fx));
    }

    fn fire(&mut self, node: NodeId, timer: P::Timer) {
        self.host_mut(node).timers.remove(&timer);
        self.engine.ledger.of(node).timers += 1;
        if self.engine.is_recorded() {
            self.engine.tell(
                node,
                What::TimerFired {
                    timer: format!("{timer:?}"),
                },
            );
        }
        self.act(node, |process, fx| process.on_timer(timer, fx));
    }

    fn hand_in(&mut self, node: NodeId, input: P::Input) {
        if !self.is_up(node) {
            return;
        }
        if self.engine.is_recorded() {
            self.engine.tell(
                node,
                What::Input {
                    input: format!("{input:?}"),
                },
            );
        }
        self.act(node, |process, fx| process.on_input(input, fx));
    }

    /// Boots the process of `id`, as a step of its own.
    fn start(&mut self, id: NodeId) -> Check {
        self.begin_step(Some(id), self.engine.now)?;
        self.boot_up(id);
        self.check_rules()
    }

    fn boot_up(&mut self, id: NodeId) {
        let restarts = self.host(id).restarts;
        self.engine.tell(id, What::Started { restarts });
        self.act(id, Process::on_start);
    }

    /// Lets the process of `id` act, then has its effects happen.
    fn act<T>(&mut self, id: NodeId, act: impl FnOnce(&mut P, &mut Effects<P>) -> T) -> T {
        let setting = Setting {
            id,
            nodes: self.engine.nodes(),
            clock: self.engine.clock(id).show(self.engine.now),
            draws: self.engine.draws,
            drawn: self.host(id).drawn,
            noting: self.engine.is_recorded(),
        };
        let mut fx = Effects::new(setting, std::mem::take(&mut self.buffer));
        let host = self.host_mut(id);
        let process = host.process.as_mut().expect("only a node that is up acts");
        let value = act(process, &mut fx);
        host.drawn = fx.drawn;
        let mut effects = fx.list;
        for effect in effects.drain(..) {
            match effect {
                Effect::Send(to, message) => self.send(id, to, message),
                Effect::Set(timer, after) => self.set_timer(id, timer, after),
                Effect::Cancel(timer) => self.cancel_timer(id, &timer),
                Effect::Note(text) => self.engine.tell(id, What::Noted { text }),
            }
        }
        self.buffer = effects;
        value
    }

    fn send(&mut self, from: NodeId, to: NodeId, message: P::Message) {
        let text = self.engine.wants_text().then(|| format!("{message:?}"));
        let sent = match self.engine.send(from, to, text.as_deref()) {
            Sent::Underway { .. } if self.is_filtered(from, to, &message) => {
                self.engine.lose(from, Cause::Filter)
            }
            sent => sent,
        };
        match sent {
            Sent::Lost(cause) => self.tell_lost(from, to, &message, (self.engine.now, cause)),
            Sent::Underway { tag, at, copy_at } => {
                if let Some(copy_at) = copy_at {
                    self.tell_duplicated(from, to, &message);
                    self.dispatch(tag.copy(), copy_at, message.clone());
                }
                self.dispatch(tag, at, message);
            }
        }
    }

    fn dispatch(&mut self, tag: Tag, at: Time, message: P::Message) {
        let sent_at = self.engine.now;
        self.schedule(tag, at, Pending::Message { message, sent_at });
    }

    fn schedule(&mut self, tag: Tag, at: Time, pending: Pending<P>) -> u32 {
        let slot = self.slab.put(tag, pending);
        self.engine.queue.push(Ticket { at, tag, slot });
        // Timers that are set again and again leave their old tickets behind.
        if self.engine.queue.len() > 4 * self.slab.len() + TICKETS_MIN {
            let slab = &self.slab;
            self.engine
                .queue
                .retain(|ticket| slab.get(ticket.slot, ticket.tag).is_some());
        }
        slot
    }

    fn tell_lost(&mut self, from: NodeId, to: NodeId, message: &P::Message, why: (Time, Cause)) {
        if self.engine.is_recorded() {
            let (sent_at, cause) = (why.0.since_start(), why.1);
            let message = format!("{message:?}");
            self.engine.tell(
                from,
                What::Lost {
                    to,
                    sent_at,
                    cause,
                    message,
                },
            );
        }
    }

    fn tell_duplicated(&mut self, from: NodeId, to: NodeId, message: &P::Message) {
        if self.engine.is_recorded() {
            self.engine.tell(
                from,
                What::Duplicated {
                    to,
                    message: format!("{message:?}"),
                },
            );
        }
    }
}
