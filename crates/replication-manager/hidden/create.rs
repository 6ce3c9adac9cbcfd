use std::time::Duration;

use super::{Cluster, Must, check, config, own_address, record};
use crate::{NodeId, NodeRole, ReplicationError, ReplicationManager, ReplicationMode};

#[tokio::test(start_paused = true)]
async fn the_voter_with_the_highest_priority_is_primary_at_first() {
    let cluster = Cluster::of(&[80, 100, 0, 100], ReplicationMode::SemiSync).await;
    let mut roles = Vec::new();
    for id in 1..=4 {
        roles.push(cluster.node(id).role().await);
    }
    let rule = "the highest priority makes the first primary (among equals the lowest id), 0 an \
                observer, everything else a replica";
    let expected = [
        NodeRole::Replica,
        NodeRole::Primary,
        NodeRole::Observer,
        NodeRole::Replica,
    ];
    check(
        roles == expected,
        "roles at new, priorities 80, 100, 0, 100",
        &roles,
        rule,
    );
    let state = (
        cluster.node(2).is_confirmed().await,
        cluster.node(2).epoch().await.0,
    );
    let rule = "the first primary is provisional, of epoch 1, until a majority accepts it";
    check(
        state == (false, 1),
        "(is_confirmed, epoch) of the first primary",
        &state,
        rule,
    );
    let others = (
        cluster.node(1).epoch().await.0,
        cluster.node(3).epoch().await.0,
    );
    check(
        others == (0, 0),
        "epochs of the others at new",
        &others,
        "they start in epoch 0",
    );
}

#[tokio::test(start_paused = true)]
async fn an_observer_never_leads() {
    let cluster = Cluster::of(&[100, 90, 0], ReplicationMode::SemiSync).await;
    let observer = cluster.node(3);
    let refused = |outcome: &Result<(), ReplicationError>| {
        matches!(
            outcome,
            Err(ReplicationError::NotPrimary(NodeRole::Observer))
        )
    };
    let rule = "an observer neither votes nor leads: NotPrimary(Observer)";
    let outcome = observer.promote().await;
    check(
        refused(&outcome),
        "promote() on an observer",
        &outcome,
        rule,
    );
    let outcome = observer.start_election().await.map(|_| ());
    check(
        refused(&outcome),
        "start_election() on an observer",
        &outcome,
        rule,
    );
    let outcome = observer.auto_failover().await.map(|_| ());
    check(
        refused(&outcome),
        "auto_failover() on an observer",
        &outcome,
        rule,
    );
    observer.demote().await.must("demote() on the observer");
    let role = observer.role().await;
    check(
        role == NodeRole::Observer,
        "role() after demote()",
        &role,
        "an observer stays one",
    );
}

#[tokio::test(start_paused = true)]
async fn a_configuration_that_cannot_work_is_refused() {
    let good = || config(1, &[100, 90, 80], ReplicationMode::SemiSync);
    let mut stranger = good();
    stranger.node_id = NodeId(9);
    let mut twice = good();
    twice.nodes[2].id = NodeId(2);
    let mut nobody_votes = good();
    nobody_votes
        .nodes
        .iter_mut()
        .for_each(|node| node.priority = 0);
    let mut hasty = good();
    hasty.election_timeout = hasty.heartbeat_interval * 2 - Duration::from_millis(1);
    let mut no_heartbeat = good();
    no_heartbeat.heartbeat_interval = Duration::ZERO;
    let mut no_timeout = good();
    no_timeout.sync_timeout = Duration::ZERO;
    let cases = [
        ("node_id is not among the nodes", stranger),
        ("two nodes share an id", twice),
        ("every priority is 0", nobody_votes),
        (
            "the election timeout is below two heartbeat intervals",
            hasty,
        ),
        ("the heartbeat interval is zero", no_heartbeat),
        ("the sync timeout is zero", no_timeout),
    ];
    check(
        ReplicationManager::new(good()).await.is_ok(),
        "new(a good configuration)",
        &"",
        "it works",
    );
    let mut tight = good();
    tight.election_timeout = tight.heartbeat_interval * 2;
    let outcome = ReplicationManager::new(tight).await.map(|_| "a manager");
    let rule = "an election timeout of two heartbeat intervals is not below two";
    let done = "new() with an election timeout of two heartbeat intervals";
    check(outcome.is_ok(), done, &outcome, rule);
    for (what, config) in cases {
        let outcome = ReplicationManager::new(config).await.map(|_| "a manager");
        let refused = matches!(outcome, Err(ReplicationError::Network(_)));
        check(
            refused,
            &format!("new() where {what}"),
            &outcome,
            "that is a Network error",
        );
    }
}

#[tokio::test]
async fn sockets_are_bound_by_start_and_freed_by_shutdown() {
    let mut config = config(1, &[100], ReplicationMode::SemiSync);
    config.nodes[0].address = own_address(5101);
    let first = ReplicationManager::new(config.clone())
        .await
        .must("new(a good configuration)");
    let second = ReplicationManager::new(config.clone())
        .await
        .must("new(a good configuration)");
    first.start().await.must("start() on the first manager");
    first.start().await.must("start() on the first manager");
    let outcome = second.start().await;
    let refused = matches!(outcome, Err(ReplicationError::Network(_)));
    check(
        refused,
        "start() at an address that is taken",
        &outcome,
        "that is a Network error",
    );
    first
        .shutdown()
        .await
        .must("shutdown() on the first manager");
    let outcome = second.start().await;
    let rule = "start binds, new does not, and shutdown has freed the address when it returns";
    check(
        outcome.is_ok(),
        "start() after the other manager's shutdown()",
        &outcome,
        rule,
    );
    second
        .replicate_sync(record(1, "a"))
        .await
        .must("replicate_sync(LSN 1) on the second manager");
    second
        .shutdown()
        .await
        .must("shutdown() on the second manager");
    let outcome = first.start().await;
    let refused = matches!(outcome, Err(ReplicationError::Network(_)));
    let rule = "a shutdown is final: a Network error, though the address is free";
    check(refused, "start() after shutdown()", &outcome, rule);
}
