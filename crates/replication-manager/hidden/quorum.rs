use std::sync::Arc;

use tokio::time::Duration;

use super::{Cluster, ELECTION, HEARTBEAT, Link, Must, Watch, check, config, record, response};
use crate::{
    MockReplicationClient, NodeId, NodeRole, ReplicationError, ReplicationManager, ReplicationMode,
};

#[tokio::test(start_paused = true)]
async fn a_quorum_is_more_than_half_of_the_voters() {
    for (voters, least) in [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 4), (7, 4)] {
        // Two observers, which do not count.
        let mut priorities = vec![10; voters];
        priorities.extend([0, 0]);
        let cluster = Cluster::of(&priorities, ReplicationMode::SemiSync).await;
        let node = cluster.node(1);
        let came = (node.has_quorum(least - 1), node.has_quorum(least));
        let done = format!("has_quorum({}) and ({least}) of {voters} voters", least - 1);
        check(
            came == (false, true),
            &done,
            &came,
            "a quorum is more than half of the voters",
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_minority_elects_nobody_and_keeps_its_epoch() {
    let cluster = Cluster::of(&[100, 90, 80, 70, 60], ReplicationMode::SemiSync).await;
    cluster.start().await;
    cluster.confirmed(&[1]).await;
    let before = cluster.node(2).epoch().await;
    cluster.board.part(&[2, 3], &[1, 4, 5], Link::Cut);
    for _ in 0..40 {
        tokio::time::sleep(ELECTION / 2).await;
        for id in [2, 3] {
            let role = cluster.node(id).role().await;
            let rule = "two of five are no majority, so neither leads";
            check(
                role != NodeRole::Primary,
                &format!("role of node {id}"),
                &role,
                rule,
            );
        }
    }
    let outcome = cluster.node(2).start_election().await;
    let refused = matches!(outcome, Err(ReplicationError::NoQuorum));
    check(
        refused,
        "start_election() among two of five",
        &outcome,
        "that is NoQuorum",
    );
    let epochs = (
        before,
        cluster.node(2).epoch().await,
        cluster.node(3).epoch().await,
    );
    let rule = "who reaches no majority does not stand: a node that comes back with a high epoch \
                would depose a healthy primary";
    check(
        epochs.0 == epochs.1 && epochs.0 == epochs.2,
        "epochs before and after",
        &epochs,
        rule,
    );
    cluster.board.heal();
    tokio::time::sleep(ELECTION * 2).await;
    let stays = cluster.node(1).is_confirmed().await;
    check(
        stays,
        "is_confirmed of node 1 after the link is restored",
        &stays,
        "nothing changed",
    );
}

#[tokio::test(start_paused = true)]
async fn half_of_an_even_cluster_is_no_majority() {
    let cluster = Cluster::of(&[100, 90, 80, 70], ReplicationMode::SemiSync).await;
    cluster.board.part(&[1, 2], &[3, 4], Link::Cut);
    cluster.start().await;
    let mut watch = Watch::default();
    for _ in 0..20 {
        watch.over(&cluster, ELECTION / 2).await;
        for id in 1..=4 {
            let confirmed = cluster.node(id).is_confirmed().await;
            let rule = "two of four are no majority";
            check(
                !confirmed,
                &format!("is_confirmed of node {id}"),
                &confirmed,
                rule,
            );
        }
    }
    cluster.board.heal();
    cluster.confirmed(&[1, 2, 3, 4]).await;
}

#[tokio::test(start_paused = true)]
async fn a_primary_that_lost_its_quorum_steps_down() {
    for link in [Link::Cut, Link::Silent] {
        let cluster = Cluster::of(&[100, 90, 80, 70, 60], ReplicationMode::Asynchronous).await;
        cluster.start().await;
        cluster.confirmed(&[1]).await;
        cluster.board.part(&[3], &[1], link);
        cluster.board.part(&[4], &[1], link);
        tokio::time::sleep(ELECTION * 3).await;
        let confirmed = cluster.node(1).is_confirmed().await;
        let rule = "it and two others are three of five, a majority";
        check(
            confirmed,
            "is_confirmed with two of four cut off",
            &confirmed,
            rule,
        );
        cluster.board.part(&[5], &[1], link);
        tokio::time::sleep(ELECTION + HEARTBEAT * 4).await;
        let role = cluster.node(1).role().await;
        let rule = "no majority has answered for the election timeout: it steps down";
        check(
            role == NodeRole::Replica,
            "role with three of four cut off",
            &role,
            rule,
        );
        let outcome = cluster.node(1).replicate(record(1, "a")).await;
        let refused = matches!(
            outcome,
            Err(ReplicationError::NotPrimary(NodeRole::Replica))
        );
        check(
            refused,
            "an asynchronous write on it",
            &outcome,
            "it takes no more writes",
        );
    }
}

#[tokio::test(start_paused = true)]
async fn observers_neither_vote_nor_make_a_majority() {
    let mock = Arc::new(MockReplicationClient::new());
    for observer in [4, 5, 6] {
        mock.set_response(NodeId(observer), response(observer, NodeRole::Observer, 0));
    }
    let config = config(2, &[100, 90, 80, 0, 0, 0], ReplicationMode::SemiSync);
    let node = ReplicationManager::with_client(config, Arc::clone(&mock) as _)
        .await
        .must("with_client(a good configuration)");
    let outcome = node.start_election().await;
    let refused = matches!(outcome, Err(ReplicationError::NoQuorum));
    let rule = "three observers answer, but of three voters only this one is there";
    check(
        refused,
        "start_election() beside observers only",
        &outcome,
        rule,
    );
    mock.set_response(NodeId(3), response(3, NodeRole::Replica, 0));
    let outcome = node.start_election().await;
    let rule = "node 3 votes, and two of three voters are a majority";
    check(
        matches!(outcome, Ok(NodeId(2))),
        "start_election() with node 3",
        &outcome,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn a_majority_is_enough_though_the_others_never_answer() {
    let cluster = Cluster::of(&[100, 90, 80, 70, 60], ReplicationMode::SemiSync).await;
    cluster.start().await;
    cluster.confirmed(&[1]).await;
    cluster.board.part(&[1, 5], &[2, 3, 4], Link::Silent);
    cluster.crash(1).await;
    let winner = cluster.confirmed(&[2, 3, 4]).await;
    let outcome = cluster.node(winner).replicate(record(1, "a")).await;
    let rule = "three of five elect and write; calls to the silent rest are given up";
    check(
        outcome.is_ok(),
        "a write after the failover",
        &outcome,
        rule,
    );
    cluster.logs_read(&[2, 3, 4], &["a"]).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let stays = cluster.node(winner).is_confirmed().await;
    check(
        stays,
        "is_confirmed of the new primary 3 s later",
        &stays,
        "it keeps its majority",
    );
}
