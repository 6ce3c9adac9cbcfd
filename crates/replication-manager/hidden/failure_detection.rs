use tokio::time::{Duration, Instant};

use super::{Cluster, ELECTION, HEARTBEAT, LATENCY, Link, Must, check, heartbeat_from};
use crate::{NodeHealth, NodeId, NodeRole, ReplicationManager, ReplicationMode};

/// Makes it so that `node` was last heard from `silence` ago.
async fn silence(manager: &ReplicationManager, node: u64, silence: Duration) {
    let mut replicas = manager.replicas.write().await;
    let state = replicas
        .get_mut(&NodeId(node))
        .expect("`replicas` has every other node from the start");
    state.last_heartbeat = Instant::now().into_std() - silence;
}

async fn healths(manager: &ReplicationManager) -> Vec<(u64, NodeHealth)> {
    let states = manager.replica_states().await;
    states
        .iter()
        .map(|state| (state.node_id.0, state.health))
        .collect()
}

#[tokio::test(start_paused = true)]
async fn a_node_has_failed_after_the_election_timeout_and_no_sooner() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let manager = cluster.node(1);
    manager
        .send_heartbeat()
        .await
        .must("send_heartbeat() on the node");
    silence(&manager, 3, ELECTION - Duration::from_millis(1)).await;
    let found = manager.failure_detection().await;
    let rule = "1 ms short of the election timeout is no failure";
    check(
        found.is_none(),
        "failure_detection() after 499 ms of silence",
        &found,
        rule,
    );
    silence(&manager, 3, ELECTION).await;
    let found = manager.failure_detection().await;
    let rule = "silence for the election timeout is a failure";
    check(
        found == Some(NodeId(3)),
        "failure_detection() after 500 ms",
        &found,
        rule,
    );
    let came = healths(&manager).await;
    let expected = [(2, NodeHealth::Healthy), (3, NodeHealth::Failed)];
    check(
        came == expected,
        "healths then, by ascending id",
        &came,
        "node 3 is marked",
    );
}

#[tokio::test(start_paused = true)]
async fn the_node_that_has_been_silent_longest_is_named() {
    let cluster = Cluster::of(&[100, 90, 80, 70, 60, 50], ReplicationMode::SemiSync).await;
    let manager = cluster.node(1);
    for (node, seconds) in [(2, 3), (3, 9), (4, 7), (5, 9)] {
        silence(&manager, node, Duration::from_secs(seconds)).await;
    }
    let found = manager.failure_detection().await;
    let rule = "3 and 5 have been silent longest, and among equals the lowest id is named";
    check(
        found == Some(NodeId(3)),
        "failure_detection() with four failed nodes",
        &found,
        rule,
    );
    let failed = healths(&manager).await;
    let failed: Vec<u64> = failed
        .into_iter()
        .filter(|(_, h)| *h == NodeHealth::Failed)
        .map(|(id, _)| id)
        .collect();
    check(
        failed == [2, 3, 4, 5],
        "nodes marked Failed",
        &failed,
        "every failed node is marked",
    );
}

#[tokio::test(start_paused = true)]
async fn a_failed_node_that_speaks_again_is_healthy() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let manager = cluster.node(1);
    silence(&manager, 2, ELECTION * 3).await;
    manager
        .send_heartbeat()
        .await
        .must("send_heartbeat() on the node");
    silence(&manager, 2, ELECTION * 3).await;
    let found = manager.failure_detection().await;
    check(
        found == Some(NodeId(2)),
        "failure_detection()",
        &found,
        "node 2 is silent",
    );
    manager
        .on_heartbeat(heartbeat_from(2, NodeRole::Replica, 0))
        .await;
    let found = manager.failure_detection().await;
    let rule = "its own heartbeat is a sign of life as good as an answer";
    check(
        found.is_none(),
        "failure_detection() after a heartbeat from it",
        &found,
        rule,
    );
    let came = healths(&manager).await;
    let two = came.first().copied();
    check(
        two == Some((2, NodeHealth::Healthy)),
        "its health",
        &two,
        "it is Healthy again",
    );
}

#[tokio::test(start_paused = true)]
async fn a_node_that_is_late_is_degraded() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let manager = cluster.node(1);
    manager
        .send_heartbeat()
        .await
        .must("send_heartbeat() on the node");
    silence(&manager, 2, HEARTBEAT * 2).await;
    silence(&manager, 3, HEARTBEAT * 2 + Duration::from_millis(1)).await;
    manager.failure_detection().await;
    let came = healths(&manager).await;
    let expected = [(2, NodeHealth::Healthy), (3, NodeHealth::Degraded)];
    let rule = "more than two heartbeat intervals of silence make it Degraded";
    check(
        came == expected,
        "healths after 200 and 201 ms of silence",
        &came,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn a_running_manager_notices_that_a_node_fell_silent() {
    // Wherever between two judgements of the manager the silence begins.
    for later in [Duration::ZERO, HEARTBEAT] {
        let cluster = Cluster::three(ReplicationMode::SemiSync).await;
        tokio::time::sleep(ELECTION * 4 + later).await;
        let came = healths(&cluster.node(1)).await;
        let rule = "heartbeats go out every interval, so nobody is taken for dead";
        let healthy = [(2, NodeHealth::Healthy), (3, NodeHealth::Healthy)];
        let done = "healths after 2 s in which all answer";
        check(came == healthy, done, &came, rule);
        cluster.board.part(&[3], &[1, 2], Link::Silent);
        tokio::time::sleep(ELECTION + HEARTBEAT + LATENCY * 10).await;
        let came = healths(&cluster.node(1)).await;
        let expected = [(2, NodeHealth::Healthy), (3, NodeHealth::Failed)];
        let rule = "node 3 has been silent for the election timeout, and the manager judges once a \
                    heartbeat interval; the silent calls hold up nobody";
        let done = "healths 610 ms after node 3 fell silent";
        check(came == expected, done, &came, rule);
    }
}
