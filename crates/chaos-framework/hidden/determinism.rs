use std::sync::Arc;

use super::hits::failing;
use super::{Lab, check, fault, id, lasting, ms, quiet_network, said, scenario, simulated};
use crate::{
    ChaosConfig, ChaosEventType, DropRule, FailpointAction, FailpointRegistry, FaultSpec,
    FaultTarget, FaultType, LatencyConfig, LatencyRule, NetworkConfig, NetworkPartition,
    NetworkSimulator, PartitionType, ScenarioBuilder,
};

fn network(seed: u64) -> NetworkSimulator {
    NetworkSimulator::new(
        NetworkConfig {
            base_drop_rate: 0.3,
            ..quiet_network()
        },
        Some(seed),
    )
}

/// One letter a message: `.` if it arrives, `d` if it is dropped, else `x`.
async fn fates(network: &NetworkSimulator, to: &str, count: u32) -> String {
    let mut letters = String::new();
    for _ in 0..count {
        letters.push(
            match said(network.send(&id("a"), &id(to), 1).await).as_str() {
                "ok" => '.',
                "Packet dropped" => 'd',
                _ => 'x',
            },
        );
    }
    letters
}

#[tokio::test(start_paused = true)]
async fn one_seed_gives_one_network() {
    let first = fates(&network(7), "b", 100).await;
    let same = fates(&network(7), "b", 100).await;
    let other = fates(&network(8), "b", 100).await;
    check(
        first == same,
        "100 messages, twice with seed 7",
        &(&first, &same),
        "they fare alike",
    );
    check(
        first != other,
        "100 messages with seeds 7 and 8",
        &(&first, &other),
        "they fare differently",
    );
    let back = fates(&network(7), "c", 100).await;
    check(
        first != back,
        "100 messages to b, 100 to c",
        &(&first, &back),
        "each link draws for itself",
    );
}

#[tokio::test(start_paused = true)]
async fn other_links_shift_nothing() {
    let alone = fates(&network(7), "b", 60).await;
    let network = network(7);
    let mut mixed = String::new();
    for round in 0..60 {
        let _ = fates(&network, "c", round % 3).await;
        mixed += &fates(&network, "b", 1).await;
    }
    let rule = "what happens to the n-th message of a link depends on the seed, the link and n";
    check(
        alone == mixed,
        "60 messages to b, alone and between others to c",
        &(alone, mixed),
        rule,
    );
    let mut alike = Vec::new();
    for (from, to) in [("n1", "1n"), ("n", "11n")] {
        let mut letters = String::new();
        for _ in 0..60 {
            let came = network.send(&id(from), &id(to), 1).await;
            letters.push(if came.is_ok() { '.' } else { 'd' });
        }
        alike.push(letters);
    }
    check(
        alike[0] != alike[1],
        "60 messages from n1 to 1n, 60 from n to 11n",
        &alike,
        "different links draw differently, also if their names written together are the same",
    );
}

#[tokio::test(start_paused = true)]
async fn rules_and_partitions_shift_nothing() {
    let before = fates(&network(7), "b", 120).await;
    let same = network(7);
    let latency = LatencyConfig::Uniform {
        min: ms(1),
        max: ms(9),
    };
    same.add_latency(LatencyRule {
        from: None,
        to: None,
        latency,
        probability: 0.5,
    })
    .await;
    same.partition(NetworkPartition {
        group_a: [id("a")].into(),
        group_b: [id("b")].into(),
        partition_type: PartitionType::Bidirectional,
        duration: None,
        created_at: tokio::time::Instant::now().into_std(),
    })
    .await;
    let cut = fates(&same, "b", 40).await;
    same.heal_all().await;
    let after = fates(&same, "b", 40).await;
    let right = cut == "x".repeat(40) && after == before[40..80];
    let rule = "every send counts, a blocked one too, and neither a partition nor a latency rule changes \
                which of the later ones are dropped";
    check(
        right,
        "messages 41 to 80 after 40 blocked ones; without",
        &(&after, &before[40..80]),
        rule,
    );
    same.add_drop_rule(DropRule {
        from: None,
        to: None,
        drop_rate: 0.3,
        corrupt_rate: 0.0,
    })
    .await;
    let more = fates(&same, "b", 40).await;
    let lost_before = before[80..]
        .chars()
        .zip(more.chars())
        .all(|(old, new)| old == '.' || new == 'd');
    let rule = "a drop rule adds losses of its own and takes none of those away";
    check(
        lost_before && more != before[80..],
        "messages 81 to 120 with one more rule; without",
        &(&more, &before[80..]),
        rule,
    );
    let mut lost = Vec::new();
    for other_first in [false, true] {
        let network = NetworkSimulator::new(quiet_network(), Some(7));
        for (from, drop_rate) in [("c", 0.9), ("a", 0.4)] {
            if from == "a" || other_first {
                let rule = DropRule {
                    from: Some(id(from)),
                    to: None,
                    drop_rate,
                    corrupt_rate: 0.0,
                };
                network.add_drop_rule(rule).await;
            }
        }
        lost.push(fates(&network, "b", 60).await);
    }
    check(
        lost[0] == lost[1],
        "60 messages from a under a rule for a, alone and added after a rule for c",
        &lost,
        "the losses that a rule makes do not depend on the rules before it",
    );
}

fn crash(name: &str, probability: f64) -> FaultSpec {
    let target = FaultTarget::Random { count: 2 };
    FaultSpec {
        probability,
        ..lasting(fault(name, FaultType::ProcessCrash, target), 100)
    }
}

/// Which nodes this fault hit, each time.
async fn hits(seed: u64, name: &str, builder: ScenarioBuilder) -> Vec<String> {
    let lab = Lab::with(
        simulated(seed),
        quiet_network(),
        0.0,
        &["a", "b", "c", "d", "e", "f"],
    )
    .await;
    let report = lab.run(builder).await;
    let mine = |details: &&String| details.starts_with(&format!("{name}: "));
    let injected = report
        .events
        .iter()
        .filter(|event| matches!(event.event_type, ChaosEventType::FaultInjected));
    injected
        .map(|event| &event.details)
        .filter(mine)
        .cloned()
        .collect()
}

fn rounds(with_other: bool) -> ScenarioBuilder {
    scenario().repeat(20, move |round| {
        let round = if with_other {
            round.inject(crash("other", 0.5))
        } else {
            round
        };
        let round = round.inject(crash("mine", 0.5)).wait(ms(200));
        if with_other {
            round.inject(crash("third", 1.0)).wait(ms(50))
        } else {
            round
        }
    })
}

#[tokio::test]
async fn one_more_fault_shifts_no_other() {
    let alone = hits(5, "mine", rounds(false)).await;
    let beside = hits(5, "mine", rounds(true)).await;
    let rule = "whether a fault happens and whom it hits depends on the seed, its id and how often it \
                was to be injected: not on other faults";
    check(
        alone == beside,
        "20 rounds of a random fault, alone and with two others",
        &(&alone, &beside),
        rule,
    );
    let other_seed = hits(6, "mine", rounds(false)).await;
    check(
        alone != other_seed,
        "the same with another seed",
        &(&alone, &other_seed),
        "it draws otherwise",
    );
    let third = hits(5, "third", rounds(true)).await;
    let mut different = third.clone();
    different.sort();
    different.dedup();
    let right = third.len() == 20 && different.len() > 4;
    check(
        right,
        "20 injections at two random nodes of six",
        &third,
        "each time two are drawn anew",
    );
}

#[tokio::test]
async fn a_scenario_run_again_is_the_same_again() {
    let lab = Lab::new(&["a", "b", "c", "d"]).await;
    let mut logs = Vec::new();
    for _ in 0..2 {
        let report = lab.run(rounds(true)).await;
        let lines: Vec<String> = report
            .events
            .iter()
            .map(|event| format!("{:?} {}", event.timestamp, event.details))
            .collect();
        logs.push(lines);
    }
    let right = logs[0] == logs[1] && logs[0].len() > 60;
    check(
        right,
        "the events of two runs on one runner",
        &logs,
        "a run begins anew: the same choices, timestamps from zero",
    );
}

#[tokio::test]
async fn the_runners_seed_is_everybodys() {
    let mut seen = Vec::new();
    for seed in [Some(42), Some(42), Some(43), None] {
        let config = ChaosConfig {
            seed,
            ..simulated(0)
        };
        let lab = Lab::with(
            config,
            NetworkConfig {
                base_drop_rate: 0.5,
                ..quiet_network()
            },
            0.0,
            &["a", "b"],
        )
        .await;
        let dropped = FailpointAction::Probability {
            percent: 50,
            action: Box::new(FailpointAction::Return("x".to_string())),
        };
        lab.failpoints.set("p", dropped).await;
        let (network, failpoints) = (Arc::clone(&lab.network), Arc::clone(&lab.failpoints));
        lab.probe("probe", move || {
            let (network, failpoints) = (Arc::clone(&network), Arc::clone(&failpoints));
            Box::pin(async move {
                let mut letters = fates(&network, "b", 40).await;
                for _ in 0..40 {
                    letters.push(if failpoints.check("p").await.is_ok() {
                        '.'
                    } else {
                        'x'
                    });
                }
                letters
            })
        })
        .await;
        let report = lab.run(scenario().action("probe")).await;
        seen.push((report.seed, lab.notes()));
    }
    let right = seen[0] == seen[1] && seen[0].0 == 42 && seen[2].0 == 43;
    check(
        right,
        "two runs with seed 42",
        &seen,
        "report.seed is the seed, and the network and failpoints that have none draw by it",
    );
    let (ours, theirs) = (&seen[0].1[0], &seen[2].1[0]);
    let halves = |note: &str| {
        (
            note[..note.len() - 40].to_string(),
            note[note.len() - 40..].to_string(),
        )
    };
    let (ours, theirs) = (halves(ours), halves(theirs));
    let right = ours.0 != theirs.0 && ours.1 != theirs.1;
    check(
        right,
        "messages and hits with seeds 42 and 43",
        &(ours, theirs),
        "both the network and the failpoints follow the runner's seed",
    );
}

/// 60 hits of a failpoint at 50 %, a letter each.
async fn tossed(failpoints: &FailpointRegistry) -> String {
    let toss = FailpointAction::Probability {
        percent: 50,
        action: Box::new(failing()),
    };
    failpoints.set("p", toss).await;
    super::hits::hits(failpoints, "p", 60).await
}

#[tokio::test(start_paused = true)]
async fn a_seed_of_ones_own_is_kept() {
    let own = Arc::new(network(7));
    let clock = Arc::new(crate::ClockSimulator::new(1.0));
    let failpoints = Arc::new(FailpointRegistry::with_seed(7));
    let config = ChaosConfig {
        mode: crate::SimulationMode::RealTime,
        ..simulated(99)
    };
    let runner = crate::ChaosRunner::new(config, Arc::clone(&own), clock, Arc::clone(&failpoints));
    let came = (
        fates(&own, "b", 60).await,
        fates(&network(7), "b", 60).await,
    );
    let report = runner
        .run(scenario().build())
        .await
        .map(|report| report.seed);
    let right = came.0 == came.1 && matches!(report, Ok(99));
    check(
        right,
        "a network with seed 7 in a runner with seed 99, and alone",
        &came,
        "the runner's seed is for those that have none",
    );
    let came = (
        tossed(&failpoints).await,
        tossed(&FailpointRegistry::with_seed(7)).await,
    );
    check(
        came.0 == came.1,
        "failpoints with seed 7 in a runner with seed 99, and alone",
        &came,
        "the runner's seed is for those that have none",
    );
    let came = (
        tossed(&FailpointRegistry::new()).await,
        tossed(&FailpointRegistry::with_seed(0)).await,
    );
    check(
        came.0 == came.1,
        "failpoints without seed and runner, and with seed 0",
        &came,
        "without either the seed is 0",
    );
}
