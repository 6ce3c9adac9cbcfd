use tokio::time::Instant;

use super::{Lab, check, check_notes, fault, id, ms, on, quiet_network, said, scenario};
use crate::{FaultType, NetworkError, NetworkPartition, NetworkSimulator, PartitionType};

fn network() -> NetworkSimulator {
    NetworkSimulator::new(quiet_network(), Some(42))
}

fn partition(a: &[&str], b: &[&str], partition_type: PartitionType) -> NetworkPartition {
    NetworkPartition {
        group_a: a.iter().copied().map(id).collect(),
        group_b: b.iter().copied().map(id).collect(),
        partition_type,
        duration: None,
        created_at: Instant::now().into_std(),
    }
}

fn brief(a: &str, b: &str, millis: u64) -> NetworkPartition {
    let duration = Some(ms(millis));
    NetworkPartition {
        duration,
        ..partition(&[a], &[b], PartitionType::Bidirectional)
    }
}

async fn reaches(network: &NetworkSimulator, from: &str, to: &str) -> bool {
    let says = network.can_communicate(&id(from), &id(to)).await;
    let sent = network.send(&id(from), &id(to), 1).await;
    let rule = "send() is Partitioned { from, to } exactly where can_communicate() is false";
    let agrees = match &sent {
        Ok(_) => says,
        Err(NetworkError::Partitioned { from: a, to: b }) => !says && a == from && b == to,
        Err(_) => false,
    };
    check(
        agrees,
        &format!("can_communicate and send from {from} to {to}"),
        &(says, &sent),
        rule,
    );
    says
}

#[tokio::test(start_paused = true)]
async fn each_kind_cuts_its_direction() {
    let kinds = [
        (PartitionType::Bidirectional, [false, false]),
        (PartitionType::AsymmetricAtoB, [false, true]),
        (PartitionType::AsymmetricBtoA, [true, false]),
    ];
    for (kind, want) in kinds {
        let network = network();
        network
            .partition(partition(&["a", "a2"], &["b", "b2"], kind))
            .await;
        let ways = [
            reaches(&network, "a2", "b").await,
            reaches(&network, "b", "a2").await,
        ];
        check(
            ways == want,
            &format!("{kind:?}: A reaches B, B reaches A"),
            &ways,
            "only that direction is cut",
        );
        let rest = [
            reaches(&network, "a", "a2").await,
            reaches(&network, "b2", "b").await,
            reaches(&network, "a", "c").await,
            reaches(&network, "c", "b").await,
        ];
        check(
            rest == [true; 4],
            &format!("{kind:?}: within a group, and from and to others"),
            &rest,
            "these ways are not cut",
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_node_always_reaches_itself() {
    let network = network();
    network
        .partition(partition(
            &["a", "b"],
            &["a", "b"],
            PartitionType::Bidirectional,
        ))
        .await;
    let came = [
        reaches(&network, "a", "a").await,
        reaches(&network, "a", "b").await,
    ];
    check(
        came == [true, false],
        "a to a, a to b with both in both groups",
        &came,
        "only the way to itself is open",
    );
}

#[tokio::test(start_paused = true)]
async fn a_cut_message_is_refused_at_once() {
    let network = network();
    network
        .partition(partition(&["a"], &["b"], PartitionType::Bidirectional))
        .await;
    let start = Instant::now();
    let _ = reaches(&network, "a", "b").await;
    let took = start.elapsed();
    check(
        took.is_zero(),
        "the time of a send() into a partition",
        &took,
        "Partitioned comes at once",
    );
    let (from, to) = (id("c"), id("d"));
    let cut = partition(&["c"], &["d"], PartitionType::Bidirectional);
    let (sent, ()) = tokio::join!(network.send(&from, &to, 1), network.partition(cut));
    check(
        sent.is_ok(),
        "a message that was under way when a partition began",
        &sent,
        "it arrives: a partition stops those that are sent after it began",
    );
}

#[tokio::test(start_paused = true)]
async fn a_partition_is_over_when_its_time_is() {
    let network = network();
    network.partition(brief("a", "b", 1_000)).await;
    tokio::time::advance(ms(999)).await;
    let before = reaches(&network, "a", "b").await;
    tokio::time::advance(ms(1)).await;
    let after = reaches(&network, "a", "b").await;
    let rule = "a partition of 1 s cuts before created_at + 1 s, and from then on no more, without any call";
    check(
        !before && after,
        "reaches after 999 ms and after 1,000 ms",
        &(before, after),
        rule,
    );
    let old = NetworkPartition {
        created_at: (Instant::now() - ms(400)).into_std(),
        ..brief("a", "b", 1_000)
    };
    network.partition(old).await;
    tokio::time::advance(ms(600)).await;
    let came = reaches(&network, "a", "b").await;
    check(
        came,
        "reaches 600 ms after a partition of 1 s that began 400 ms ago was put in place",
        &came,
        "its time runs from created_at on",
    );
}

#[tokio::test(start_paused = true)]
async fn only_expired_partitions_are_healed_by_heal_expired() {
    let network = network();
    network.partition(brief("a", "b", 100)).await;
    network.partition(brief("a", "b", 300)).await;
    network
        .partition(partition(&["c"], &["d"], PartitionType::Bidirectional))
        .await;
    tokio::time::advance(ms(200)).await;
    network.heal_expired().await;
    let came = [
        reaches(&network, "a", "b").await,
        reaches(&network, "c", "d").await,
    ];
    check(
        came == [false, false],
        "after 200 ms and heal_expired: partitions of 300 ms and without end",
        &came,
        "both still cut",
    );
    tokio::time::advance(ms(100)).await;
    network.heal_expired().await;
    let came = [
        reaches(&network, "a", "b").await,
        reaches(&network, "c", "d").await,
    ];
    check(
        came == [true, false],
        "100 ms later",
        &came,
        "the first is over, the second has no end",
    );
}

#[tokio::test(start_paused = true)]
async fn heal_all_heals_all() {
    let network = network();
    network.partition(brief("a", "b", 1_000)).await;
    network
        .partition(partition(&["b"], &["a"], PartitionType::AsymmetricBtoA))
        .await;
    let before = reaches(&network, "a", "b").await;
    network.heal_all().await;
    let after = [
        reaches(&network, "a", "b").await,
        reaches(&network, "b", "a").await,
    ];
    check(
        !before && after == [true, true],
        "before and after heal_all",
        &(before, after),
        "it heals every partition",
    );
    let lab = Lab::new(&["a", "b"]).await;
    let network = std::sync::Arc::clone(&lab.network);
    lab.probe("heal", move || {
        let network = std::sync::Arc::clone(&network);
        Box::pin(async move {
            network.heal_all().await;
            said(network.send(&id("a"), &id("b"), 1).await)
        })
    })
    .await;
    let cut = FaultType::NetworkPartition(PartitionType::Bidirectional);
    lab.run(scenario().inject(fault("cut", cut, on("a"))).action("heal"))
        .await;
    check_notes(
        "heal_all and a message while a fault cuts a off",
        &lab.notes(),
        &["1 ms: ok"],
        "it heals those of faults too",
    );
}
