use std::sync::Arc;

use tokio::time::Instant;

use super::{
    Lab, check, check_notes, fault, id, ms, network, on, quiet_network, said, scenario, slower,
};
use crate::{DropRule, FaultType, LatencyConfig, NetworkConfig, NetworkSimulator};

fn lossy(from: Option<&str>, drop_rate: f64, corrupt_rate: f64) -> DropRule {
    DropRule {
        from: from.map(id),
        to: None,
        drop_rate,
        corrupt_rate,
    }
}

/// How many of 1,000 messages came, were dropped, were corrupted.
async fn fates(network: &NetworkSimulator) -> [usize; 3] {
    let mut texts = Vec::new();
    for _ in 0..1_000 {
        texts.push(said(network.send(&id("a"), &id("b"), 1).await));
    }
    ["ok", "Packet dropped", "Packet corrupted"]
        .map(|text| texts.iter().filter(|said| *said == text).count())
}

#[tokio::test(start_paused = true)]
async fn losses_are_drawn_one_by_one() {
    let network = network(NetworkConfig {
        base_drop_rate: 0.5,
        ..quiet_network()
    });
    let base = fates(&network).await;
    check(
        (450..=550).contains(&base[1]),
        "arrived, dropped, corrupted of 1,000 at 0.5",
        &base,
        "about half are dropped",
    );
    network.add_drop_rule(lossy(Some("a"), 0.5, 0.0)).await;
    network.add_drop_rule(lossy(Some("b"), 1.0, 1.0)).await;
    let came = fates(&network).await;
    let right = (700..=800).contains(&came[1]) && came[2] == 0;
    check(
        right,
        "with a rule of 0.5 more, and one for another sender",
        &came,
        "the two draw one by one: three in four are dropped",
    );
    network.add_drop_rule(lossy(Some("a"), 0.5, 0.0)).await;
    let came = fates(&network).await;
    check(
        (830..=920).contains(&came[1]),
        "with a second rule of 0.5",
        &came,
        "the three draw one by one: seven in eight are dropped",
    );
}

#[tokio::test(start_paused = true)]
async fn what_is_not_lost_may_arrive_damaged() {
    let network = network(quiet_network());
    network
        .add_latency(slower(None, None, LatencyConfig::Fixed(ms(49))))
        .await;
    network.add_drop_rule(lossy(None, 0.2, 0.5)).await;
    let start = Instant::now();
    let came = fates(&network).await;
    let took = start.elapsed().as_millis() / 50;
    let right = (160..=240).contains(&came[1]) && (350..=450).contains(&came[2]);
    check(
        right,
        "arrived, dropped, corrupted at 0.2 and 0.5",
        &came,
        "about 400, 200 and 400",
    );
    let arrived = (came[0] + came[2]) as u128;
    let right = took.abs_diff(arrived) * 20 <= arrived;
    let rule = "a corrupted message takes as long as one that arrives, a dropped one no time";
    check(
        right,
        "how many latencies it took, and how many messages were not dropped",
        &(took, arrived),
        rule,
    );
    let lab = Lab::new(&["a", "b"]).await;
    lab.network.add_drop_rule(lossy(None, 0.0, 1.0)).await;
    lab.probe_way("way", "a", "b").await;
    let crash = fault("crash", FaultType::ProcessCrash, on("b"));
    lab.run(scenario().action("way").inject(crash).action("way"))
        .await;
    check_notes(
        "damaged messages to a node that is up, and to one that has crashed",
        &lab.notes(),
        &["1 ms: Packet corrupted", "2 ms: Timeout"],
        "nobody is there to find the damage",
    );
}

#[tokio::test(start_paused = true)]
async fn a_link_carries_so_many_bytes_a_second() {
    let network = Arc::new(network(NetworkConfig {
        bandwidth: Some(1_000),
        ..quiet_network()
    }));
    let start = Instant::now();
    let _ = network.send_sized(&id("a"), &id("b"), (), 500).await;
    let first = start.elapsed();
    check(
        first >= ms(501) && first <= ms(503),
        "500 bytes at 1,000 bytes a second and 1 ms",
        &first,
        "they take 501 ms",
    );
    let start = Instant::now();
    let (one, two, other, back) = tokio::join!(
        arrival(&network, start, "a", "b"),
        arrival(&network, start, "a", "b"),
        arrival(&network, start, "a", "c"),
        arrival(&network, start, "b", "a"),
    );
    let right = [one, two, other, back]
        .iter()
        .zip([101, 201, 101, 101])
        .all(|(came, want)| came.abs_diff(want) <= 2);
    let rule = "messages of one link go one after the other (101 and 201 ms), those of another link or direction beside them";
    check(
        right,
        "ms of two [u8; 100] to b, one to c and one from b, sent at once",
        &(one, two, other, back),
        rule,
    );
    let lossy = NetworkSimulator::new(
        NetworkConfig {
            bandwidth: Some(1_000),
            base_drop_rate: 0.5,
            ..quiet_network()
        },
        Some(1),
    );
    let (start, mut arrived) = (Instant::now(), 0);
    for _ in 0..20 {
        let sent = lossy.send_sized(&id("a"), &id("b"), (), 1_000).await;
        arrived += u128::from(sent.is_ok());
    }
    let took = start.elapsed().as_millis();
    check(
        took.abs_diff(arrived * 1_001) <= 40,
        "20 messages of 1 s and 1 ms at a loss rate of 0.5, one after the other: arrived, ms",
        &(arrived, took),
        "each that arrives takes 1,001 ms, and lost ones take no time of the link",
    );
    let mut came = Vec::new();
    for base_drop_rate in [0.0, 1.0] {
        let config = NetworkConfig {
            bandwidth: Some(0),
            base_drop_rate,
            ..quiet_network()
        };
        let closed = NetworkSimulator::new(config, Some(1));
        came.push(said(closed.send(&id("a"), &id("b"), 1).await));
    }
    check_notes(
        "send with a bandwidth of 0, without losses and with nothing but losses",
        &came,
        &["Timeout", "Packet dropped"],
        "it is a Timeout if it is not lost before",
    );
}

async fn arrival(network: &NetworkSimulator, start: Instant, from: &str, to: &str) -> u128 {
    let _ = network.send(&id(from), &id(to), [0_u8; 100]).await;
    start.elapsed().as_millis()
}
