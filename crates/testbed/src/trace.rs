//! The record of a run: nothing in a first run, everything in the one that is printed.

use std::collections::VecDeque;

use crate::event::Event;
use crate::fault::Fault;

/// So many events of a long run are kept, the last ones.
const EVENTS_MAX: usize = 20_000;
/// A run with more faults than this is not shrunk.
pub(crate) const FAULTS_MAX: usize = 200_000;

/// What a run leaves behind.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    events: VecDeque<Event>,
    forgotten: u64,
    pub(crate) faults: Vec<Fault>,
}

impl Trace {
    pub(crate) fn tell(&mut self, event: Event) {
        if self.events.len() == EVENTS_MAX {
            self.events.pop_front();
            self.forgotten += 1;
        }
        self.events.push_back(event);
    }

    pub(crate) fn blame(&mut self, fault: Fault) {
        if self.faults.len() < FAULTS_MAX {
            self.faults.push(fault);
        }
    }

    /// The events and how many before them were forgotten.
    pub(crate) fn into_events(self) -> (Vec<Event>, u64) {
        (self.events.into(), self.forgotten)
    }
}

#[cfg(test)]
mod tests {
    use super::{EVENTS_MAX, FAULTS_MAX, Trace};
    use crate::event::{Event, What};
    use crate::fault::Fault;
    use crate::time::ms;

    #[test]
    fn the_last_events_are_kept() {
        let mut trace = Trace::default();
        for step in 0..EVENTS_MAX as u64 + 5 {
            trace.tell(Event {
                step,
                at: ms(0),
                node: 1,
                what: What::Crashed,
            });
        }
        let (events, forgotten) = trace.into_events();
        assert_eq!(
            (events.len(), events[0].step, forgotten),
            (EVENTS_MAX, 5, 5)
        );
    }

    #[test]
    fn faults_are_kept_up_to_a_bound() {
        let mut trace = Trace::default();
        for nth in 0..FAULTS_MAX as u32 + 3 {
            trace.blame(Fault::Lost {
                from: 1,
                to: 2,
                message: String::new(),
                nth,
            });
        }
        assert_eq!(trace.faults.len(), FAULTS_MAX);
    }
}
