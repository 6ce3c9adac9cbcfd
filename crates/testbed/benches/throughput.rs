//! Delivered messages a second, on one core, with a process that does next to nothing.
//!
//! `cargo bench -p testbed`

use std::cell::Cell;
use std::time::Instant;

use testbed::{Boot, Bounds, Cluster, Effects, Network, NodeId, Process, ms};

/// Passes every token on to a node that its number leads to.
struct Relay {
    tokens: u64,
}

impl Process for Relay {
    type Message = u64;
    type Timer = ();
    type Input = ();
    type Durable = ();

    fn on_start(&mut self, fx: &mut Effects<Self>) {
        for token in 0..self.tokens {
            fx.send(1 + fx.id() % fx.nodes(), token);
        }
    }

    fn on_message(&mut self, _: NodeId, token: u64, fx: &mut Effects<Self>) {
        let to = 1 + (fx.id() + token) % fx.nodes();
        fx.send(
            to,
            token
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1)
                >> 1,
        );
    }
}

/// Sets its timer again at every message, as a Raft follower does.
struct Follower;

impl Process for Follower {
    type Message = ();
    type Timer = &'static str;
    type Input = ();
    type Durable = ();

    fn on_start(&mut self, fx: &mut Effects<Self>) {
        fx.broadcast(());
    }

    fn on_message(&mut self, from: NodeId, (): (), fx: &mut Effects<Self>) {
        fx.set_timer("election", ms(300));
        fx.send(from, ());
    }
}

/// Two rounds of greetings, for an exploration.
struct Greeter;

impl Process for Greeter {
    type Message = u8;
    type Timer = ();
    type Input = ();
    type Durable = ();

    fn on_start(&mut self, fx: &mut Effects<Self>) {
        fx.broadcast(1);
    }

    fn on_message(&mut self, from: NodeId, left: u8, fx: &mut Effects<Self>) {
        if left > 0 {
            fx.send(from, left - 1);
        }
    }
}

fn deliver<P>(title: &str, nodes: u64, network: Network, make: fn() -> P)
where
    P: Process<Durable = ()> + 'static,
{
    let cluster = Cluster::new(nodes, move |_: Boot<()>| make());
    let best = (1..=5)
        .map(|seed| {
            let delivered = Cell::new(0);
            let begin = Instant::now();
            let run = cluster.replay(seed, |world| {
                world.network(network);
                while world.steps() < 2_000_000 && world.step()? {}
                delivered.set(world.total_traffic().delivered);
                Ok(())
            });
            let took = begin.elapsed().as_secs_f64();
            run.unwrap_or_else(|failure| panic!("{failure}"));
            delivered.get() as f64 / took
        })
        .fold(0.0, f64::max);
    println!("{title:<52} {:>8.2} million messages a second", best / 1e6);
}

fn main() {
    let stormy = Network::new()
        .duplication(0.0205)
        .loss(0.02)
        .stragglers(0.01, ms(50));
    deliver("relay, 5 nodes", 5, Network::new(), || Relay { tokens: 4 });
    deliver(
        "relay, 5 nodes, loss, copies and stragglers",
        5,
        stormy,
        || Relay { tokens: 100 },
    );
    deliver("relay, 1,000 nodes", 1_000, Network::new(), || Relay {
        tokens: 4,
    });
    deliver(
        "follower, 5 nodes, a timer set at every message",
        5,
        Network::new(),
        || Follower,
    );

    let begin = Instant::now();
    let coverage = Cluster::new(3, |_: Boot<()>| Greeter).exhaust(&Bounds::new(), |_| Ok(()));
    let rate = coverage.steps as f64 / begin.elapsed().as_secs_f64();
    println!(
        "{:<52} {:>8.2} million steps a second ({} schedules, {} pruned)",
        "exhaustive, 3 nodes",
        rate / 1e6,
        coverage.schedules,
        coverage.pruned,
    );
}
