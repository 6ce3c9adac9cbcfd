//! The verbs that break things, and mend them.

use super::toys::{Diary, Do, even, script};
use crate::{Check, Network, World, ms};

/// Has `from` send `message` to `to`, and waits until it must have arrived.
pub(super) fn send(w: &mut World<Diary>, from: u64, to: u64, message: &'static str) -> Check<bool> {
    w.input(from, Do::Send(to, message))?;
    w.run_for(ms(3))?;
    Ok(w.get(to)
        .is_some_and(|node| node.has(&format!("{from}: {message}"))))
}

/// Which of all ordered pairs of the first three nodes reach each other.
pub(super) fn reach(w: &mut World<Diary>, message: &'static str) -> Check<Vec<(u64, u64)>> {
    let mut through = Vec::new();
    for (from, to) in [(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)] {
        if send(w, from, to, message)? {
            through.push((from, to));
        }
    }
    Ok(through)
}

#[test]
fn a_partition_cuts_both_directions_until_it_heals() {
    script(3, |w| {
        w.partition(&[1, 2], &[3]);
        assert_eq!(reach(w, "a")?, [(1, 2), (2, 1)]);
        w.heal();
        assert_eq!(reach(w, "b")?.len(), 6);
        Ok(())
    });
}

#[test]
fn one_way_cuts_leave_the_way_back() {
    script(3, |w| {
        w.partition_one_way(&[1, 2], &[3]);
        assert_eq!(reach(w, "a")?, [(1, 2), (2, 1), (3, 1), (3, 2)]);
        w.heal();
        w.cut(1, 2);
        assert_eq!(reach(w, "b")?, [(1, 3), (2, 1), (2, 3), (3, 1), (3, 2)]);
        w.mend(1, 2);
        assert_eq!(reach(w, "c")?.len(), 6);
        Ok(())
    });
}

#[test]
fn an_isolated_node_reaches_only_itself() {
    script(3, |w| {
        w.isolate(2);
        assert_eq!(reach(w, "a")?, [(1, 3), (3, 1)]);
        assert!(send(w, 2, 2, "to myself")?);
        Ok(())
    });
}

#[test]
fn a_partition_loses_what_is_underway_too() {
    script(3, |w| {
        w.input(1, Do::Send(3, "underway"))?;
        w.run_for(ms(1))?;
        w.partition(&[1], &[3]);
        w.run_for(ms(5))?;
        w.heal();
        w.run_for(ms(5))?;
        w.expect("lost", |w| {
            !w.node(3).has("1: underway") && w.traffic(1).lost == 1
        })
    });
}

#[test]
fn a_partition_between_sending_and_arrival_does_no_harm() {
    script(3, |w| {
        w.input(1, Do::Send(3, "underway"))?;
        w.partition(&[1], &[3]);
        w.run_for(ms(1))?;
        w.heal();
        w.run_for(ms(5))?;
        w.expect("it arrived", |w| w.node(3).has("1: underway"))
    });
}

#[test]
fn held_messages_wait_and_are_not_lost() {
    script(3, |w| {
        w.hold(1, 2);
        assert!(!send(w, 1, 2, "a")? && !send(w, 1, 2, "b")?);
        assert!(send(w, 2, 1, "back")? && send(w, 1, 3, "elsewhere")?);
        w.release(1, 2);
        w.run_for(ms(0))?;
        w.expect("both at once", |w| {
            w.node(2).words() == ["start", "1: a", "1: b"]
        })?;
        w.expect("now", |w| w.node(2).lines[2].0 == w.now())?;
        assert!(send(w, 1, 2, "c")?);
        Ok(())
    });
}

#[test]
fn a_paused_node_stands_still_and_catches_up() {
    script(2, |w| {
        w.input(2, Do::Set("bell", ms(4)))?;
        w.pause(2);
        assert!(!send(w, 1, 2, "a")?);
        w.run_for(ms(10))?;
        w.expect("nothing happened", |w| w.node(2).words() == ["start"])?;
        w.resume(2);
        w.run_for(ms(0))?;
        w.expect("all at once", |w| {
            w.node(2).words() == ["start", "bell", "1: a"]
        })?;
        w.expect("its clock went on", |w| w.node(2).lines[1].0 == ms(13))
    });
}

#[test]
fn a_crash_keeps_the_disk_and_loses_timers_and_messages() {
    script(2, |w| {
        w.input(2, Do::Set("bell", ms(20)))?;
        assert!(send(w, 1, 2, "before")?);
        w.crash(2);
        w.crash(2);
        assert!(!send(w, 1, 2, "while down")?);
        w.restart(2)?;
        w.restart(2)?;
        assert!(send(w, 1, 2, "after")?);
        w.run_for(ms(50))?;
        let node = w.node(2);
        assert_eq!(node.words(), ["start", "1: after"]);
        assert_eq!(node.restored, ["start", "1: before"]);
        assert_eq!(
            (node.restarts, w.node(1).restarts, w.traffic(1).lost),
            (1, 0, 1)
        );
        Ok(())
    });
}

#[test]
fn a_timer_of_the_same_name_after_a_restart_is_a_new_one() {
    script(1, |w| {
        w.input(1, Do::Set("bell", ms(20)))?;
        w.crash(1);
        w.restart(1)?;
        w.input(1, Do::Set("bell", ms(30)))?;
        w.run_for(ms(29))?;
        w.expect("not yet", |w| w.node(1).words() == ["start"])?;
        w.run_for(ms(1))?;
        w.expect("now", |w| w.node(1).words() == ["start", "bell"])
    });
}

#[test]
fn a_message_to_a_node_that_restarts_in_time_arrives() {
    script(2, |w| {
        w.input(1, Do::Send(2, "a"))?;
        w.crash(2);
        w.restart(2)?;
        w.run_for(ms(3))?;
        w.expect("it arrived", |w| w.node(2).has("1: a"))
    });
}

#[test]
fn a_wiped_disk_is_empty() {
    script(1, |w| {
        w.run_for(ms(1))?;
        w.crash(1);
        w.wipe(1);
        w.restart(1)?;
        w.expect("nothing restored", |w| w.node(1).restored.is_empty())
    });
}

#[test]
#[should_panic(expected = "node 1 is up")]
fn a_running_node_cannot_be_wiped() {
    script(1, |w| {
        w.wipe(1);
        Ok(())
    });
}

#[test]
fn a_node_may_join_late() {
    script(2, |w| {
        w.crash(2);
        w.run_for(ms(5))?;
        w.restart(2)?;
        w.expect("it starts then", |w| {
            w.node(2).lines == [(ms(5), "start".to_string())]
        })?;
        w.expect("once", |w| w.node(2).restored.is_empty() && w.steps() == 2)
    });
}

#[test]
fn a_skewed_clock_reads_wrong_and_a_drifting_one_runs_wrong() {
    script(3, |w| {
        w.skew(1, -40);
        w.drift(2, 1_000_000);
        for id in 1..=3 {
            w.input(id, Do::Set("bell", ms(50)))?;
        }
        w.run_for(ms(60))?;
        assert!(w.node(1).lines[0].0.is_zero() || w.node(1).has("bell"));
        w.expect("the skewed one on time", |w| w.node(1).lines[1].0 == ms(10))?;
        w.expect("the fast one early", |w| w.node(2).lines[1].0 == ms(50))?;
        w.expect("the true one on time", |w| w.node(3).lines[1].0 == ms(50))?;
        w.skew(3, 500);
        w.input(3, Do::Set("again", ms(5)))?;
        w.run_for(ms(5))?;
        w.expect("ahead", |w| w.node(3).lines[2].0 == ms(565))
    });
}

#[test]
fn a_link_has_conditions_of_its_own() {
    script(3, |w| {
        w.link(1, 2, Network::new().loss(1.0));
        w.link(1, 3, Network::new().loss(1.0));
        w.link(1, 3, even());
        assert_eq!(reach(w, "a")?.len(), 5);
        assert!(!send(w, 1, 2, "b")?);
        w.network(Network::new().loss(1.0));
        assert_eq!(reach(w, "c")?, [(1, 3)]);
        Ok(())
    });
}

#[test]
fn an_ordered_link_never_lets_a_message_overtake() {
    let order = |in_order: bool| {
        let sorted = std::rc::Rc::new(std::cell::Cell::new(true));
        let told = sorted.clone();
        script(2, move |w| {
            w.network(Network::new().delay(ms(1), ms(90)).in_order(in_order));
            for message in ["a", "b", "c", "d", "e", "f", "g", "h"] {
                w.input(1, Do::Send(2, message))?;
                w.run_for(ms(1))?;
            }
            w.run_for(ms(100))?;
            w.expect("all arrived", |w| w.node(2).lines.len() == 9)?;
            told.set(w.node(2).words()[1..].is_sorted());
            Ok(())
        });
        sorted.get()
    };
    assert!(order(true));
    assert!(!order(false), "with seed 1 some message overtakes");
}

#[test]
fn a_filter_takes_what_it_names() {
    script(3, |w| {
        w.lose_if(|from, to, message| (from, to) == (1, 2) && *message == "x");
        w.lose_if(|_, _, message| *message == "y");
        assert!(!send(w, 1, 2, "x")? && send(w, 2, 1, "x")? && send(w, 1, 2, "z")?);
        assert!(!send(w, 3, 2, "y")?);
        assert_eq!((w.traffic(1).lost, w.traffic(3).lost), (1, 1));
        w.lose_nothing();
        assert!(send(w, 1, 2, "x")? && send(w, 3, 2, "y")?);
        Ok(())
    });
}

#[test]
fn traffic_is_counted_by_sender_and_receiver() {
    script(3, |w| {
        w.rounds_of(ms(10));
        w.input(1, Do::Broadcast("a"))?;
        w.input(1, Do::Send(9, "to nobody"))?;
        w.input(1, Do::Send(0, "to nobody"))?;
        w.run_for(ms(10))?;
        w.link(1, 2, even().duplication(1.0));
        w.link(1, 3, even().loss(1.0));
        w.input(1, Do::Broadcast("b"))?;
        w.run_for(ms(25))?;
        let (one, two) = (w.traffic(1), w.traffic(2));
        assert_eq!(
            (one.sent, one.lost, one.duplicated, one.delivered),
            (6, 3, 1, 0)
        );
        assert_eq!((two.delivered, two.sent), (3, 0));
        assert_eq!(
            (w.total_traffic().sent, w.total_traffic().delivered),
            (6, 4)
        );
        assert_eq!(w.rounds_ended(), 3);
        let rounds: Vec<u64> = (0..4).map(|round| w.round_traffic(round, 1).sent).collect();
        assert_eq!(rounds, [4, 2, 0, 0]);
        Ok(())
    });
}

#[test]
fn messages_to_oneself_are_reliable() {
    script(2, |w| {
        w.network(Network::new().loss(1.0));
        assert!(send(w, 1, 1, "memo")?);
        assert!(!send(w, 1, 2, "memo")?);
        Ok(())
    });
}

#[test]
#[should_panic(expected = "there is no node 4: they are 1..=3")]
fn a_partition_of_nodes_that_do_not_exist_panics() {
    script(3, |w| {
        w.partition(&[1, 2], &[3, 4]);
        Ok(())
    });
}
