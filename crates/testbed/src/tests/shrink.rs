//! The report of a failure.

use super::toys::{Do, diaries, failing, script};
use crate::engine::Phase;
use crate::{Cause, Chaos, Fault, FaultKind, Network, What, ms};

#[test]
fn the_schedule_tells_the_run_in_order() {
    let failure = failing(|w| {
        w.input(1, Do::Send(2, "hello"))?;
        w.input(1, Do::Note("a note"))?;
        w.run_for(ms(2))?;
        w.expect("nodes are up", |w| w.is_up(2))?;
        w.expect("pigs fly", |_| false)
    });
    let told: Vec<(u64, u64)> = failure
        .schedule
        .iter()
        .map(|event| (event.step, event.node))
        .collect();
    assert_eq!(
        told,
        [
            (1, 1),
            (2, 2),
            (3, 3),
            (4, 1),
            (5, 1),
            (5, 1),
            (6, 2),
            (6, 0),
            (6, 0)
        ]
    );
    let received = What::Received {
        from: 1,
        sent_at: ms(0),
        message: "\"hello\"".to_string(),
    };
    assert_eq!(failure.schedule[6].what, received);
    assert_eq!(
        failure.schedule[5].what,
        What::Noted {
            text: "a note".to_string()
        }
    );
    assert_eq!(
        failure.schedule[7].what,
        What::Reached {
            rule: "nodes are up".to_string()
        }
    );
    let text = failure.to_string();
    assert!(
        text.contains("     6.       2.000 ms  node 2: gets \"hello\" from 1 (sent at 0.000 ms)")
    );
    assert!(text.contains("cluster: as expected: nodes are up"));
    assert!(text.contains("BROKEN: pigs fly: it does not hold at 2.000 ms"));
    assert!(text.contains("seed 0x0000000000000001 brings this run back"));
    assert_eq!(format!("{failure:?}"), text);
}

#[test]
fn a_long_schedule_is_told_by_its_faults_and_its_end() {
    let failure = failing(|w| {
        w.run_for(ms(1))?;
        w.crash(3);
        for _ in 0..50 {
            w.input(1, Do::Send(2, "tick"))?;
            w.run_for(ms(5))?;
        }
        w.expect("pigs fly", |_| false)
    });
    // Three starts, a crash, a hundred inputs and arrivals, the end.
    assert_eq!((failure.schedule.len(), failure.forgotten), (105, 0));
    let text = failure.to_string();
    assert!(text.contains("schedule:\n        (3 events)\n"), "{text}");
    assert!(text.contains("node 3: crashes\n"), "{text}");
    assert_eq!(text.matches("gets \"tick\"").count(), 20, "{text}");
    assert_eq!(text.matches("(one event)").count(), 30, "{text}");
}

#[test]
fn every_fault_of_a_script_is_told() {
    let failure = failing(|w| {
        w.partition(&[1], &[2]);
        w.partition_one_way(&[1, 2], &[3]);
        w.cut(3, 1);
        w.mend(3, 1);
        w.input(1, Do::Broadcast("x"))?;
        w.heal();
        w.hold(1, 2);
        w.release(1, 2);
        w.pause(1);
        w.resume(1);
        w.skew(1, 7);
        w.drift(1, -9);
        w.link(1, 3, Network::new().duplication(1.0));
        w.lose_if(|_, to, _| to == 2);
        w.input(1, Do::Broadcast("y"))?;
        w.lose_nothing();
        w.input(1, Do::Send(2, "z"))?;
        w.crash(2);
        w.run_for(ms(20))?;
        w.wipe(2);
        w.restart(2)?;
        w.input(2, Do::Send(44, "v"))?;
        w.call(1, |_, _| ())?;
        Err("the end".into())
    });
    let has = |what: What| {
        assert!(
            failure.schedule.iter().any(|event| event.what == what),
            "{what:?}\n{failure}"
        );
    };
    let cut = |from: &[u64], to: &[u64], both_ways| What::Cut {
        from: from.to_vec(),
        to: to.to_vec(),
        both_ways,
    };
    has(cut(&[1], &[2], true));
    has(cut(&[1, 2], &[3], false));
    has(cut(&[3], &[1], false));
    has(What::Mended { to: 1 });
    has(What::Healed);
    has(What::Held { to: 2 });
    has(What::Released { to: 2 });
    has(What::Paused);
    has(What::Resumed);
    has(What::Skewed { by_ms: 7 });
    has(What::Drifts { ppm: -9 });
    has(What::Crashed);
    has(What::Wiped);
    has(What::Called);
    has(What::Started { restarts: 1 });
    let lost = |to, cause, message: &str| {
        has(What::Lost {
            to,
            sent_at: ms(0),
            cause,
            message: format!("{message:?}"),
        });
    };
    lost(2, Cause::Cut, "x");
    lost(2, Cause::Filter, "y");
    lost(2, Cause::Down, "z");
    let nowhere = failure.schedule.iter().find(|event| {
        matches!(
            event.what,
            What::Lost {
                to: 44,
                cause: Cause::NoSuchNode,
                ..
            }
        )
    });
    assert_eq!(nowhere.map(|event| event.node), Some(2));
}

#[test]
fn planned_faults_are_shrunk_and_told() {
    let failure = diaries(4)
        .try_explore("planned", 20, |w| {
            w.chaos(
                &Chaos::new(ms(100))
                    .crashes(2)
                    .partitions(2)
                    .pauses(2)
                    .cuts(2)
                    .skews(2)
                    .drifts(2),
            );
            w.invariant("nobody falls", |w| match w.ids().find(|id| !w.is_up(*id)) {
                None => Ok(()),
                Some(id) => Err(format!("node {id} is down")),
            });
            w.run_for(ms(2_000))
        })
        .expect_err("somebody falls");
    let [Fault::Planned(planned)] = &failure.faults[..] else {
        panic!("{failure}")
    };
    let FaultKind::Crash(node) = planned.kind else {
        panic!("{failure}")
    };
    assert!(failure.message.contains(&format!("node {node} is down")));
    assert_eq!(failure.size_before, 12);
    let text = failure.to_string();
    assert!(
        text.contains(&format!("  - node {node} is down from ")),
        "{text}"
    );
    assert!(
        text.contains(&format!("(planned fault {})", planned.index)),
        "{text}"
    );
}

#[test]
fn every_kind_of_fault_has_words() {
    script(3, |w| {
        w.chaos(
            &Chaos::new(ms(9))
                .partitions(1)
                .pauses(1)
                .cuts(1)
                .skews(1)
                .drifts(1),
        );
        w.run_for(ms(9))?;
        let active = w
            .engine
            .plan
            .iter()
            .filter(|(_, phase)| *phase == Phase::Active);
        assert_eq!(active.count(), 5);
        Ok(())
    });
    let words = |kind| {
        let (begins, ends) = (ms(1), ms(2));
        Fault::Planned(crate::PlannedFault {
            index: 3,
            begins,
            ends,
            kind,
        })
        .to_string()
    };
    let when = " from 1.000 ms to 2.000 ms (planned fault 3)";
    assert_eq!(
        words(FaultKind::Pause(2)),
        format!("node 2 stands still{when}")
    );
    assert_eq!(
        words(FaultKind::Cut(1, 2)),
        format!("1 cannot reach 2{when}")
    );
    assert_eq!(
        words(FaultKind::Skew(1, 5)),
        format!("the clock of node 1 is off by +5 ms{when}")
    );
    assert_eq!(
        words(FaultKind::Drift(1, -5)),
        format!("the clock of node 1 drifts by -5 ppm{when}")
    );
    assert_eq!(
        words(FaultKind::Partition(vec![1, 2])),
        format!("[1, 2] are cut off from the others{when}")
    );
    let (from, to, message) = (1, 2, "Ack".to_string());
    let copied = Fault::Duplicated {
        from,
        to,
        message: message.clone(),
        nth: 1,
        late: ms(4),
    };
    assert_eq!(
        copied.to_string(),
        "Ack from 1 to 2 arrives twice, the copy late by 4.000 ms (the first such)"
    );
    let late = Fault::Delayed {
        from,
        to,
        message,
        nth: 3,
        by: ms(4),
    };
    assert_eq!(
        late.to_string(),
        "Ack from 1 to 2 is late by 4.000 ms (such message no. 3)"
    );
}
