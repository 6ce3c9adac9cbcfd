//! Random sequences of faults, and what must hold through all of them.

use std::fmt;

use proptest::strategy::Strategy;
use tokio::time::Duration;

use super::{Cluster, ELECTION, Link, Watch, record, texts};
use crate::{Lsn, ReplicationMode};

/// What happens to one node, and for how long things then take their course.
#[derive(Clone, Copy)]
struct Fault(u8);

impl Fault {
    fn node(self) -> u64 {
        u64::from(self.0 % 3) + 1
    }

    fn kind(self) -> u8 {
        self.0 / 3 % 8
    }

    fn time(self) -> Duration {
        Duration::from_millis(u64::from(self.0) * 8)
    }

    fn others(self) -> Vec<u64> {
        (1..=3).filter(|&other| other != self.node()).collect()
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (node, others) = (self.node(), self.others());
        match self.kind() {
            0 => write!(f, "node {node} is cut off")?,
            1 => write!(f, "node {node} is cut off, calls never end")?,
            2 => write!(f, "the link {node}-{} is cut", others[0])?,
            3 => write!(f, "node {node} loses answers, both ways")?,
            4 => write!(f, "promote() on node {node}")?,
            5 => write!(f, "demote() on node {node}")?,
            _ => write!(f, "all links are restored")?,
        }
        write!(f, ", then {:?}, then a write on each node", self.time())
    }
}

/// One run of these faults: what is acknowledged must stay, and an epoch must have one primary.
async fn survive(faults: &[Fault]) -> Result<(), String> {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    let mut watch = Watch::default();
    let mut acknowledged = Vec::new();
    for (step, &fault) in faults.iter().enumerate() {
        let (id, others) = (fault.node(), fault.others());
        let node = cluster.node(id);
        match fault.kind() {
            0 => cluster.board.part(&[id], &others, Link::Cut),
            1 => cluster.board.part(&[id], &others, Link::Silent),
            2 => cluster.board.part(&[id], &others[..1], Link::Cut),
            3 => cluster.board.part(&[id], &others, Link::LosesAnswers),
            4 => {
                // An operator who does not look twice.
                let promotion = tokio::time::timeout(ELECTION * 4, node.promote()).await;
                drop(promotion);
            }
            5 => drop(tokio::time::timeout(ELECTION * 4, node.demote()).await),
            _ => cluster.board.heal(),
        }
        watch.over(&cluster, fault.time()).await;
        for id in 1..=3 {
            let node = cluster.node(id);
            let text = format!("the write on node {id} after fault {step}");
            let next = Lsn(node.current_lsn().await.0 + 1);
            let outcome = node.replicate_sync(record(next.0, &text));
            let outcome = tokio::time::timeout(Duration::from_millis(100), outcome).await;
            if matches!(outcome, Ok(Ok(()))) {
                acknowledged.push((next, text));
            }
        }
    }
    cluster.board.heal();
    watch.over(&cluster, ELECTION * 4).await;
    let primary = cluster.node(cluster.confirmed(&[1, 2, 3]).await);
    let log = texts(&primary).await;
    for (lsn, text) in acknowledged {
        let held = log.get(lsn.0 as usize - 1);
        if held != Some(&text) {
            let rule = "what was acknowledged is in the log of every later primary";
            return Err(format!(
                "{text:?} was acknowledged at {lsn:?}, where {held:?} is: {rule}"
            ));
        }
    }
    Ok(())
}

#[test]
fn no_sequence_of_faults_loses_an_acknowledged_record() {
    let name = "no_sequence_of_faults_loses_an_acknowledged_record";
    let faults = proptest::collection::vec((0u8..=u8::MAX).prop_map(Fault), 8..24);
    testbed::property(name, 24, faults, |faults| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            .build();
        runtime
            .map_err(|error| error.to_string())?
            .block_on(survive(&faults))
    });
}
