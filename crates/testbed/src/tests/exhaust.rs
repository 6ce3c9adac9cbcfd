//! Every order within bounds.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::toys::{Diary, Do, diaries, steps};
use crate::{Bounds, Check, Coverage, World, ms};

type Scenario = fn(&mut World<Diary>) -> Check;

/// All end states and all states on the way, as texts.
type States = BTreeSet<Vec<String>>;

fn state(w: &World<Diary>) -> Vec<String> {
    w.ids()
        .map(|id| {
            w.get(id)
                .map_or("down".to_string(), |n| format!("{:?}", n.words()))
        })
        .collect()
}

/// Explores diaries: the coverage, the states on the way, the states at the end.
fn states(bounds: Bounds, nodes: u64, prepare: Scenario) -> (Coverage, States, States) {
    let (way, end) = (
        Rc::new(RefCell::new(States::new())),
        Rc::new(RefCell::new(States::new())),
    );
    let coverage = diaries(nodes).exhaust(&bounds, |w| {
        prepare(w)?;
        let (way, end) = (way.clone(), end.clone());
        w.invariant("collect", move |w| {
            way.borrow_mut().insert(state(w));
            Ok(())
        });
        w.finally("collect", move |w| {
            end.borrow_mut().insert(state(w));
            Ok(())
        });
        Ok(())
    });
    (coverage, way.take(), end.take())
}

fn two_by_two(w: &mut World<Diary>) -> Check {
    w.input(1, Do::Broadcast("a"))?;
    w.input(1, Do::Broadcast("b"))
}

#[test]
fn without_reduction_every_permutation_is_run() {
    // Four messages in any order.
    let (coverage, _, end) = states(Bounds::new().reduce(false), 3, two_by_two);
    assert_eq!((coverage.schedules, coverage.pruned), (24, 0));
    assert_eq!((coverage.deepest, coverage.complete), (4, true));
    assert_eq!(end.len(), 4);
}

#[test]
fn with_reduction_only_orders_at_a_node_count() {
    let (coverage, _, end) = states(Bounds::new(), 3, two_by_two);
    assert_eq!((coverage.schedules, coverage.complete), (4, true));
    assert_eq!(end.len(), 4);
}

#[test]
fn ordered_links_leave_only_the_orders_between_nodes() {
    let bounds = Bounds::new().in_order(true);
    assert_eq!(states(bounds, 3, two_by_two).0.schedules, 1);
    let (coverage, _, end) = states(bounds.reduce(false), 3, two_by_two);
    assert_eq!((coverage.schedules, end.len()), (6, 1));
    // A link that keeps order makes no copies.
    assert_eq!(states(bounds.duplicates(1), 3, two_by_two).0.schedules, 1);
}

#[test]
fn reduction_misses_no_state_on_the_way_or_at_the_end() {
    let scenarios: [(u64, Scenario); 4] = [
        (3, two_by_two),
        (3, |w| {
            w.input(1, Do::Broadcast("a"))?;
            w.input(2, Do::Broadcast("b"))?;
            w.input(2, Do::Set("bell", ms(5)))
        }),
        (2, |w| {
            w.input(1, Do::Send(2, "a"))?;
            w.input(2, Do::Send(1, "b"))?;
            w.input_after(ms(1), 2, Do::Send(1, "c"));
            Ok(())
        }),
        (3, |w| {
            w.input(1, Do::Set("one", ms(1)))?;
            w.input(1, Do::Set("two", ms(2)))?;
            w.input(2, Do::Send(1, "a"))?;
            w.input(2, Do::Send(3, "b"))
        }),
    ];
    let bounds = Bounds::new().timers_per_node(2);
    let all = [
        bounds,
        bounds.drops(1),
        bounds.drops(2),
        bounds.duplicates(1),
        bounds.crashes(1),
        bounds.drops(1).duplicates(1),
        bounds.depth(4),
    ];
    for (nodes, prepare) in scenarios {
        for bounds in all {
            let (reduced, way, end) = states(bounds, nodes, prepare);
            let (full, full_way, full_end) = states(bounds.reduce(false), nodes, prepare);
            assert!(
                reduced.schedules < full.schedules,
                "{bounds:?}: {reduced:?} {full:?}"
            );
            assert_eq!(way, full_way, "{bounds:?}");
            assert_eq!(end, full_end, "{bounds:?}");
            assert_eq!(reduced.deepest, full.deepest);
            assert_eq!(reduced.complete, full.complete);
        }
    }
}

#[test]
fn timers_of_one_node_keep_their_order_and_their_number_is_bounded() {
    let prepare = |w: &mut World<Diary>| {
        w.input(1, Do::Set("late", ms(9)))?;
        w.input(1, Do::Set("early", ms(1)))
    };
    let (coverage, _, end) = states(Bounds::new(), 1, prepare);
    assert_eq!(coverage.schedules, 1);
    assert_eq!(
        end,
        States::from([vec![r#"["start", "early"]"#.to_string()]])
    );
    let (_, _, end) = states(Bounds::new().timers_per_node(2), 1, prepare);
    assert_eq!(
        end,
        States::from([vec![r#"["start", "early", "late"]"#.to_string()]])
    );
    assert_eq!(
        states(Bounds::new().timers_per_node(0), 1, prepare)
            .0
            .deepest,
        0
    );
}

#[test]
fn drops_copies_and_crashes_are_tried_as_often_as_allowed() {
    let one = |w: &mut World<Diary>| w.input(1, Do::Send(2, "a"));
    let seconds = |bounds: Bounds| -> Vec<String> {
        states(bounds, 2, one)
            .2
            .into_iter()
            .map(|state| state[1].clone())
            .collect()
    };
    let (start, got) = (r#"["start"]"#, r#"["start", "1: a"]"#);
    let twice = r#"["start", "1: a", "1: a"]"#;
    assert_eq!(seconds(Bounds::new()), [got]);
    assert_eq!(seconds(Bounds::new().drops(1)), [got, start]);
    assert_eq!(seconds(Bounds::new().duplicates(1)), [twice, got]);
    assert_eq!(
        seconds(Bounds::new().duplicates(2)),
        [twice, got],
        "a copy is not copied"
    );
    assert_eq!(
        seconds(Bounds::new().crashes(1)),
        [got, start, got, start][..2].to_vec()
    );
    let (_, way, _) = states(Bounds::new().crashes(1), 2, one);
    assert!(way.contains(&vec![start.to_string(), "down".to_string()]));
    assert!(!way.contains(&vec!["down".to_string(), "down".to_string()]));
    let (_, way, _) = states(Bounds::new().crashes(2), 2, one);
    assert!(way.contains(&vec!["down".to_string(), "down".to_string()]));
}

#[test]
fn cut_held_and_paused_things_do_not_happen() {
    let (coverage, _, _) = states(Bounds::new(), 3, |w| {
        w.hold(1, 2);
        two_by_two(w)
    });
    assert_eq!((coverage.schedules, coverage.deepest), (2, 2));
    let (coverage, _, end) = states(Bounds::new(), 2, |w| {
        w.input(2, Do::Set("bell", ms(1)))?;
        w.input(1, Do::Send(2, "a"))?;
        w.pause(2);
        Ok(())
    });
    assert_eq!((coverage.deepest, end.len()), (0, 1));
    let (_, _, end) = states(Bounds::new(), 2, |w| {
        w.input(1, Do::Send(2, "a"))?;
        w.cut(1, 2);
        Ok(())
    });
    assert!(end.iter().all(|state| state[1] == r#"["start"]"#));
}

#[test]
fn a_node_that_the_preparation_crashed_stays_down() {
    let (coverage, way, _) = states(Bounds::new().crashes(1), 2, |w| {
        w.run_for(ms(1))?;
        w.crash(2);
        Ok(())
    });
    assert!(way.iter().all(|state| state[1] == "down"));
    // Either the other crashes and restarts, or nothing happens: the end of one schedule alone.
    assert_eq!((coverage.schedules, coverage.deepest), (1, 2));
}

#[test]
fn a_run_before_the_exploration_has_no_faults() {
    let (coverage, _, end) = states(Bounds::new(), 2, |w| {
        w.network(crate::Network::new().loss(1.0));
        w.input(1, Do::Send(2, "before"))?;
        w.run_for(ms(5))?;
        w.input(1, Do::Send(2, "after"))
    });
    assert_eq!(coverage.schedules, 1);
    assert!(
        end.iter()
            .all(|state| state[1] == r#"["start", "1: before", "1: after"]"#)
    );
}

#[test]
fn coverage_that_is_cut_short_is_not_complete() {
    let cut = |bounds: Bounds| states(bounds.reduce(false), 3, two_by_two).0;
    let deep = cut(Bounds::new().depth(3));
    assert_eq!(
        (deep.schedules, deep.deepest, deep.complete),
        (24, 3, false)
    );
    let deep = cut(Bounds::new().depth(4));
    assert_eq!((deep.schedules, deep.complete), (24, true));
    let few = cut(Bounds::new().schedules(23));
    assert_eq!((few.schedules, few.complete), (23, false));
    let all = cut(Bounds::new().schedules(24));
    assert_eq!((all.schedules, all.complete), (24, true));
    // Four permutations of four steps cost the first way down, and the ways to each branch.
    assert_eq!(cut(Bounds::new()).steps, 96);
}

#[test]
fn a_clock_does_not_betray_the_order_of_steps_elsewhere() {
    let seen = Rc::new(RefCell::new(BTreeSet::new()));
    let told = seen.clone();
    diaries(3).exhaust(&Bounds::new().reduce(false), move |w| {
        w.network(super::toys::even());
        w.input(1, Do::Set("bell", ms(30)))?;
        w.input(1, Do::Send(2, "a"))?;
        w.input_after(ms(7), 3, Do::Send(2, "b"));
        let told = told.clone();
        w.finally("collect", move |w| {
            for (id, node) in w.nodes() {
                told.borrow_mut().insert((id, node.lines.clone()));
            }
            Ok(())
        });
        Ok(())
    });
    let seen = seen.borrow();
    let of = |id: u64| seen.iter().filter(|(node, _)| *node == id).count();
    // Node 2 can hear a and b in two orders; 1 and 3 cannot tell any difference.
    assert_eq!((of(1), of(2), of(3)), (1, 2, 1));
    let bell = seen
        .iter()
        .find(|(id, _)| *id == 1)
        .map(|(_, lines)| lines[1].0);
    assert_eq!(bell, Some(ms(30)));
}

#[test]
fn a_preparation_that_fails_is_a_failure_without_steps() {
    let failure = diaries(2)
        .try_exhaust(&Bounds::new(), |w| w.expect("pigs fly", |_| false))
        .expect_err("they do not");
    assert_eq!((&*failure.rule, failure.size_before), ("pigs fly", 0));
}

#[test]
fn a_rule_for_the_end_is_checked_at_the_end_of_each_schedule() {
    let failure = diaries(3)
        .try_exhaust(&Bounds::new().drops(1), |w| {
            w.input(1, Do::Broadcast("a"))?;
            w.finally("all heard", |w| {
                match (2..=3).find(|id| !w.node(*id).has("1: a")) {
                    None => Ok(()),
                    Some(id) => Err(format!("node {id} heard nothing")),
                }
            });
            Ok(())
        })
        .expect_err("one loss is enough");
    assert!(failure.message.ends_with("heard nothing"));
    assert_eq!(
        steps(&failure).len(),
        2,
        "the other message arrives: {failure}"
    );
}

#[test]
fn a_node_never_goes_back_in_time() {
    let late = Rc::new(RefCell::new(0));
    let told = late.clone();
    diaries(2).exhaust(&Bounds::new(), move |w| {
        w.network(super::toys::even());
        w.input(1, Do::Set("bell", ms(30)))?;
        w.input(2, Do::Send(1, "a"))?;
        let told = told.clone();
        w.finally("time goes on", move |w| {
            let lines = &w.node(1).lines;
            *told.borrow_mut() += usize::from(lines[2] == (ms(30), "2: a".to_string()));
            match lines.is_sorted_by_key(|(at, _)| *at) {
                true => Ok(()),
                false => Err(format!("{lines:?}")),
            }
        });
        Ok(())
    });
    assert_eq!(
        *late.borrow(),
        1,
        "a message that comes after the bell comes no earlier"
    );
}
