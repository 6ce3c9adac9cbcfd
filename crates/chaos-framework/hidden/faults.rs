use std::sync::Arc;

use tokio::sync::Notify;

use super::{Lab, add, check, check_notes, fault, lasting, ms, on, said, scenario};
use crate::{
    ChaosEventType, ChaosReport, FaultSpec, FaultTarget, FaultType, LatencyConfig, PartitionType,
    ScenarioBuilder,
};

const FOUR: &[&str] = &["a", "b", "c", "d"];

/// Which ways between these nodes are open while the fault acts.
async fn open_ways(nodes: &[&str], kind: FaultType, target: FaultTarget) -> Vec<String> {
    let lab = Lab::new(nodes).await;
    let mut builder = scenario().inject(fault("fault", kind, target));
    for from in nodes {
        for to in nodes.iter().filter(|to| *to != from) {
            let way = format!("{from}{to}");
            lab.probe_way(&way, from, to).await;
            builder = builder.action(way);
        }
    }
    let ways = builder.build();
    let names: Vec<String> = ways.steps[1..]
        .iter()
        .map(|step| {
            format!("{step:?}")
                .chars()
                .filter(|c| c.is_ascii_lowercase())
                .skip(5)
                .collect()
        })
        .collect();
    let _ = lab.run(scenario().include(ways)).await;
    let open = lab
        .notes()
        .into_iter()
        .zip(names)
        .filter(|(note, _)| note.ends_with("ok"));
    open.map(|(_, way)| way).collect()
}

fn nodes(names: &[&str]) -> FaultTarget {
    FaultTarget::Nodes(names.iter().map(|name| name.to_string()).collect())
}

#[tokio::test]
async fn a_partition_parts_its_target_from_the_rest() {
    let both = FaultType::NetworkPartition(PartitionType::Bidirectional);
    let came = open_ways(FOUR, both.clone(), nodes(&["d", "a"])).await;
    let rule = "the target is one side, all other registered nodes are the other side";
    check_notes(
        "ways that are open with a and d cut off",
        &came,
        &["ad", "bc", "cb", "da"],
        rule,
    );
    let came = open_ways(FOUR, both, on("c")).await;
    check_notes(
        "ways that are open with c cut off",
        &came,
        &["ab", "ad", "ba", "bd", "da", "db"],
        rule,
    );
}

#[tokio::test]
async fn a_partition_may_cut_one_way() {
    let out = FaultType::NetworkPartition(PartitionType::AsymmetricAtoB);
    let came = open_ways(&["a", "b", "c"], out, on("b")).await;
    check_notes(
        "ways open with AsymmetricAtoB on b",
        &came,
        &["ab", "ac", "ca", "cb"],
        "the target is group A: it cannot send",
    );
    let back = FaultType::NetworkPartition(PartitionType::AsymmetricBtoA);
    let came = open_ways(&["a", "b", "c"], back, on("b")).await;
    check_notes(
        "ways open with AsymmetricBtoA on b",
        &came,
        &["ac", "ba", "bc", "ca"],
        "the target is group A: it cannot be reached",
    );
}

#[tokio::test]
async fn a_partition_without_a_rest_isolates_each() {
    let both = FaultType::NetworkPartition(PartitionType::Bidirectional);
    let came = open_ways(&["a", "b", "c"], both.clone(), FaultTarget::All).await;
    check_notes(
        "ways open with all of a, b, c as target",
        &came,
        &[],
        "each is cut off from each",
    );
    let came = open_ways(&["a", "b"], both, nodes(&["a", "b"])).await;
    check_notes(
        "ways open with Nodes([a, b]) of two nodes",
        &came,
        &[],
        "they are cut off from each other",
    );
    let one = FaultType::NetworkPartition(PartitionType::AsymmetricAtoB);
    let came = open_ways(&["a", "b", "c"], one, FaultTarget::All).await;
    check_notes(
        "ways open with AsymmetricAtoB on all",
        &came,
        &["ba", "ca", "cb"],
        "each cannot send to those after it by name",
    );
}

#[tokio::test]
async fn losses_and_delays_are_around_their_target() {
    let came = open_ways(&["a", "b", "c"], FaultType::NetworkDrop(1.0), on("b")).await;
    check_notes(
        "ways open with all messages of b lost",
        &came,
        &["ac", "ca"],
        "those from and to the target are lost",
    );
    let lab = Lab::new(&["a", "b", "c", "d"]).await;
    lab.probe_way("ab", "a", "b").await;
    lab.probe_way("ca", "c", "a").await;
    lab.probe_way("cd", "c", "d").await;
    let slow = FaultType::NetworkLatency(LatencyConfig::Fixed(ms(9)));
    let run = scenario()
        .inject(fault("slow", slow, nodes(&["a", "b"])))
        .action("ab")
        .action("ca")
        .action("cd");
    lab.run(run.remove_fault("slow").action("ab")).await;
    let want = ["10 ms: ok", "20 ms: ok", "21 ms: ok", "22 ms: ok"];
    check_notes(
        "9 ms on a and b: a to b, c to a, c to d; and a to b after it",
        &lab.notes(),
        &want,
        "each message from or to a target takes 9 ms more, once",
    );
    let network = Arc::clone(&lab.network);
    let lost = Arc::clone(&lab.notes);
    let count = move || {
        let (network, lost) = (Arc::clone(&network), Arc::clone(&lost));
        async move {
            for _ in 0..400 {
                let sent = network.send(&"a".to_string(), &"b".to_string(), 1).await;
                add(&lost, said(sent));
            }
            Ok(())
        }
    };
    lab.runner.register_action("count", count).await;
    let half = fault("half", FaultType::NetworkDrop(0.5), nodes(&["a", "b"]));
    lab.run(scenario().inject(half).action("count")).await;
    let lost = lab
        .notes()
        .iter()
        .filter(|note| *note == "Packet dropped")
        .count();
    check(
        (160..=240).contains(&lost),
        "how many of 400 messages from a to b are lost under NetworkDrop(0.5) on a and b",
        &lost,
        "one fault is one draw, also if both ends are targets: about 200",
    );
}

/// When faults ended, and which.
fn removals(report: &ChaosReport) -> Vec<String> {
    let ended = report
        .events
        .iter()
        .filter(|event| matches!(event.event_type, ChaosEventType::FaultRemoved));
    ended
        .map(|event| format!("{:?} {}", event.timestamp, event.details))
        .collect()
}

#[tokio::test]
async fn a_fault_ends_when_its_time_is_over() {
    let lab = Lab::new(&["a", "b"]).await;
    lab.probe_way("way", "a", "b").await;
    let cut = FaultType::NetworkPartition(PartitionType::Bidirectional);
    let short = lasting(fault("cut", cut, on("a")), 100);
    let run = scenario()
        .inject(short)
        .wait(ms(99))
        .action("way")
        .wait(ms(1))
        .action("way");
    let report = lab.run(run).await;
    let rule = "a fault of 100 ms is there before 100 ms, and gone at 100 ms, before the steps of that instant";
    let want = ["99 ms: Network partition: a cannot reach b", "101 ms: ok"];
    check_notes("messages at 99 and 100 ms", &lab.notes(), &want, rule);
    check_notes(
        "FaultRemoved events",
        &removals(&report),
        &["100ms cut"],
        "a fault that ends by itself is told, once, when it ends",
    );
}

#[tokio::test]
async fn injecting_again_begins_again() {
    let lab = Lab::new(&["a"]).await;
    let node = lab.node("a").await;
    lab.probe("probe", move || {
        let state = node.state();
        Box::pin(async move { format!("{state:?}") })
    })
    .await;
    let crash = || lasting(fault("crash", FaultType::ProcessCrash, on("a")), 100);
    let run = scenario()
        .inject(crash())
        .wait(ms(60))
        .inject(crash())
        .wait(ms(60))
        .action("probe");
    let never = FaultSpec {
        probability: 0.0,
        ..crash()
    };
    let report = lab
        .run(
            run.wait(ms(60))
                .action("probe")
                .inject(crash())
                .remove_fault("crash")
                .action("probe")
                .inject(crash())
                .inject(never)
                .action("probe"),
        )
        .await;
    let want = [
        "120 ms: Crashed",
        "180 ms: Running",
        "180 ms: Running",
        "180 ms: Running",
    ];
    let rule =
        "an injection ends the fault of the same id and starts its time anew; one removal ends it";
    check_notes(
        "a crash of 100 ms at 0 and again at 60 ms, seen at 120 and 180 ms; then injected and removed; \
         then injected, and again with probability 0",
        &lab.notes(),
        &want,
        rule,
    );
    check_notes(
        "FaultRemoved events",
        &removals(&report),
        &["60ms crash", "160ms crash", "180ms crash", "180ms crash"],
        "each fault that ended is told, also one that an injection ended, whatever that drew",
    );
}

#[tokio::test]
async fn probability_is_drawn_at_each_injection() {
    for (probability, least, most) in [(0.0, 0, 0), (0.5, 60, 140), (1.0, 200, 200)] {
        let lab = Lab::new(&["a"]).await;
        let crash = lasting(fault("crash", FaultType::ProcessCrash, on("a")), 5);
        let spec = FaultSpec {
            probability,
            ..crash
        };
        let report = lab
            .run(scenario().repeat(200, |round| round.inject(spec).wait(ms(10))))
            .await;
        let happened = report
            .events
            .iter()
            .filter(|event| matches!(event.event_type, ChaosEventType::FaultInjected))
            .count();
        let right = (least..=most).contains(&happened);
        check(
            right,
            &format!("200 periodic injections with probability {probability}"),
            &happened,
            "each draws anew whether it happens",
        );
    }
}

/// How often each node was hit.
async fn counts(target: FaultTarget, rounds: u32) -> Vec<usize> {
    let lab = Lab::new(&["d", "b", "a", "c"]).await;
    let spec = lasting(fault("crash", FaultType::ProcessCrash, target), 5);
    let run =
        |builder: ScenarioBuilder| builder.repeat(rounds, |round| round.inject(spec).wait(ms(10)));
    let report = lab.run(run(scenario())).await;
    let injected: Vec<String> = report
        .events
        .into_iter()
        .filter(|event| matches!(event.event_type, ChaosEventType::FaultInjected))
        .map(|event| event.details)
        .collect();
    let names = |details: &String| {
        details
            .replace("crash: ", "")
            .split(", ")
            .map(str::to_string)
            .collect::<Vec<_>>()
    };
    FOUR.iter()
        .map(|node| {
            injected
                .iter()
                .filter(|details| names(details).iter().any(|name| name == node))
                .count()
        })
        .collect()
}

#[tokio::test]
async fn random_targets_are_drawn_fairly() {
    let two = counts(FaultTarget::Random { count: 2 }, 200).await;
    let right =
        two.iter().sum::<usize>() == 400 && two.iter().all(|count| (70..=130).contains(count));
    check(
        right,
        "how often each of four was among two random ones, of 200",
        &two,
        "two different ones each time, each about 100 times",
    );
    let many = counts(FaultTarget::Random { count: 9 }, 1).await;
    let all = counts(FaultTarget::All, 1).await;
    let right = many == [1; 4] && all == [1; 4];
    check(
        right,
        "Random { count: 9 } and All of four",
        &(many, all),
        "they hit all four",
    );
}

#[tokio::test]
async fn a_run_that_is_given_up_leaves_nothing_behind() {
    let lab = Lab::new(&["a", "b"]).await;
    let reached = Arc::new(Notify::new());
    let there = Arc::clone(&reached);
    lab.probe("hang", move || {
        there.notify_one();
        Box::pin(std::future::pending())
    })
    .await;
    let cut = FaultType::NetworkPartition(PartitionType::Bidirectional);
    let run = scenario()
        .inject(fault("crash", FaultType::ProcessCrash, on("a")))
        .inject(fault("cut", cut, on("a")))
        .action("hang");
    tokio::select! {
        _ = lab.runner.run(run.build()) => {}
        () = reached.notified() => {}
    }
    let came = (
        format!("{:?}", lab.node("a").await.state()),
        lab.network
            .can_communicate(&"a".to_string(), &"b".to_string())
            .await,
        lab.run(scenario().wait(ms(5))).await.duration,
    );
    check(
        came == ("Running".to_string(), true, ms(5)),
        "after the future of a run was dropped in the middle: state, reach, duration of the next run",
        &came,
        "faults end with the run, however it ends",
    );
}

#[tokio::test]
async fn a_run_leaves_nothing_behind() {
    let lab = Lab::new(&["a", "b"]).await;
    let run = scenario()
        .inject(fault("crash", FaultType::ProcessCrash, on("a")))
        .inject(fault(
            "cut",
            FaultType::NetworkPartition(PartitionType::Bidirectional),
            on("a"),
        ))
        .inject(fault("skew", FaultType::ClockSkew(500), on("a")));
    let report = lab.run(run).await;
    let node = lab.node("a").await;
    let came = (
        format!("{:?}", node.state()),
        lab.network
            .can_communicate(&"a".to_string(), &"b".to_string())
            .await,
        node.now().await == lab.clock.now().await,
        report
            .events
            .iter()
            .filter(|event| matches!(event.event_type, ChaosEventType::FaultRemoved))
            .count(),
    );
    let right = came == ("Running".to_string(), true, true, 3);
    check(
        right,
        "after a run that removed none of its three faults: state, reach, no skew, FaultRemoved events",
        &came,
        "faults end with the run",
    );
}
