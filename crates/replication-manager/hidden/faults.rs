//! Random sequences of faults, and what must hold through all of them.

use tokio::time::Duration;

use super::{Cluster, ELECTION, Link, Watch, record, texts};
use crate::{Lsn, ReplicationMode};

/// One run of faults that `choices` decide: what is acknowledged must stay, and an epoch must have
/// one primary.
async fn survive(choices: &[u8]) -> Result<(), String> {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    let mut watch = Watch::default();
    let mut acknowledged = Vec::new();
    for (step, &choice) in choices.iter().enumerate() {
        let id = u64::from(choice % 3) + 1;
        let others: Vec<u64> = (1..=3).filter(|&other| other != id).collect();
        let node = cluster.node(id);
        match choice / 3 % 8 {
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
        watch
            .over(&cluster, Duration::from_millis(u64::from(choice) * 8))
            .await;
        for id in 1..=3 {
            let node = cluster.node(id);
            let text = format!("{step} on {id}");
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
    let choices = proptest::collection::vec(0u8..=u8::MAX, 8..24);
    testbed::property(name, 24, choices, |choices| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            .build();
        runtime
            .map_err(|error| error.to_string())?
            .block_on(survive(&choices))
    });
}
