//! Runs that would never end.

use super::toys::{Do, script};
use crate::{Boot, Cluster, Effects, NodeId, Process, ms};

/// Sets a timer that runs out at once, again and again.
struct Spinner;

impl Process for Spinner {
    type Message = ();
    type Timer = ();
    type Input = ();
    type Durable = ();

    fn on_start(&mut self, fx: &mut Effects<Self>) {
        fx.set_timer((), ms(0));
    }

    fn on_message(&mut self, _: NodeId, (): (), _: &mut Effects<Self>) {}

    fn on_timer(&mut self, (): (), fx: &mut Effects<Self>) {
        fx.set_timer((), ms(0));
    }
}

/// Answers every message with three.
struct Breeder;

impl Process for Breeder {
    type Message = ();
    type Timer = ();
    type Input = ();
    type Durable = ();

    fn on_start(&mut self, fx: &mut Effects<Self>) {
        fx.broadcast(());
    }

    fn on_message(&mut self, from: NodeId, (): (), fx: &mut Effects<Self>) {
        (0..3).for_each(|_| fx.send(from, ()));
    }
}

#[test]
fn a_process_that_spins_is_stopped() {
    let cluster = Cluster::new(2, |_: Boot<()>| Spinner);
    let outcome = cluster.run_unshrunk(1, |w| w.run_for(ms(10)));
    let broken = outcome.expect("it spins");
    assert_eq!(broken.rule(), "time moves on");
    assert!(
        broken
            .message()
            .starts_with("200008 steps at one instant, the last at node ")
    );
}

#[test]
fn messages_that_breed_are_stopped() {
    let cluster = Cluster::new(2, |_: Boot<()>| Breeder);
    let outcome = cluster.run_unshrunk(1, |w| w.run_for(ms(10_000)));
    assert_eq!(outcome.expect("they breed").rule(), "messages do not breed");
}

#[test]
fn timers_that_are_set_again_and_again_leave_nothing_behind() {
    script(2, |w| {
        w.input(2, Do::Set("other", ms(9_999)))?;
        for _ in 0..50_000 {
            w.input(1, Do::Set("bell", ms(10_000)))?;
        }
        assert!(
            w.engine.queue.len() < 6_000,
            "{} tickets",
            w.engine.queue.len()
        );
        w.run_for(ms(10_000))?;
        w.expect("both rang once", |w| {
            w.nodes().all(|(_, node)| node.lines.len() == 2)
        })
    });
}
