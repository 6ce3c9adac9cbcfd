//! What an exhaustive exploration needs of a world.

use super::World;
use super::host::Pending;
use crate::cause::Cause;
use crate::failure::Check;
use crate::process::{NodeId, Process};
use crate::queue::Ticket;
use crate::time::Time;

impl<P: Process> World<P> {
    /// Whether the event of `ticket` is still to happen.
    pub(crate) fn is_pending(&self, ticket: &Ticket) -> bool {
        self.slab.get(ticket.slot, ticket.tag).is_some()
    }

    /// Whether `ticket` is that of a timer.
    pub(crate) fn is_timer(&self, ticket: &Ticket) -> bool {
        matches!(
            self.slab.get(ticket.slot, ticket.tag),
            Some(Pending::Timer(_))
        )
    }

    /// A second ticket for the message of `ticket`.
    pub(crate) fn copy_of(&mut self, ticket: &Ticket) -> Option<Ticket> {
        let (message, sent_at) = match self.slab.get(ticket.slot, ticket.tag)? {
            Pending::Message { message, sent_at } => (message.clone(), *sent_at),
            _ => return None,
        };
        let from = ticket.tag.from();
        self.engine.ledger.of(from).duplicated += 1;
        self.tell_duplicated(from, ticket.tag.node(), &message);
        let tag = ticket.tag.copy();
        let slot = self.slab.put(tag, Pending::Message { message, sent_at });
        Some(Ticket {
            tag,
            slot,
            ..*ticket
        })
    }

    /// The message of `ticket` is lost, as a step.
    pub(crate) fn drop_message(&mut self, ticket: Ticket) -> Check {
        let Some(Pending::Message { message, sent_at }) = self.slab.take(ticket.slot, ticket.tag)
        else {
            return Ok(());
        };
        let (from, to) = (ticket.tag.from(), ticket.tag.node());
        self.begin_step(Some(to), ticket.at)?;
        self.engine.lose(from, Cause::Network);
        self.tell_lost(from, to, &message, (sent_at, Cause::Network));
        self.check_rules()
    }

    /// The node crashes at its time `at`, as a step.
    pub(crate) fn crash_step(&mut self, id: NodeId, at: Time) -> Check {
        self.begin_step(Some(id), at)?;
        self.crash(id);
        self.check_rules()
    }
}
