use std::time::Duration;

use tokio::time::Instant;

use super::{check, id, ms, network, quiet_network, slower};
use crate::{LatencyConfig, LatencyRule, NetworkConfig, NetworkSimulator};

async fn latency(network: &NetworkSimulator, from: &str, to: &str) -> Duration {
    network.get_latency(&id(from), &id(to)).await
}

/// The latencies of the first message on each of 2,000 links, in ms, less the base of 1 ms.
async fn samples(rule: LatencyRule) -> Vec<f64> {
    let network = network(quiet_network());
    network.add_latency(rule).await;
    let mut samples = Vec::new();
    for link in 0..2_000 {
        let latency = latency(&network, "a", &format!("b{link}")).await;
        samples.push((latency.as_secs_f64() - 0.001) * 1_000.0);
    }
    samples
}

fn mean(samples: &[f64]) -> f64 {
    samples.iter().sum::<f64>() / samples.len() as f64
}

/// Their share below a bound.
fn below(samples: &[f64], bound: f64) -> f64 {
    samples.iter().filter(|&&sample| sample < bound).count() as f64 / samples.len() as f64
}

#[tokio::test(start_paused = true)]
async fn to_ask_for_the_latency_draws_nothing() {
    let network = network(NetworkConfig {
        jitter: ms(40),
        base_latency: ms(100),
        ..quiet_network()
    });
    let mut seen = Vec::new();
    for _ in 0..20 {
        let said = latency(&network, "a", "b").await;
        let again = latency(&network, "a", "b").await;
        let start = Instant::now();
        let _ = network.send(&id("a"), &id("b"), 1).await;
        let took = start.elapsed();
        let right = said == again && took >= said && took <= said + ms(2);
        let rule = "get_latency tells the latency of the next message, the same until it is sent";
        check(
            right,
            "get_latency twice, and the time of the send that follows",
            &(said, again, took),
            rule,
        );
        seen.push(said);
    }
    seen.sort();
    seen.dedup();
    check(
        seen.len() > 15,
        "different latencies of 20 messages with jitter",
        &seen.len(),
        "each message draws its own",
    );
}

#[tokio::test]
async fn jitter_goes_both_ways() {
    let network = network(NetworkConfig {
        jitter: ms(4),
        base_latency: ms(10),
        ..quiet_network()
    });
    let mut samples = Vec::new();
    for link in 0..500 {
        samples.push(
            latency(&network, "a", &format!("b{link}"))
                .await
                .as_secs_f64()
                * 1_000.0,
        );
    }
    let inside = samples.iter().all(|sample| (6.0..=14.0).contains(sample));
    let shares = (
        below(&samples, 8.0),
        below(&samples, 10.0),
        below(&samples, 12.0),
    );
    let right = inside
        && (0.15..0.35).contains(&shares.0)
        && (0.4..0.6).contains(&shares.1)
        && (0.65..0.85).contains(&shares.2);
    check(
        right,
        "10 ms with 4 ms of jitter: all inside, shares below 8, 10 and 12 ms",
        &(inside, shares),
        "it is uniform from 6 to 14 ms",
    );
}

#[tokio::test]
async fn rules_that_match_add_up() {
    let network = network(quiet_network());
    let fixed = |millis| LatencyConfig::Fixed(ms(millis));
    network
        .add_latency(slower(Some("a"), None, fixed(10)))
        .await;
    network
        .add_latency(slower(None, Some("b"), fixed(20)))
        .await;
    network
        .add_latency(slower(Some("b"), Some("a"), fixed(40)))
        .await;
    let mut came = Vec::new();
    for (from, to) in [
        ("a", "b"),
        ("a", "c"),
        ("c", "b"),
        ("b", "a"),
        ("c", "a"),
        ("a", "a"),
    ] {
        came.push(latency(&network, from, to).await.as_millis());
    }
    let right = came == [31, 11, 21, 41, 1, 0];
    check(
        right,
        "ms from a to b, a to c, c to b, b to a, c to a, a to a",
        &came,
        "base and all matching rules add up to 31, 11, 21, 41, 1, and 0 to itself",
    );
}

#[tokio::test]
async fn a_rule_applies_to_its_share() {
    let rule = slower(None, None, LatencyConfig::Fixed(ms(50)));
    let shares = below(
        &samples(LatencyRule {
            probability: 0.25,
            ..rule
        })
        .await,
        25.0,
    );
    check(
        (0.7..0.8).contains(&shares),
        "share of messages that a rule of probability 0.25 leaves alone",
        &shares,
        "it is about 0.75",
    );
}

#[tokio::test]
async fn latencies_have_their_distribution() {
    let uniform = samples(slower(
        None,
        None,
        LatencyConfig::Uniform {
            min: ms(10),
            max: ms(30),
        },
    ))
    .await;
    let came = (
        mean(&uniform),
        below(&uniform, 9.999),
        below(&uniform, 15.0),
        below(&uniform, 30.001),
    );
    let right = (19.0..21.0).contains(&came.0)
        && came.1 == 0.0
        && (0.2..0.3).contains(&came.2)
        && came.3 == 1.0;
    check(
        right,
        "Uniform 10 to 30 ms: mean, shares below 10, 15 and 30",
        &came,
        "they are about 20, 0, 0.25 and 1",
    );
    let normal = samples(slower(
        None,
        None,
        LatencyConfig::Normal {
            mean: ms(50),
            std_dev: ms(10),
        },
    ))
    .await;
    let came = (
        mean(&normal),
        below(&normal, 40.0),
        below(&normal, 50.0),
        below(&normal, 60.0),
    );
    let right = (49.0..51.0).contains(&came.0)
        && (0.12..0.2).contains(&came.1)
        && (0.45..0.55).contains(&came.2)
        && (0.8..0.88).contains(&came.3);
    check(
        right,
        "Normal 50 +- 10 ms: mean, shares below 40, 50 and 60",
        &came,
        "they are about 50, 0.16, 0.5 and 0.84",
    );
    let wide = samples(slower(
        None,
        None,
        LatencyConfig::Normal {
            mean: ms(1),
            std_dev: ms(10),
        },
    ))
    .await;
    let came = (below(&wide, -0.001), below(&wide, 0.001));
    check(
        came.0 == 0.0 && (0.4..0.52).contains(&came.1),
        "Normal 1 +- 10 ms: shares below 0 and at 0",
        &came,
        "no time is negative: about 0.46 are cut off at 0",
    );
    let exponential = samples(slower(
        None,
        None,
        LatencyConfig::Exponential { mean: ms(20) },
    ))
    .await;
    let came = (mean(&exponential), below(&exponential, 20.0));
    check(
        (18.0..22.0).contains(&came.0) && (0.59..0.67).contains(&came.1),
        "Exponential of mean 20 ms: mean, share below 20",
        &came,
        "they are about 20 and 0.63",
    );
}
