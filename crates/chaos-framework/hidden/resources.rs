use std::sync::Arc;

use super::{Lab, act, check_notes, fault, lasting, ms, on, said, scenario};
use crate::{ChaosStep, FaultSpec, FaultType, NodeSpec, SimNode};

const A: &[&str] = &["a"];

fn throttled(name: &str, share: f64) -> FaultSpec {
    fault(name, FaultType::CpuThrottle(share), on("a"))
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
        said(node.allocate(u64::MAX)),
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
        "Out of memory",
        "ok",
        "8 and 0",
    ];
    let rule = "8 bytes of disk and 100 of memory can be used to the last, and no further";
    check_notes(
        "files of 5, 4, 3, 7 bytes; 101, 100, 1, 2^64 - 1 bytes, 1 freed, 1; 1,000 freed",
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
    let node = lab.node("a").await;
    lab.probe("long", move || {
        let node = node.clone();
        Box::pin(async move { said(node.write("file", b"longer").await) })
    })
    .await;
    let run = scenario()
        .inject(slow("slow", 30))
        .inject(throttled("half", 0.5))
        .inject(fault("full", FaultType::DiskFull, on("a")))
        .parallel(vec![
            vec![act("long")],
            vec![
                ChaosStep::Wait(ms(10)),
                ChaosStep::InjectFault(slow("late", 20)),
            ],
        ]);
    lab.run(run).await;
    check_notes(
        "a write that takes 30 ms from 100 ms on, with half a processor and a full disk; 20 ms more from \
         110 ms on",
        &lab.notes()[4..],
        &["130 ms: Disk full"],
        "the time passes before the disk looks for room, is no processor time, and is known at its begin",
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
    let _ = lab.working(100).await;
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
    let _ = lab.working(10).await;
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
