//! A run is its seed.

use std::cell::{Cell, RefCell};

use super::toys::{Diary, Do, diaries};
use crate::engine::Settings;
use crate::fate::Fates;
use crate::{Boot, Chaos, Check, Cluster, Effects, Event, Network, NodeId, Process, World, ms};

fn stormy(w: &mut World<Diary>) -> Check {
    w.network(
        Network::new()
            .loss(0.2)
            .duplication(0.2)
            .stragglers(0.1, ms(90)),
    );
    w.chaos(
        &Chaos::new(ms(400))
            .crashes(2)
            .partitions(2)
            .cuts(2)
            .pauses(2)
            .skews(2)
            .drifts(2),
    );
    for _ in 0..40 {
        for id in w.ids() {
            w.input(id, Do::Broadcast("gossip"))?;
            w.input(id, Do::Draw)?;
        }
        w.run_for(ms(10))?;
    }
    Ok(())
}

/// Every event of a run, at once recorded.
fn events(seed: u64, scenario: impl Fn(&mut World<Diary>) -> Check) -> Vec<Event> {
    let settings = Settings {
        seed,
        fates: Fates::Drawn,
        recorded: true,
    };
    let factory = |boot: Boot<Vec<String>>| Diary {
        seed: boot.seed,
        ..Diary::default()
    };
    let mut world = World::new(5, std::rc::Rc::new(factory), settings);
    scenario(&mut world).unwrap();
    world
        .engine
        .trace
        .take()
        .unwrap_or_default()
        .into_events()
        .0
}

#[test]
fn equal_seeds_give_equal_runs_and_others_do_not() {
    let first = events(5, stormy);
    assert!(first.len() > 1_000);
    assert_eq!(first, events(5, stormy));
    assert_ne!(first, events(6, stormy));
}

#[test]
fn recording_changes_nothing() {
    let lines = |recorded| {
        let settings = Settings {
            seed: 9,
            fates: Fates::Drawn,
            recorded,
        };
        let mut world = World::new(5, std::rc::Rc::new(|_| Diary::default()), settings);
        stormy(&mut world).unwrap();
        let lines: Vec<_> = world.nodes().map(|(_, node)| node.lines.clone()).collect();
        (lines, world.steps(), world.total_traffic())
    };
    assert_eq!(lines(true), lines(false));
}

#[test]
fn every_node_and_boot_has_a_stream_of_its_own() {
    let seen = RefCell::new(Vec::new());
    diaries(3)
        .replay(1, |w| {
            for id in w.ids() {
                w.input(id, Do::Draw)?;
                w.input(id, Do::Draw)?;
                w.crash(id);
                seen.borrow_mut()
                    .extend(w.durable(id).unwrap()[1..].to_vec());
                w.restart(id)?;
                w.input(id, Do::Draw)?;
                seen.borrow_mut().push(w.node(id).words()[1].to_string());
                seen.borrow_mut().push(w.node(id).seed.to_string());
            }
            Ok(())
        })
        .unwrap();
    let mut all = seen.take();
    assert_eq!(all.len(), 12);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 12, "no number twice: {all:?}");
}

#[test]
fn the_order_of_sends_to_different_peers_changes_nothing() {
    /// Sends to all others, in a given order, and notes what it hears.
    struct Peer {
        backwards: bool,
        heard: Vec<(NodeId, std::time::Duration)>,
    }
    impl Process for Peer {
        type Message = u8;
        type Timer = ();
        type Input = ();
        type Durable = ();
        fn on_start(&mut self, fx: &mut Effects<Self>) {
            let mut peers: Vec<NodeId> = (1..=fx.nodes()).filter(|id| *id != fx.id()).collect();
            if self.backwards {
                peers.reverse();
            }
            peers.iter().for_each(|peer| fx.send(*peer, 5));
        }
        fn on_message(&mut self, from: NodeId, left: u8, fx: &mut Effects<Self>) {
            self.heard.push((from, fx.now()));
            if left > 0 {
                self.on_start(fx);
                fx.send(from, left - 1);
            }
        }
    }
    let run = |backwards| {
        let heard = RefCell::new(Vec::new());
        Cluster::new(4, move |_: Boot<()>| Peer {
            backwards,
            heard: Vec::new(),
        })
        .replay(3, |w| {
            w.network(Network::new().loss(0.4).delay(ms(1), ms(1)));
            w.run_for(ms(6))?;
            heard
                .borrow_mut()
                .extend(w.nodes().map(|(_, node)| node.heard.clone()));
            Ok(())
        })
        .unwrap();
        heard.take()
    };
    assert!(run(true).iter().all(|heard| heard.len() > 10));
    assert_eq!(run(true), run(false));
}

#[test]
fn a_process_that_is_not_repeatable_is_told_so() {
    let calls = Cell::new(0);
    let failure = diaries(1)
        .replay(1, |w| {
            calls.set(calls.get() + 1);
            w.run_for(ms(1))?;
            let call = calls.get();
            w.expect("the first run", |_| call > 1)
        })
        .expect_err("the first run fails");
    assert!(!failure.repeatable);
    assert!(
        failure
            .to_string()
            .contains("depends on a clock, on global randomness"),
        "{failure}"
    );
    assert!(failure.schedule.is_empty());
}

/// Fails by `rule` after `steps` steps, with other words in every run.
fn failing_with(rule: &dyn Fn(u32) -> &'static str, steps: fn(u32) -> u32) -> bool {
    let calls = Cell::new(0);
    let outcome = diaries(1).replay(1, |w| {
        calls.set(calls.get() + 1);
        for _ in 0..steps(calls.get()) {
            w.input(1, Do::Draw)?;
        }
        let call = calls.get();
        w.invariant(rule(call), move |_| Err(format!("run {call}")));
        w.run_for(ms(1))
    });
    outcome.expect_err("it always fails").repeatable
}

#[test]
fn a_run_is_repeatable_if_the_same_rule_breaks_at_the_same_step() {
    assert!(failing_with(&|_| "a rule", |_| 3), "the words may differ");
    assert!(!failing_with(&|_| "a rule", |call| call));
    assert!(!failing_with(
        &|call| if call == 1 { "a rule" } else { "another" },
        |_| 3
    ));
}
