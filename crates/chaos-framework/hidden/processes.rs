use std::sync::Arc;
use std::time::Duration;

use super::{Lab, add, check, check_notes, fault, lasting, ms, on, said, scenario, since_start};
use crate::{FaultType, ProcessState};

const A: &[&str] = &["a"];

/// A probe that tries everything that needs the process of node a.
async fn probe_all(lab: &Lab) {
    let node = lab.node("a").await;
    lab.probe("probe", move || {
        let node = node.clone();
        Box::pin(async move {
            let results = [
                said(node.work(Duration::ZERO).await),
                said(node.write("file", b"new").await),
                said(node.read("file").await),
                said(node.allocate(1)),
                said(node.run(async {}).await),
            ];
            format!("{:?} {}", node.state(), results.join(", "))
        })
    })
    .await;
}

#[tokio::test]
async fn a_crashed_node_does_nothing() {
    let lab = Lab::new(A).await;
    probe_all(&lab).await;
    let crash = lasting(fault("crash", FaultType::ProcessCrash, on("a")), 100);
    lab.run(
        scenario()
            .inject(crash)
            .wait(ms(50))
            .action("probe")
            .wait(ms(60))
            .action("probe"),
    )
    .await;
    let down =
        "50 ms: Crashed Node crashed, Node crashed, Node crashed, Node crashed, Node crashed";
    let up = "110 ms: Running ok, ok, ok, ok, ok";
    let rule = "a crashed node refuses all, and works again when the fault is over";
    check_notes(
        "work, write, read, allocate, run in a crash of 100 ms and after it",
        &lab.notes(),
        &[down, up],
        rule,
    );
}

#[tokio::test]
async fn a_crash_takes_the_memory_and_leaves_the_disk() {
    let lab = Lab::new(A).await;
    let node = lab.node("a").await;
    let _ = node.write("file", b"kept").await;
    let _ = node.allocate(500);
    let probed = node.clone();
    lab.probe("probe", move || {
        let node = probed.clone();
        Box::pin(async move {
            let text = node.read("file").await.map(|data| data.unwrap_or_default());
            format!(
                "memory {}, disk {}, {:?}",
                node.memory_used(),
                node.disk_used(),
                text
            )
        })
    })
    .await;
    lab.probe("memory", move || {
        let used = node.memory_used();
        Box::pin(async move { format!("memory {used}") })
    })
    .await;
    let crash = lasting(fault("crash", FaultType::ProcessCrash, on("a")), 10);
    lab.run(
        scenario()
            .action("probe")
            .inject(crash)
            .action("memory")
            .wait(ms(20))
            .action("probe"),
    )
    .await;
    let want = [
        "0 ms: memory 500, disk 4, Ok([107, 101, 112, 116])",
        "0 ms: memory 0",
        "20 ms: memory 0, disk 4, Ok([107, 101, 112, 116])",
    ];
    check_notes(
        "500 bytes of memory and a file, before a crash, in it and after it",
        &lab.notes(),
        &want,
        "memory is given back at the crash, files are kept",
    );
}

#[tokio::test]
async fn what_is_under_way_dies_with_the_process() {
    for at_once in [false, true] {
        let lab = Lab::new(A).await;
        let node = lab.working(1_000).await;
        let (run, clock) = (node.clone(), Arc::clone(&lab.clock));
        lab.aside(Box::pin(async move {
            let process = async move { clock.sleep(ms(500)).await };
            format!("ran {}", said(run.run(process).await))
        }));
        let crash = fault("crash", FaultType::ProcessCrash, on("a"));
        let before = scenario().wait(ms(200));
        let crashed = if at_once {
            before.inject(crash).remove_fault("crash")
        } else {
            before.inject(lasting(crash, 100))
        };
        lab.run(crashed.wait(ms(2_000))).await;
        let mut notes = lab.notes();
        notes.sort();
        let want = ["200 ms: ran Node crashed", "200 ms: worked Node crashed"];
        let done = format!(
            "work of 1 s and a process of 500 ms, a crash at 200 ms that is over {}",
            if at_once { "at once" } else { "at 300 ms" }
        );
        let rule = "both end in the crash, however short, and do not come back after it";
        check_notes(&done, &notes, &want, rule);
    }
}

#[tokio::test]
async fn a_host_starts_anew_and_finds_its_disk() {
    let lab = Lab::new(A).await;
    let node = lab.node("a").await;
    let (host, clock, notes) = (node.clone(), Arc::clone(&lab.clock), Arc::clone(&lab.notes));
    node.host(move || {
        let (node, clock, notes) = (host.clone(), Arc::clone(&clock), Arc::clone(&notes));
        async move {
            loop {
                let mut log = node.read("log").await.ok().flatten().unwrap_or_default();
                log.push(b'x');
                let _ = node.write("log", &log).await;
                add(
                    &notes,
                    format!("{} ms: {}", since_start(&clock).await, log.len()),
                );
                clock.sleep(ms(100)).await;
            }
        }
    });
    let crash = lasting(fault("crash", FaultType::ProcessCrash, on("a")), 300);
    lab.run(scenario().wait(ms(150)).inject(crash).wait(ms(450)))
        .await;
    let want = ["0 ms: 1", "100 ms: 2", "450 ms: 3", "550 ms: 4"];
    let rule = "the process stops at the crash, and starts anew at 450 ms with what is on the disk";
    check_notes(
        "a process that logs every 100 ms, a crash from 150 to 450 ms",
        &lab.notes(),
        &want,
        rule,
    );
}

#[tokio::test]
async fn a_paused_node_stands_still() {
    let lab = Lab::new(A).await;
    let node = lab.working(300).await;
    let (run, clock) = (node.clone(), Arc::clone(&lab.clock));
    lab.aside(Box::pin(async move {
        let process = async move { clock.sleep(ms(200)).await };
        format!("ran {}", said(run.run(process).await))
    }));
    probe_all(&lab).await;
    let pause = lasting(fault("pause", FaultType::ProcessPause, on("a")), 400);
    let beside = scenario()
        .wait(ms(100))
        .inject(pause)
        .wait(ms(10))
        .action("probe")
        .wait(ms(1_000));
    lab.run(beside).await;
    let mut notes = lab.notes();
    notes.sort();
    let want = [
        "500 ms: Running ok, ok, ok, ok, ok",
        "500 ms: ran ok",
        "700 ms: worked ok",
    ];
    let rule = "nothing happens while it is paused: operations wait until 500 ms, a process whose timer \
                rang goes on then, and work does what was left of it (200 ms)";
    check_notes(
        "a pause from 100 to 500 ms; work of 300 ms, a process of 200 ms, a probe at 110 ms",
        &notes,
        &want,
        rule,
    );
}

#[tokio::test]
async fn a_crashed_node_neither_sends_nor_receives() {
    let lab = Lab::new(&["a", "b"]).await;
    lab.probe_way("from", "a", "b").await;
    lab.probe_way("to", "b", "a").await;
    let crash = lasting(fault("crash", FaultType::ProcessCrash, on("a")), 100);
    let run = scenario()
        .inject(crash)
        .action("from")
        .action("to")
        .wait(ms(200))
        .action("from")
        .action("to");
    lab.run(run).await;
    let want = ["0 ms: Timeout", "1 ms: Timeout", "202 ms: ok", "203 ms: ok"];
    let rule =
        "a crashed sender is a Timeout at once, a crashed receiver one when the message arrives";
    check_notes(
        "messages from and to a node that is down, and after",
        &lab.notes(),
        &want,
        rule,
    );
}

#[tokio::test]
async fn messages_wait_for_a_paused_node() {
    let lab = Lab::new(&["a", "b"]).await;
    for (from, to) in [("a", "b"), ("b", "a")] {
        let (network, from, to) = (Arc::clone(&lab.network), from.to_string(), to.to_string());
        let clock = Arc::clone(&lab.clock);
        lab.aside(Box::pin(async move {
            clock.sleep(ms(10)).await;
            format!("from {from} {}", said(network.send(&from, &to, 1).await))
        }));
    }
    let pause = lasting(fault("pause", FaultType::ProcessPause, on("a")), 100);
    lab.run(scenario().inject(pause).wait(ms(300))).await;
    let want = ["100 ms: from b ok", "101 ms: from a ok"];
    let rule = "a paused receiver gets them when it resumes, and a paused sender sends them then";
    check_notes(
        "messages sent at 10 ms to and from a node that is paused until 100 ms",
        &lab.notes(),
        &want,
        rule,
    );
}

#[tokio::test]
async fn faults_of_one_kind_overlap() {
    let lab = Lab::new(A).await;
    let node = lab.node("a").await;
    lab.probe("probe", move || {
        let state = node.state();
        Box::pin(async move { format!("{state:?}") })
    })
    .await;
    let crash = |name, time| lasting(fault(name, FaultType::ProcessCrash, on("a")), time);
    let pause = lasting(fault("pause", FaultType::ProcessPause, on("a")), 300);
    let run = scenario()
        .inject(crash("short", 100))
        .inject(crash("long", 200))
        .inject(pause)
        .action("probe");
    let run = run
        .wait(ms(100))
        .action("probe")
        .wait(ms(100))
        .action("probe")
        .wait(ms(100))
        .action("probe");
    lab.run(run).await;
    let want = [
        "0 ms: Crashed",
        "100 ms: Crashed",
        "200 ms: Paused",
        "300 ms: Running",
    ];
    check_notes(
        "crashes of 100 and 200 ms and a pause of 300 ms",
        &lab.notes(),
        &want,
        "a node is down as long as one fault keeps it down, then paused as long as one keeps it paused",
    );
    let state = lab.node("a").await.state();
    check(
        state == ProcessState::Running,
        "register_node of a name that is taken",
        &state,
        "it gives the node that is there",
    );
}
