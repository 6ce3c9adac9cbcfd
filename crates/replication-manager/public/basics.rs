//! First steps over the mock, on paused time.

use std::sync::Arc;
use std::time::Duration;

use crate::{
    Epoch, HeartbeatResponse, Lsn, MockReplicationClient, NodeConfig, NodeId, NodeRole,
    ReplicationConfig, ReplicationError, ReplicationManager, ReplicationMode, WalRecord,
};

async fn manager(id: u64, mock: &Arc<MockReplicationClient>) -> ReplicationManager {
    let node = |id, priority| NodeConfig {
        id: NodeId(id),
        address: format!("127.0.0.1:{}", 5000 + id),
        priority,
    };
    let config = ReplicationConfig {
        node_id: NodeId(id),
        nodes: vec![node(1, 100), node(2, 90), node(3, 80)],
        mode: ReplicationMode::SemiSync,
        heartbeat_interval: Duration::from_millis(100),
        election_timeout: Duration::from_millis(500),
        max_lag_bytes: 1024 * 1024,
        sync_timeout: Duration::from_secs(5),
    };
    ReplicationManager::with_client(config, Arc::clone(mock) as _)
        .await
        .unwrap()
}

fn answer(mock: &MockReplicationClient, id: u64, role: NodeRole, applied: u64) {
    let node_id = NodeId(id);
    let applied_lsn = Lsn(applied);
    mock.set_response(
        node_id,
        HeartbeatResponse {
            node_id,
            role,
            applied_lsn,
            timestamp: 0,
        },
    );
}

fn record(lsn: u64) -> WalRecord {
    WalRecord {
        lsn: Lsn(lsn),
        data: vec![7; 10],
        timestamp: 1000,
    }
}

#[tokio::test(start_paused = true)]
async fn a_write_returns_when_a_replica_took_it() {
    let mock = Arc::new(MockReplicationClient::new());
    answer(&mock, 2, NodeRole::Replica, 0);
    let primary = manager(1, &mock).await;
    primary.start().await.unwrap();
    let outcome = primary.replicate_sync(record(1)).await;
    assert!(
        outcome.is_ok(),
        "node 2 votes and takes the record, but the outcome is {outcome:?}"
    );
    assert_eq!(primary.current_lsn().await, Lsn(1));
}

#[tokio::test(start_paused = true)]
async fn a_write_that_nobody_takes_times_out() {
    let mock = Arc::new(MockReplicationClient::new());
    let primary = manager(1, &mock).await;
    primary.start().await.unwrap();
    let outcome = primary.replicate_sync(record(1)).await;
    let timed_out = matches!(outcome, Err(ReplicationError::SyncTimeout));
    assert!(
        timed_out,
        "nobody answers, so SyncTimeout, but the outcome is {outcome:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_candidate_wins_with_a_majority() {
    let mock = Arc::new(MockReplicationClient::new());
    let candidate = manager(2, &mock).await;
    let outcome = candidate.start_election().await;
    let refused = matches!(outcome, Err(ReplicationError::NoQuorum));
    assert!(
        refused,
        "nobody answers, so NoQuorum, but the outcome is {outcome:?}"
    );
    answer(&mock, 3, NodeRole::Replica, 0);
    let outcome = candidate.start_election().await;
    assert!(
        matches!(outcome, Ok(NodeId(2))),
        "node 3 votes for it, but: {outcome:?}"
    );
    assert!(candidate.is_confirmed().await && candidate.epoch().await > Epoch(0));
}

#[tokio::test(start_paused = true)]
async fn a_promotion_beside_a_primary_is_split_brain() {
    let mock = Arc::new(MockReplicationClient::new());
    answer(&mock, 1, NodeRole::Primary, 0);
    let replica = manager(2, &mock).await;
    let outcome = replica.promote().await;
    let split = matches!(outcome, Err(ReplicationError::SplitBrain));
    assert!(
        split,
        "node 1 is the primary, but promote() on node 2 gave {outcome:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_replica_applies_the_next_record_only() {
    let replica = manager(2, &Arc::new(MockReplicationClient::new())).await;
    replica.apply(record(1)).await.unwrap();
    let outcome = replica.apply(record(3)).await;
    assert!(
        matches!(outcome, Err(ReplicationError::Wal(_))),
        "3 after 1 leaves a gap: {outcome:?}"
    );
    assert_eq!(replica.current_lsn().await, Lsn(1));
}
