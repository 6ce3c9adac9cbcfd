//! Processes that do little.

use std::time::Duration;

use crate::{
    Boot, Cause, Check, Cluster, Effects, Failure, Network, NodeId, Process, What, World, ms,
};

/// Keeps a diary of what reached it, with its own clock; says on demand what it is told to say.
#[derive(Debug, Default)]
pub(super) struct Diary {
    pub(super) lines: Vec<(Duration, String)>,
    /// Lines before the last crash.
    pub(super) restored: Vec<String>,
    pub(super) seed: u64,
    pub(super) restarts: u64,
}

/// What a [`Diary`] is told to do.
#[derive(Debug, Clone)]
pub(super) enum Do {
    Send(NodeId, &'static str),
    Broadcast(&'static str),
    Set(&'static str, Duration),
    Cancel(&'static str),
    Draw,
    Note(&'static str),
}

impl Diary {
    fn write(&mut self, line: String, fx: &Effects<Self>) {
        self.lines
            .push((fx.now().saturating_sub(Duration::from_secs(1_000)), line));
    }

    /// The lines without their times.
    pub(super) fn words(&self) -> Vec<&str> {
        self.lines.iter().map(|(_, line)| line.as_str()).collect()
    }

    pub(super) fn has(&self, line: &str) -> bool {
        self.lines.iter().any(|(_, written)| written == line)
    }
}

impl Process for Diary {
    type Message = &'static str;
    type Timer = &'static str;
    type Input = Do;
    type Durable = Vec<String>;

    fn on_start(&mut self, fx: &mut Effects<Self>) {
        self.write("start".to_string(), fx);
    }

    fn on_message(&mut self, from: NodeId, message: &'static str, fx: &mut Effects<Self>) {
        self.write(format!("{from}: {message}"), fx);
    }

    fn on_timer(&mut self, timer: &'static str, fx: &mut Effects<Self>) {
        self.write(timer.to_string(), fx);
    }

    fn on_input(&mut self, input: Do, fx: &mut Effects<Self>) {
        match input {
            Do::Send(to, message) => fx.send(to, message),
            Do::Broadcast(message) => fx.broadcast(message),
            Do::Set(timer, after) => fx.set_timer(timer, after),
            Do::Cancel(timer) => fx.cancel_timer(&timer),
            Do::Draw => {
                let drawn = fx.random();
                self.write(format!("{drawn}"), fx);
            }
            Do::Note(text) => fx.note(|| text.to_string()),
        }
    }

    fn persist(self) -> Vec<String> {
        self.lines.into_iter().map(|(_, line)| line).collect()
    }
}

/// A cluster of [`Diary`]s.
pub(super) fn diaries(nodes: u64) -> Cluster<Diary> {
    Cluster::new(nodes, |boot: Boot<Vec<String>>| Diary {
        lines: Vec::new(),
        restored: boot.durable,
        seed: boot.seed,
        restarts: boot.restarts,
    })
}

/// Every message takes exactly 2 ms.
pub(super) fn even() -> Network {
    Network::new().delay(ms(2), ms(2))
}

/// Runs a scenario on diaries whose messages take 2 ms; it has to succeed.
pub(super) fn script(nodes: u64, scenario: impl Fn(&mut World<Diary>) -> Check) {
    let outcome = diaries(nodes).replay(1, |world| {
        world.network(even());
        scenario(world)
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

/// Runs a scenario that has to fail.
pub(super) fn failing(scenario: impl Fn(&mut World<Diary>) -> Check) -> Box<Failure> {
    let outcome = diaries(3).replay(1, |world| {
        world.network(even());
        scenario(world)
    });
    outcome.expect_err("the scenario should have failed")
}

/// What happened after the nodes had started.
pub(super) fn steps(failure: &Failure) -> Vec<&What> {
    let happened = failure
        .schedule
        .iter()
        .map(|event| &event.what)
        .filter(|what| {
            matches!(
                what,
                What::Received { .. } | What::TimerFired { .. } | What::Crashed
            ) || matches!(what, What::Started { restarts } if *restarts > 0)
                || matches!(
                    what,
                    What::Lost {
                        cause: Cause::Network,
                        ..
                    }
                )
        });
    happened.collect()
}
