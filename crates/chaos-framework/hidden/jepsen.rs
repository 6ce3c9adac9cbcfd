use std::sync::{Arc, Mutex};

use super::{Lab, NotNegative, check, fault, id, lasting, ms, on, scenario};
use crate::{
    FaultType, History, LinearizabilityChecker, NetworkSimulator, PartitionType, RegisterModel,
    RegisterOp, RegisterRet, Verdict,
};

type Seen = Arc<History<RegisterOp, RegisterRet>>;

/// A register on three nodes. Writes go to all that answer, with a stamp; a client of a careful one
/// asks a majority, a client of a careless one only the node next to it.
struct Replicated {
    network: Arc<NetworkSimulator>,
    copies: Mutex<[(u64, u64); 3]>,
    careful: bool,
}

const NODES: [&str; 3] = ["a", "b", "c"];

impl Replicated {
    /// The copies that node `at` can read, or write `new` to, and how many they were.
    async fn visit(&self, at: usize, new: Option<(u64, u64)>) -> (usize, (u64, u64)) {
        let (mut reached, mut latest) = (0, (0, 0));
        for (node, name) in NODES.iter().enumerate() {
            let there = self
                .network
                .send(&id(NODES[at]), &id(name), ())
                .await
                .is_ok();
            if !there {
                continue;
            }
            if let (Ok(mut copies), true) = (self.copies.lock(), there) {
                copies[node] = copies[node].max(new.unwrap_or_default());
                latest = latest.max(copies[node]);
                reached += 1;
            }
        }
        (reached, latest)
    }

    async fn read(&self, at: usize) -> Option<u64> {
        if !self.careful {
            return self.copies.lock().ok().map(|copies| copies[at].1);
        }
        let (reached, latest) = self.visit(at, None).await;
        // What is read is written back, so that no later read sees less.
        let (stored, _) = self.visit(at, Some(latest)).await;
        (reached >= 2 && stored >= 2).then_some(latest.1)
    }

    async fn write(&self, at: usize, value: u64) -> bool {
        let stamp = (value, value);
        let (reached, _) = self.visit(at, Some(stamp)).await;
        reached >= if self.careful { 2 } else { 1 }
    }
}

async fn client(
    lab_clock: Arc<crate::ClockSimulator>,
    store: Arc<Replicated>,
    seen: Seen,
    at: usize,
) {
    for round in 0..12_u64 {
        lab_clock.sleep(ms(7 + 3 * at as u64)).await;
        if at == 0 && round % 2 == 0 {
            let write = seen.invoke(
                0,
                RegisterOp::Write {
                    key: id("x"),
                    value: round + 1,
                },
            );
            if store.write(at, round + 1).await {
                seen.ok(write, RegisterRet::Written);
            }
        } else {
            let read = seen.invoke(at as u64, RegisterOp::Read { key: id("x") });
            match store.read(at).await {
                Some(value) => seen.ok(read, RegisterRet::Value(value)),
                None => seen.fail(read),
            }
        }
    }
}

/// One test of the register: clients, a partition, a pause, and the verdict on what was seen.
async fn verdict(careful: bool) -> (Verdict, usize, String) {
    let lab = Lab::new(&NODES).await;
    let invariant = NotNegative {
        name: "sum",
        number: Default::default(),
    };
    lab.runner.register_invariant("sum", invariant).await;
    let seen: Seen = Arc::new(History::new());
    let network = Arc::clone(&lab.network);
    let store = Arc::new(Replicated {
        network,
        copies: Mutex::default(),
        careful,
    });
    for at in 0..NODES.len() {
        let work = client(
            Arc::clone(&lab.clock),
            Arc::clone(&store),
            Arc::clone(&seen),
            at,
        );
        lab.aside(Box::pin(async move {
            work.await;
            format!("client {at}")
        }));
    }
    let cut = FaultType::NetworkPartition(PartitionType::Bidirectional);
    let pause = lasting(fault("pause", FaultType::ProcessPause, on("b")), 20);
    let run = scenario()
        .wait(ms(15))
        .inject(lasting(fault("cut", cut, on("c")), 60))
        .wait(ms(80))
        .inject(pause);
    let _ = lab.run(run.wait(ms(1_000))).await;
    let checker = LinearizabilityChecker::new(RegisterModel { initial: 0 });
    let notes = lab.notes();
    (checker.check(&seen), notes.len(), notes.join("; "))
}

#[tokio::test]
async fn a_stale_replica_is_found_out() {
    let (came, clients, _) = verdict(false).await;
    let right = clients == 3 && matches!(came, Verdict::Violation { .. });
    let rule = "all three clients come to their end, and a replica behind a partition that answers by \
                itself gives away an old value, which is a violation";
    check(
        right,
        "a register read from the nearest replica: verdict, clients done",
        &(came, clients),
        rule,
    );
}

#[tokio::test]
async fn a_quorum_withstands_the_same_faults() {
    let (came, clients, first) = verdict(true).await;
    let right = clients == 3 && matches!(came, Verdict::Linearizable);
    let rule = "a register read and written at a majority is linearizable under the same faults, its \
                timed-out writes open";
    check(
        right,
        "a register of majorities: verdict, clients done",
        &(came, clients),
        rule,
    );
    let (_, _, second) = verdict(true).await;
    check(
        first == second,
        "when the clients were done, in two runs of one seed",
        &(&first, &second),
        "one seed gives one run",
    );
}
