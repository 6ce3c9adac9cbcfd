//! What happened in one run, for its report, for the log of all runs and for whoever listens.

use std::sync::Mutex;
use std::time::Duration;

use crate::sync::lock;
use crate::world::World;
use crate::{ChaosEvent, ChaosEventType};

pub(crate) struct Journal<'a> {
    world: &'a World,
    /// When the run began.
    start: Duration,
    events: Mutex<Vec<ChaosEvent>>,
}

impl<'a> Journal<'a> {
    pub(crate) fn new(world: &'a World) -> Self {
        Journal {
            world,
            start: world.clock.current(),
            events: Mutex::default(),
        }
    }

    /// The simulated time since the run began.
    pub(crate) fn elapsed(&self) -> Duration {
        self.world.clock.current().saturating_sub(self.start)
    }

    pub(crate) fn log(&self, event_type: ChaosEventType, details: &str) {
        if !self.world.config.enable_tracing {
            return;
        }
        let event = ChaosEvent {
            timestamp: self.elapsed(),
            event_type,
            details: details.to_string(),
        };
        lock(&self.events).push(event.clone());
        lock(&self.world.log).push(event.clone());
        // Nobody has to listen.
        let _ = self.world.listeners.send(event);
    }

    /// The events so far, which a report takes with it.
    pub(crate) fn take_events(&self) -> Vec<ChaosEvent> {
        std::mem::take(&mut *lock(&self.events))
    }
}
