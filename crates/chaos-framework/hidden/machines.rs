use std::sync::Arc;
use std::time::Duration;

use super::{Lab, check_notes, fault, lasting, ms, on, said, scenario};
use crate::{FaultType, NodeSpec, ProcessState, SimNode};

const A: &[&str] = &["a"];

fn throttled(name: &str, share: f64) -> crate::FaultSpec {
    fault(name, FaultType::CpuThrottle(share), on("a"))
}

/// Starts some processor work on node a beside the scenario.
async fn working(lab: &Lab, millis: u64) -> SimNode {
    let node = lab.node("a").await;
    let worker = node.clone();
    lab.aside(Box::pin(async move {
        format!("worked {}", said(worker.work(ms(millis)).await))
    }));
    node
}

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
    let crash = lasting(fault("crash", FaultType::ProcessCrash, on("a")), 10);
    lab.run(
        scenario()
            .action("probe")
            .inject(crash)
            .wait(ms(20))
            .action("probe"),
    )
    .await;
    let want = [
        "0 ms: memory 500, disk 4, Ok([107, 101, 112, 116])",
        "20 ms: memory 0, disk 4, Ok([107, 101, 112, 116])",
    ];
    check_notes(
        "500 bytes of memory and a file, before and after a crash",
        &lab.notes(),
        &want,
        "memory is lost, files are not",
    );
}

#[tokio::test]
async fn what_is_under_way_dies_with_the_process() {
    let lab = Lab::new(A).await;
    let node = working(&lab, 1_000).await;
    let (run, clock) = (node.clone(), Arc::clone(&lab.clock));
    lab.aside(Box::pin(async move {
        let process = async move { clock.sleep(ms(500)).await };
        format!("ran {}", said(run.run(process).await))
    }));
    let crash = lasting(fault("crash", FaultType::ProcessCrash, on("a")), 100);
    lab.run(scenario().wait(ms(200)).inject(crash).wait(ms(2_000)))
        .await;
    let mut notes = lab.notes();
    notes.sort();
    let want = ["200 ms: ran Node crashed", "200 ms: worked Node crashed"];
    check_notes(
        "work of 1 s and a process of 500 ms, a crash from 200 to 300 ms",
        &notes,
        &want,
        "both end in the crash, and do not come back after it",
    );
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
                super::add(
                    &notes,
                    format!("{} ms: {}", super::since_start(&clock).await, log.len()),
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
    let node = working(&lab, 300).await;
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

async fn probe_disk(lab: &Lab, node: SimNode) {
    lab.probe("probe", move || {
        let node = node.clone();
        Box::pin(async move {
            let results = [
                said(node.write("new", b"n").await),
                said(node.write("file", b"longer").await),
                said(node.write("file", b"same").await),
                said(node.write("file", b"cut").await),
                said(node.write("file", b"back").await),
                format!(
                    "{:?}",
                    node.read("file")
                        .await
                        .map(|data| data.map(|data| data.len()))
                ),
            ];
            results.join(", ")
        })
    })
    .await;
}

#[tokio::test]
async fn a_full_disk_takes_no_more() {
    let lab = Lab::new(&[]).await;
    let spec = NodeSpec {
        disk_capacity: 8,
        memory_limit: 8,
    };
    let node = lab.runner.register_node("a", spec).await;
    let _ = node.write("file", b"data").await;
    probe_disk(&lab, node).await;
    let full = lasting(fault("full", FaultType::DiskFull, on("a")), 100);
    lab.run(
        scenario()
            .inject(full)
            .action("probe")
            .wait(ms(100))
            .action("probe"),
    )
    .await;
    let want = [
        "0 ms: Disk full, Disk full, ok, ok, Disk full, Ok(Some(3))",
        "100 ms: ok, ok, ok, ok, ok, Ok(Some(4))",
    ];
    let rule = "on a full disk a write that needs more room fails and leaves the file as it was; the \
                same or less fits, but what was given up does not come back; reads go on";
    check_notes(
        "writes of 1 new byte, 6, 4, 3, 4 over 4 bytes, and a read",
        &lab.notes(),
        &want,
        rule,
    );
}

#[tokio::test]
async fn disk_and_memory_have_an_end() {
    let lab = Lab::new(&[]).await;
    let spec = NodeSpec {
        disk_capacity: 8,
        memory_limit: 100,
    };
    let node = lab.runner.register_node("a", spec).await;
    let mut came = vec![
        said(node.write("one", b"12345").await),
        said(node.write("two", b"1234").await),
        said(node.write("two", b"123").await),
        said(node.write("one", b"1234567").await),
        said(node.allocate(101)),
        said(node.allocate(100)),
        said(node.allocate(1)),
    ];
    node.free(1);
    came.push(said(node.allocate(1)));
    node.free(1_000);
    came.push(format!("{} and {}", node.disk_used(), node.memory_used()));
    let want = [
        "ok",
        "Disk full",
        "ok",
        "Disk full",
        "Out of memory",
        "ok",
        "Out of memory",
        "ok",
        "8 and 0",
    ];
    let rule = "8 bytes of disk and 100 of memory can be used to the last, and no further";
    check_notes(
        "files of 5, 4, 3, 7 bytes; 101, 100, 1 bytes, 1 freed, 1; 1,000 freed",
        &came,
        &want,
        rule,
    );
}

#[tokio::test]
async fn a_slow_disk_takes_its_time() {
    let lab = Lab::new(A).await;
    let node = lab.node("a").await;
    lab.probe("probe", move || {
        let node = node.clone();
        Box::pin(async move {
            format!(
                "{} {}",
                said(node.write("file", b"x").await),
                said(node.read("file").await)
            )
        })
    })
    .await;
    let slow = |name, time| fault(name, FaultType::DiskSlow(ms(time)), on("a"));
    let run = scenario()
        .action("probe")
        .inject(slow("one", 20))
        .action("probe")
        .inject(slow("two", 5))
        .action("probe");
    lab.run(run.remove_fault("one").action("probe")).await;
    let want = [
        "0 ms: ok ok",
        "40 ms: ok ok",
        "90 ms: ok ok",
        "100 ms: ok ok",
    ];
    check_notes(
        "a write and a read; with 20 ms, with 5 ms more, with 5 ms",
        &lab.notes(),
        &want,
        "each takes that much longer, and delays add up",
    );
}

#[tokio::test]
async fn memory_pressure_leaves_less() {
    let lab = Lab::new(&[]).await;
    let node = lab
        .runner
        .register_node(
            "a",
            NodeSpec {
                disk_capacity: 8,
                memory_limit: 100,
            },
        )
        .await;
    let _ = node.allocate(30);
    lab.probe("probe", move || {
        let node = node.clone();
        Box::pin(async move {
            let results = [
                said(node.allocate(31)),
                said(node.allocate(10)),
                node.memory_used().to_string(),
            ];
            node.free(node.memory_used() - 30);
            results.join(", ")
        })
    })
    .await;
    let pressure = |name, bytes| fault(name, FaultType::MemoryPressure(bytes), on("a"));
    let run = scenario()
        .inject(pressure("one", 40))
        .action("probe")
        .inject(pressure("two", 30))
        .action("probe");
    lab.run(run.remove_fault("one").remove_fault("two").action("probe"))
        .await;
    let want = [
        "0 ms: Out of memory, ok, 40",
        "0 ms: Out of memory, Out of memory, 30",
        "0 ms: ok, ok, 71",
    ];
    let rule =
        "what is allocated, asked for and taken by faults (40, then 70, then 0) must fit into 100";
    check_notes(
        "30 of 100 bytes in use: 31 more, 10 more, memory_used",
        &lab.notes(),
        &want,
        rule,
    );
}

#[tokio::test]
async fn a_throttled_processor_is_slower() {
    let lab = Lab::new(A).await;
    let _ = working(&lab, 100).await;
    let run = scenario()
        .inject(throttled("half", 0.5))
        .wait(ms(100))
        .inject(throttled("quarter", 0.25))
        .wait(ms(80));
    lab.run(
        run.remove_fault("half")
            .wait(ms(80))
            .remove_fault("quarter")
            .wait(ms(500)),
    )
    .await;
    // 100 ms at 1/2 are 50, 80 ms at 1/8 are 10, 80 ms at 1/4 are 20: 20 are left.
    let rule = "the shares that are left multiply, and work under way goes on at the new speed: 50 ms by \
                100, 10 by 180, 20 by 260, the last 20 at full speed";
    check_notes(
        "100 ms of work at 1/2, from 100 ms at 1/8, from 180 ms at 1/4, from 260 ms alone",
        &lab.notes(),
        &["280 ms: worked ok"],
        rule,
    );
}

#[tokio::test]
async fn a_processor_without_a_share_waits() {
    let lab = Lab::new(A).await;
    let _ = working(&lab, 10).await;
    lab.run(
        scenario()
            .inject(lasting(throttled("none", 0.0), 500))
            .wait(ms(1_000)),
    )
    .await;
    check_notes(
        "10 ms of work, no processor for 500 ms",
        &lab.notes(),
        &["510 ms: worked ok"],
        "it waits until there is one again",
    );
}

#[tokio::test]
async fn a_skewed_clock_is_the_nodes_own() {
    let lab = Lab::new(&["a", "b"]).await;
    lab.clock.set_clock_skew(&"a".to_string(), -100).await;
    let (a, b, clock) = (
        lab.node("a").await,
        lab.node("b").await,
        Arc::clone(&lab.clock),
    );
    lab.probe("probe", move || {
        let (a, b, clock) = (a.clone(), b.clone(), Arc::clone(&clock));
        Box::pin(async move {
            let now = clock.now().await + ms(10_000);
            format!(
                "{} {}",
                (now - a.now().await).as_millis(),
                (now - b.now().await).as_millis()
            )
        })
    })
    .await;
    let skew = |name, skew| fault(name, FaultType::ClockSkew(skew), on("a"));
    let run = scenario()
        .action("probe")
        .inject(skew("fast", 500))
        .inject(skew("slow", -50))
        .action("probe");
    lab.run(run.remove_fault("fast").action("probe")).await;
    let want = ["0 ms: 10100 10000", "0 ms: 9650 10000", "0 ms: 10150 10000"];
    check_notes(
        "how far nodes a and b are behind now + 10 s",
        &lab.notes(),
        &want,
        "skews of -100, +500 and -50 ms add up on node a alone, and end with their fault",
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
    super::check(
        state == ProcessState::Running,
        "register_node of a name that is taken",
        &state,
        "it gives the node that is there",
    );
}
