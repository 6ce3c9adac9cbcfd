//! The verbs that run time, hand in and expect.

use std::cell::Cell;
use std::time::Duration;

use super::toys::{Do, diaries, failing, script};
use crate::{Check, ms};

#[test]
fn nodes_boot_at_the_first_verb_and_once() {
    script(2, |w| {
        assert!(w.node(1).lines.is_empty());
        w.run_for(ms(1))?;
        w.run_for(ms(1))?;
        w.expect("one start each", |w| {
            w.nodes().all(|(_, node)| node.words() == ["start"])
        })?;
        w.expect("two steps", |w| w.steps() == 2)
    });
}

#[test]
fn a_message_arrives_after_its_delay_and_time_goes_on_to_the_end() {
    script(2, |w| {
        w.input(1, Do::Send(2, "hello"))?;
        w.run_for(Duration::from_micros(1_999))?;
        assert!(!w.node(2).has("1: hello"));
        assert_eq!(w.last_stepped(), Some(1));
        w.run_for(Duration::from_micros(1))?;
        assert_eq!(w.node(2).lines[1], (ms(2), "1: hello".to_string()));
        assert_eq!(w.last_stepped(), Some(2));
        w.run_for(ms(5))?;
        assert_eq!(w.now(), ms(7));
        Ok(())
    });
}

#[test]
fn a_broadcast_reaches_all_others() {
    script(4, |w| {
        w.input(2, Do::Broadcast("all"))?;
        w.run_for(ms(3))?;
        for (id, node) in w.nodes() {
            assert_eq!(node.has("2: all"), id != 2, "node {id}");
        }
        Ok(())
    });
}

#[test]
fn a_timer_runs_out_once_and_is_replaced_or_cancelled_by_name() {
    script(1, |w| {
        w.input(1, Do::Set("first", ms(10)))?;
        w.input(1, Do::Set("second", ms(20)))?;
        w.input(1, Do::Set("third", ms(5)))?;
        w.run_for(ms(4))?;
        w.input(1, Do::Set("first", ms(10)))?;
        w.input(1, Do::Cancel("third"))?;
        w.input(1, Do::Cancel("unknown"))?;
        w.run_for(ms(50))?;
        let node = w.node(1);
        assert_eq!(node.words(), ["start", "first", "second"]);
        assert_eq!((node.lines[1].0, node.lines[2].0), (ms(14), ms(20)));
        assert_eq!(w.traffic(1).timers, 2);
        w.input(1, Do::Set("first", ms(1)))?;
        w.run_for(ms(1))?;
        assert_eq!(w.traffic(1).timers, 3);
        Ok(())
    });
}

#[test]
fn run_until_stops_at_the_very_step_and_hands_back_what_it_found() {
    script(2, |w| {
        w.input_after(ms(3), 1, Do::Send(2, "a"));
        w.input_after(ms(4), 1, Do::Send(2, "b"));
        let heard = |line: &'static str| {
            move |w: &crate::World<_>| {
                w.nodes()
                    .find(|(_, node): &(u64, &super::toys::Diary)| node.has(line))
                    .map(|n| n.0)
            }
        };
        let found = w.run_until("somebody hears a", ms(10), heard("1: a"))?;
        assert_eq!((found, w.now()), (2, ms(5)));
        w.run_until("at once", ms(0), |_| true)?;
        assert_eq!(w.now(), ms(5));
        w.run_until("exactly at the end", ms(1), |w| w.node(2).has("1: b"))
    });
}

#[test]
fn run_until_fails_when_time_is_over() {
    let failure = failing(|w| {
        w.run_for(ms(1))?;
        w.run_until("pigs fly", ms(20), |_| false)
    });
    assert_eq!(failure.rule, "pigs fly");
    assert_eq!(failure.message, "not within 20.000 ms");
}

#[test]
fn a_condition_that_becomes_true_by_time_alone_is_seen() {
    script(1, |w| {
        w.run_until("the time has come", ms(9), |w| w.now() == ms(9))
    });
}

#[test]
fn expect_says_which_sentence_failed_and_when() {
    let failure = failing(|w| {
        w.expect("nodes are up", |w| w.is_up(1))?;
        w.run_for(ms(3))?;
        w.expect("pigs fly", |_| false)
    });
    assert_eq!(
        (&*failure.rule, &*failure.message),
        ("pigs fly", "it does not hold at 3.000 ms")
    );
}

#[test]
fn expect_throughout_sees_a_transient_violation() {
    let quiet_until = |quiet: u64| {
        failing(move |w| {
            w.input_after(ms(quiet), 1, Do::Set("bell", ms(0)));
            w.input_after(ms(quiet), 1, Do::Set("all clear", ms(1)));
            w.expect_throughout(ms(9), "no bell without all clear", |w| {
                !w.node(1).has("bell") || w.node(1).has("all clear")
            })?;
            Err("the window is over".into())
        })
    };
    assert_eq!(quiet_until(4).message, "it no longer holds at 4.000 ms");
    assert_eq!(quiet_until(9).message, "it no longer holds at 9.000 ms");
    assert_eq!(quiet_until(10).message, "the window is over");
    let already = failing(|w| w.expect_throughout(ms(9), "pigs fly", |_| false));
    assert_eq!(already.message, "it no longer holds at 0.000 ms");
}

#[test]
fn an_invariant_is_checked_after_every_step_and_keeps_history() {
    let failure = failing(|w| {
        let mut seen = 0;
        w.invariant("at most three steps", move |w| {
            assert!(w.steps() <= seen + 1, "every step is seen");
            seen = w.steps();
            if seen <= 3 {
                Ok(())
            } else {
                Err(format!("{seen} steps"))
            }
        });
        w.input_after(ms(5), 1, Do::Draw);
        w.run_for(ms(10))
    });
    assert_eq!(
        (&*failure.rule, &*failure.message),
        ("at most three steps", "4 steps")
    );
}

#[test]
fn a_rule_for_the_end_is_checked_at_the_end() {
    let failure = failing(|w| {
        w.finally("the bell has rung", |w| match w.node(1).has("bell") {
            true => Ok(()),
            false => Err(format!("silence until {:?}", w.now())),
        });
        w.input(1, Do::Set("bell", ms(50)))?;
        w.run_for(ms(40))
    });
    assert_eq!(
        (&*failure.rule, &*failure.message),
        ("the bell has rung", "silence until 40ms")
    );
    script(1, |w| {
        w.finally("the bell has rung", |w| match w.node(1).has("bell") {
            true => Ok(()),
            false => Err("silence".to_string()),
        });
        w.input(1, Do::Set("bell", ms(50)))?;
        w.run_for(ms(60))
    });
}

#[test]
fn a_rule_that_the_script_breaks_by_hand_is_seen_at_the_end() {
    let failure = failing(|w| {
        w.invariant("an empty diary", |w| match w.node(1).lines.len() {
            0 | 1 => Ok(()),
            more => Err(format!("{more} lines")),
        });
        w.run_for(ms(1))?;
        w.node_mut(1).lines.push((ms(0), "forged".to_string()));
        Ok(())
    });
    assert_eq!(failure.message, "2 lines");
}

#[test]
fn a_failure_that_the_script_overlooks_still_fails_the_run() {
    let failure = failing(|w| {
        let _ = w.expect("pigs fly", |_| false);
        assert!(w.run_for(ms(1)).is_err(), "nothing runs after a failure");
        assert!(w.step().is_err() && w.input(1, Do::Draw).is_err());
        assert_eq!(w.steps(), 3);
        Ok(())
    });
    assert_eq!(failure.rule, "pigs fly");
}

#[test]
fn a_text_is_a_failure_too() {
    let failure = failing(|_| Err(format!("no {}", "luck"))?);
    assert_eq!(
        (&*failure.rule, &*failure.message),
        ("the scenario's own check", "no luck")
    );
}

#[test]
fn a_call_returns_a_value_and_its_effects_happen() {
    script(2, |w| {
        let length = w.call(1, |node, fx| {
            fx.send(2, "from the call");
            assert_eq!((fx.id(), fx.nodes()), (1, 2));
            node.lines.len()
        })?;
        assert_eq!((length, w.steps()), (1, 3));
        w.run_for(ms(2))?;
        w.expect("it arrived", |w| w.node(2).has("1: from the call"))
    });
    let failure = failing(|w| {
        w.crash(2);
        w.call(2, |_, _| ())
    });
    assert_eq!(failure.message, "node 2 is down");
}

#[test]
fn inputs_to_a_node_that_is_down_are_lost() {
    script(2, |w| {
        w.crash(2);
        w.input(2, Do::Send(1, "a"))?;
        w.input_after(ms(1), 2, Do::Send(1, "b"));
        w.run_for(ms(9))?;
        w.expect("nothing came", |w| {
            w.node(1).words() == ["start"] && w.get(2).is_none()
        })
    });
}

#[test]
fn step_runs_one_event_and_says_when_nothing_is_left() {
    script(2, |w| {
        w.input(1, Do::Set("late", ms(90)))?;
        w.input(1, Do::Send(2, "soon"))?;
        assert!(w.step()?);
        assert!(w.node(2).has("1: soon") && w.now() == ms(2));
        assert!(w.step()?);
        assert!(w.now() == ms(90) && !w.step()?);
        Ok(())
    });
}

#[test]
fn the_script_draws_from_a_stream_of_its_own() {
    let drawn = Cell::new(0);
    let scenario = |w: &mut crate::World<_>| -> Check {
        let numbers: Vec<u64> = (0..50).map(|_| w.random_below(10)).collect();
        assert!(numbers.iter().all(|number| *number < 10));
        assert!((0..10).all(|number| numbers.contains(&number)));
        drawn.set(
            numbers
                .iter()
                .fold(0u64, |all, number| all.wrapping_mul(10) + number),
        );
        assert_eq!(w.seed(), 77);
        Ok(())
    };
    diaries(1).replay(77, scenario).unwrap();
    let first = drawn.get();
    diaries(1).replay(77, scenario).unwrap();
    assert_eq!(first, drawn.get());
}

#[test]
fn what_a_script_may_look_at() {
    script(3, |w| {
        w.run_for(ms(1))?;
        w.crash(2);
        assert_eq!(w.ids().collect::<Vec<u64>>(), [1, 2, 3]);
        assert_eq!(w.nodes().map(|(id, _)| id).collect::<Vec<u64>>(), [1, 3]);
        assert!(w.is_up(1) && !w.is_up(2));
        assert_eq!(w.durable(2), Some(&vec!["start".to_string()]));
        assert_eq!(w.durable(1), None);
        Ok(())
    });
}

#[test]
#[should_panic(expected = "node 2 is down")]
fn looking_into_a_node_that_is_down_panics() {
    script(2, |w| {
        w.crash(2);
        w.node(2).words();
        Ok(())
    });
}

#[test]
#[should_panic(expected = "there is no node 4: they are 1..=3")]
fn naming_a_node_that_does_not_exist_panics() {
    script(3, |w| {
        w.crash(4);
        Ok(())
    });
}
