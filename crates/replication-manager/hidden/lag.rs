use std::sync::Arc;

use tokio::time::Duration;

use super::{Cluster, Link, Must, check, config, record, response};
use crate::{
    MockReplicationClient, NodeHealth, NodeId, NodeRole, ReplicaState, ReplicationError,
    ReplicationManager, ReplicationMode,
};

async fn state_of(manager: &ReplicationManager, node: u64) -> ReplicaState {
    let states = manager.replica_states().await;
    states
        .into_iter()
        .find(|state| state.node_id == NodeId(node))
        .expect("replica_states() lists every other node")
}

async fn lags(manager: &ReplicationManager) -> (u64, u64, u64) {
    let (two, three) = (state_of(manager, 2).await, state_of(manager, 3).await);
    (two.lag_bytes, three.lag_bytes, manager.max_lag().await)
}

#[tokio::test(start_paused = true)]
async fn the_lag_is_the_data_that_a_replica_has_not_acknowledged() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    let primary = cluster.node(1);
    primary
        .replicate(record(1, "1234567890"))
        .await
        .must("replicate(LSN 1) on the primary");
    primary
        .wait_for_sync(crate::Lsn(1))
        .await
        .must("wait_for_sync(LSN 1) on the primary");
    cluster.board.part(&[3], &[1, 2], Link::Cut);
    primary
        .replicate(record(2, "12345"))
        .await
        .must("replicate(LSN 2) on the primary");
    primary
        .replicate(record(3, "123"))
        .await
        .must("replicate(LSN 3) on the primary");
    let came = lags(&primary).await;
    let rule = "node 3 lacks the 5 + 3 bytes after LSN 1, node 2 nothing; max_lag is the highest";
    check(
        came == (0, 8, 8),
        "(lag of 2, lag of 3, max_lag)",
        &came,
        rule,
    );
    let applied = [state_of(&primary, 2).await, state_of(&primary, 3).await];
    let applied = applied.map(|state| (state.applied_lsn.0, state.received_lsn.0));
    let rule = "they are where their last acknowledgement was";
    check(
        applied == [(3, 3), (1, 1)],
        "(applied_lsn, received_lsn) of 2 and 3",
        &applied,
        rule,
    );
    cluster.board.heal();
    primary
        .wait_for_sync(crate::Lsn(3))
        .await
        .must("wait_for_sync(LSN 3) on the primary");
    let came = lags(&primary).await;
    check(
        came == (0, 0, 0),
        "the lags once node 3 is back",
        &came,
        "nobody lacks anything",
    );
}

#[tokio::test(start_paused = true)]
async fn a_heartbeat_tells_the_lag() {
    let client = Arc::new(MockReplicationClient::new());
    client.set_response(NodeId(2), response(2, NodeRole::Replica, 1));
    client.set_response(NodeId(3), response(3, NodeRole::Replica, 3));
    let config = config(1, &[100, 90, 80], ReplicationMode::Asynchronous);
    let primary = ReplicationManager::with_client(config, client)
        .await
        .must("with_client(a good configuration)");
    for (lsn, text) in [(1, "1234"), (2, "12"), (3, "123456")] {
        primary
            .replicate(record(lsn, text))
            .await
            .must("replicate(the next record) on the primary");
    }
    let came = lags(&primary).await;
    let rule = "nobody has said that it holds anything: 4 + 2 + 6 bytes";
    check(
        came == (12, 12, 12),
        "the lags after three writes",
        &came,
        rule,
    );
    primary
        .send_heartbeat()
        .await
        .must("send_heartbeat() on the primary");
    let came = lags(&primary).await;
    let rule = "node 2 has applied up to LSN 1, so it lacks 2 + 6 bytes; node 3 has everything";
    check(came == (8, 0, 8), "the lags after a heartbeat", &came, rule);
}

#[tokio::test(start_paused = true)]
async fn the_highest_lag_is_remembered() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    let primary = cluster.node(1);
    cluster.board.part(&[3], &[1, 2], Link::Cut);
    for lsn in 1..=4 {
        primary
            .replicate(record(lsn, "1234567890"))
            .await
            .must("replicate(the next record) on the primary");
    }
    cluster.board.heal();
    primary
        .wait_for_sync(crate::Lsn(4))
        .await
        .must("wait_for_sync(LSN 4) on the primary");
    let came = (primary.max_lag().await, primary.stats().await.max_lag_seen);
    let rule = "node 3 was 40 bytes behind and is so no more; the highest lag stays on record";
    check(came == (0, 40), "(max_lag, max_lag_seen)", &came, rule);
}

#[tokio::test(start_paused = true)]
async fn an_asynchronous_primary_does_not_run_away_from_its_replicas() {
    let short = |id| {
        let mut config = config(id, &[100, 90, 80], ReplicationMode::Asynchronous);
        config.max_lag_bytes = 10;
        config
    };
    let cluster = Cluster::with(&[100, 90, 80], short).await;
    cluster.start().await;
    cluster.confirmed(&[1]).await;
    let primary = cluster.node(1);
    cluster.board.part(&[3], &[1, 2], Link::Cut);
    for lsn in 1..=3 {
        let outcome = primary.replicate(record(lsn, "1234567")).await;
        let rule = "one replica keeps up: the best one decides, not the worst";
        check(
            outcome.is_ok(),
            "replicate() with one replica cut off",
            &outcome,
            rule,
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    cluster.board.part(&[2], &[1, 3], Link::Cut);
    primary
        .replicate(record(4, "1234567"))
        .await
        .must("replicate(LSN 4) on the primary");
    primary
        .replicate(record(5, "1234567"))
        .await
        .must("replicate(LSN 5) on the primary");
    let outcome = primary.replicate(record(6, "1234567")).await;
    let rule = "the best replica is 14 bytes behind, more than the 10 that a failover may lose";
    let refused = matches!(outcome, Err(ReplicationError::LagTooHigh(14)));
    check(
        refused,
        "replicate() with both replicas cut off",
        &outcome,
        rule,
    );
    let last = primary.current_lsn().await.0;
    check(
        last == 5,
        "current_lsn() then",
        &last,
        "a refused record is not written",
    );
    cluster.board.heal();
    primary
        .wait_for_sync(crate::Lsn(5))
        .await
        .must("wait_for_sync(LSN 5) on the primary");
    let outcome = primary.replicate(record(6, "1234567")).await;
    check(
        outcome.is_ok(),
        "replicate() once they are back",
        &outcome,
        "they have caught up",
    );
}

#[tokio::test(start_paused = true)]
async fn the_lag_has_a_duration_and_shows_in_the_health() {
    let mut config = config(1, &[100, 90, 80], ReplicationMode::Asynchronous);
    config.max_lag_bytes = 4;
    let client = Arc::new(MockReplicationClient::new());
    client.set_response(NodeId(2), response(2, NodeRole::Replica, 0));
    client.set_response(NodeId(2), response(2, NodeRole::Replica, 1));
    let mock = ReplicationManager::with_client(config, client)
        .await
        .must("with_client(a good configuration)");
    mock.replicate(record(1, "12345"))
        .await
        .must("replicate(LSN 1)");
    tokio::time::sleep(Duration::from_millis(30)).await;
    let two = state_of(&mock, 2).await.lag_time;
    let rule = "it has been behind since the record was written, 30 ms ago, heard or not";
    let done = "lag_time of node 2, of which nothing was heard since";
    check(two == Duration::from_millis(30), done, &two, rule);
    tokio::time::sleep(Duration::from_millis(10)).await;
    mock.send_heartbeat().await.must("send_heartbeat()");
    let two = state_of(&mock, 2).await;
    let rule = "it lags by 5 bytes and max_lag_bytes is 4: Degraded, though it answers";
    check(
        two.health == NodeHealth::Degraded,
        "health of node 2",
        &two.health,
        rule,
    );
    let least = Duration::from_millis(40);
    let rule = "it has been behind since the record was written, 40 ms ago";
    check(
        two.lag_time == least,
        "lag_time of node 2",
        &two.lag_time,
        rule,
    );
    mock.send_heartbeat().await.must("send_heartbeat()");
    let two = state_of(&mock, 2).await;
    let came = (two.health, two.lag_time);
    let rule = "it has caught up";
    check(
        came == (NodeHealth::Healthy, Duration::ZERO),
        "(health, lag_time) then",
        &came,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn a_lag_of_max_lag_bytes_is_not_too_high() {
    let mut config = config(1, &[100, 90, 80], ReplicationMode::Asynchronous);
    config.max_lag_bytes = 4;
    let client = Arc::new(MockReplicationClient::new());
    client.set_response(NodeId(2), response(2, NodeRole::Replica, 0));
    let primary = ReplicationManager::with_client(config, client)
        .await
        .must("with_client(a good configuration)");
    for (lsn, text, expected) in [
        (1, "1234", NodeHealth::Healthy),
        (2, "5", NodeHealth::Degraded),
    ] {
        let outcome = primary.replicate(record(lsn, text)).await;
        let rule = "the best replica lags by no more than the 4 bytes that are allowed";
        check(outcome.is_ok(), "replicate() in time", &outcome, rule);
        primary.send_heartbeat().await.must("send_heartbeat()");
        let answered = state_of(&primary, 2).await;
        primary.failure_detection().await;
        let judged = state_of(&primary, 2).await.health;
        let done = format!(
            "health of a node that lags by {} bytes, after its answer and as failure_detection \
             judges it",
            answered.lag_bytes
        );
        let came = (answered.health, judged);
        let rule = "more than max_lag_bytes, 4, is Degraded, and 4 is not more";
        check(came == (expected, expected), &done, &came, rule);
    }
    let outcome = primary.replicate(record(3, "6")).await;
    let refused = matches!(outcome, Err(ReplicationError::LagTooHigh(5)));
    let rule = "5 bytes are more than the 4 that are allowed";
    let done = "replicate() while the best replica lags by 5 bytes";
    check(refused, done, &outcome, rule);
}
