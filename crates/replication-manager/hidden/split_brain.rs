use std::sync::Arc;

use super::{
    Cluster, ELECTION, HEARTBEAT, Link, Must, Watch, append, ballot, check, config, heartbeat_from,
    log_entry, record, response, texts,
};
use crate::{
    Epoch, Lsn, MockReplicationClient, NodeId, NodeRole, ReplicationError, ReplicationManager,
    ReplicationMode,
};

fn split(outcome: &Result<(), ReplicationError>) -> bool {
    matches!(outcome, Err(ReplicationError::SplitBrain))
}

#[tokio::test(start_paused = true)]
async fn promotion_beside_a_living_primary_is_split_brain() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    let outcome = cluster.node(2).promote().await;
    let rule = "node 1 answers that it is the primary: SplitBrain";
    check(
        split(&outcome),
        "promote() beside a primary",
        &outcome,
        rule,
    );
    cluster.board.part(&[1], &[2], Link::Cut);
    tokio::time::sleep(ELECTION * 2).await;
    let outcome = cluster.node(2).promote().await;
    let rule = "node 2 cannot reach node 1, but node 3 hears it: SplitBrain";
    check(
        split(&outcome),
        "promote() while another node hears the primary",
        &outcome,
        rule,
    );
    let came = (
        cluster.node(2).role().await,
        cluster.node(1).is_confirmed().await,
    );
    let rule = "the replica stays one, and the primary leads on";
    check(
        came == (NodeRole::Replica, true),
        "(role of 2, is_confirmed of 1)",
        &came,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn the_mock_of_a_primary_stops_a_promotion() {
    let mock = Arc::new(MockReplicationClient::new());
    mock.set_response(NodeId(1), response(1, NodeRole::Primary, 0));
    let seven = config(2, &[100, 90, 80], ReplicationMode::SemiSync);
    let node = ReplicationManager::with_client(seven, Arc::clone(&mock) as _)
        .await
        .must("with_client(a good configuration)");
    let outcome = node.promote().await;
    check(
        split(&outcome),
        "promote() while node 1 answers as primary",
        &outcome,
        "SplitBrain",
    );
    mock.set_unreachable(NodeId(1));
    mock.set_response(NodeId(3), response(3, NodeRole::Replica, 5));
    tokio::time::sleep(ELECTION).await;
    let outcome = node.promote().await;
    let refused = matches!(outcome, Err(ReplicationError::NoQuorum));
    let rule = "node 3 is ahead and refuses its vote: NoQuorum";
    check(
        refused,
        "promote() on a node that is behind",
        &outcome,
        rule,
    );
    let role = node.role().await;
    check(
        role == NodeRole::Replica,
        "role() then",
        &role,
        "a refused promotion changes nothing",
    );
}

#[tokio::test(start_paused = true)]
async fn a_primary_that_meets_another_one_reports_it_and_steps_down() {
    let mock = Arc::new(MockReplicationClient::new());
    mock.set_response(NodeId(2), response(2, NodeRole::Replica, 0));
    let config = config(1, &[100, 90, 80], ReplicationMode::SemiSync);
    let node = ReplicationManager::with_client(config, Arc::clone(&mock) as _)
        .await
        .must("with_client(a good configuration)");
    node.start_election()
        .await
        .must("start_election() on the primary");
    let confirmed = node.is_confirmed().await;
    check(
        confirmed,
        "is_confirmed after node 2's vote",
        &confirmed,
        "two of three",
    );
    mock.set_response(NodeId(3), response(3, NodeRole::Primary, 0));
    let outcome = node.send_heartbeat().await;
    let rule = "node 3 answers as primary too: SplitBrain";
    check(
        split(&outcome),
        "send_heartbeat() on a primary",
        &outcome,
        rule,
    );
    let role = node.role().await;
    check(
        role == NodeRole::Replica,
        "role() then",
        &role,
        "in doubt it steps down",
    );
}

#[tokio::test(start_paused = true)]
async fn a_primary_takes_no_record_from_another() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    let outcome = cluster.node(1).apply(record(1, "z")).await;
    check(
        split(&outcome),
        "apply() on a primary",
        &outcome,
        "somebody else sends: SplitBrain",
    );
    let reply = cluster
        .node(1)
        .on_append(append((3, 0), (0, 0), vec![log_entry(0, 1, "z")]))
        .await;
    let came = (reply.accepted, reply.epoch >= Epoch(1));
    let rule = "epoch 0 is over: refused, with the newer epoch";
    check(
        came == (false, true),
        "(accepted, newer epoch) of an old append",
        &came,
        rule,
    );
    let log = texts(&cluster.node(1)).await;
    check(log.is_empty(), "its log", &log, "neither left anything");
}

#[tokio::test(start_paused = true)]
async fn an_older_epoch_is_refused_and_its_primary_steps_down() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    let epoch = cluster.node(1).epoch().await.0;
    let replica = cluster.node(2);
    replica
        .on_heartbeat(heartbeat_from(3, NodeRole::Primary, epoch + 4))
        .await;
    let reply = replica
        .on_append(append((1, epoch), (0, 0), vec![log_entry(epoch, 1, "z")]))
        .await;
    let came = (reply.accepted, reply.epoch.0);
    let rule = "it follows a newer epoch: refused, with that epoch";
    check(
        came == (false, epoch + 4),
        "(accepted, epoch) of an old append",
        &came,
        rule,
    );
    let reply = replica
        .on_heartbeat(heartbeat_from(1, NodeRole::Primary, epoch))
        .await;
    let rule = "a heartbeat of an old primary does not make it the primary again";
    check(
        reply.primary == Some(NodeId(3)),
        "primary after an old heartbeat",
        &reply.primary,
        rule,
    );
    tokio::time::sleep(HEARTBEAT * 2).await;
    let came = (
        cluster.node(1).is_primary().await,
        cluster.node(1).epoch().await.0,
    );
    let rule = "node 1 learned of the newer epoch and steps down";
    check(
        came == (false, epoch + 4),
        "(is_primary, epoch) of node 1",
        &came,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn a_provisional_primary_yields_to_the_elected_one_of_its_epoch() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::Asynchronous).await;
    let old = cluster.node(1);
    old.replicate(record(1, "never confirmed"))
        .await
        .must("replicate(LSN 1) on the old primary");
    let epoch = old.epoch().await.0;
    let reply = old
        .on_heartbeat(heartbeat_from(2, NodeRole::Candidate, epoch))
        .await;
    let rule = "a candidate of the same epoch changes nothing";
    check(
        old.is_primary().await,
        "role after a candidate's heartbeat",
        &reply.response.role,
        rule,
    );
    let kept = vec![log_entry(epoch, 1, "kept")];
    let reply = old.on_append(append((2, epoch), (0, 0), kept)).await;
    check(
        reply.accepted,
        "an append from the elected primary of its epoch",
        &reply,
        "it yields",
    );
    let came = (old.role().await, texts(&old).await);
    let rule = "what a provisional primary wrote is in no other log, and goes: the same place of \
                the same epoch is another record now";
    let expected = (NodeRole::Replica, vec!["kept".to_owned()]);
    check(came == expected, "(role, log) then", &came, rule);
}

#[tokio::test(start_paused = true)]
async fn what_a_provisional_primary_wrote_wins_no_vote() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    cluster.board.part(&[3], &[1, 2], Link::Cut);
    cluster
        .node(1)
        .replicate(record(1, "acknowledged"))
        .await
        .must("replicate(LSN 1) on node 1");
    tokio::time::sleep(ELECTION * 2).await;
    cluster.node(3).promote().await.must("promote() on node 3");
    let write = cluster.node(3);
    let write = write.replicate_sync(record(1, "never confirmed"));
    let outcome = tokio::time::timeout(HEARTBEAT, write).await;
    let rule = "nobody has accepted its epoch";
    check(
        !matches!(outcome, Ok(Ok(()))),
        "a write on it",
        &outcome,
        rule,
    );
    let (newer, older) = (cluster.node(3).epoch().await, cluster.node(1).epoch().await);
    check(
        newer > older,
        "epochs of nodes 3 and 1",
        &(newer, older),
        "a promotion raises it",
    );
    cluster.crash(1).await;
    tokio::time::sleep(ELECTION).await;
    cluster.board.heal();
    let winner = cluster.confirmed(&[2, 3]).await;
    let rule = "node 3's log ends where it did before its promotion: records of a newer epoch that \
                nobody accepted must not beat an acknowledged one";
    check(
        winner == 2,
        "the primary after node 1's death",
        &winner,
        rule,
    );
    cluster.logs_read(&[2, 3], &["acknowledged"]).await;
}

#[tokio::test(start_paused = true)]
async fn a_follower_gives_no_vote_in_the_epoch_of_its_primary() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let voter = cluster.node(3);
    voter
        .on_heartbeat(heartbeat_from(1, NodeRole::Primary, 2))
        .await;
    tokio::time::sleep(ELECTION * 2).await;
    for candidate in [2, 1] {
        let reply = voter.on_ballot(ballot(candidate, 2, (9, 9))).await;
        let done = format!("a ballot of node {candidate} in epoch 2");
        let rule = "epoch 2 has its primary already; a second vote in it could make another one, \
                    also where that node restarted and asks again";
        check(!reply.granted, &done, &reply, rule);
    }
    let reply = voter.on_ballot(ballot(2, 3, (0, 0))).await;
    check(
        reply.granted,
        "a ballot in epoch 3",
        &reply,
        "that is a new epoch",
    );
}

#[tokio::test(start_paused = true)]
async fn a_partition_leaves_one_primary_and_one_history() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    cluster
        .node(1)
        .replicate(record(1, "a"))
        .await
        .must("replicate(LSN 1) on node 1");
    cluster.board.part(&[1], &[2, 3], Link::Silent);
    let mut watch = Watch::default();
    watch.over(&cluster, ELECTION * 6).await;
    let second = cluster.confirmed(&[2, 3]).await;
    cluster
        .node(second)
        .replicate_sync(record(2, "b"))
        .await
        .must("replicate_sync(LSN 2) on the new primary");
    let outcome = cluster.node(1).replicate_sync(record(2, "z")).await;
    let rule = "the old primary has no majority behind it";
    check(
        outcome.is_err(),
        "a write on the minority's side",
        &outcome,
        rule,
    );
    cluster.board.heal();
    watch.over(&cluster, ELECTION * 6).await;
    let mut primaries = Vec::new();
    for id in 1..=3 {
        if cluster.node(id).is_primary().await {
            primaries.push(id);
        }
    }
    let rule = "both sides accept writes after the link is restored if two of them lead";
    check(
        primaries.len() == 1,
        "primaries 3 s after",
        &primaries,
        rule,
    );
    let primary = cluster.node(primaries[0]);
    primary
        .replicate_sync(record(3, "c"))
        .await
        .must("replicate_sync(LSN 3) on the primary");
    primary
        .wait_for_sync(Lsn(3))
        .await
        .must("wait_for_sync(LSN 3) on the primary");
    cluster.logs_read(&[1, 2, 3], &["a", "b", "c"]).await;
}

#[tokio::test(start_paused = true)]
async fn a_primary_that_restarts_does_not_lead_its_old_epoch_again() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    let epoch = cluster.node(1).epoch().await;
    cluster.board.part(&[3], &[1, 2], Link::LosesAnswers);
    cluster
        .node(1)
        .replicate(record(1, "a"))
        .await
        .must("replicate(LSN 1) on node 1");
    cluster.crash(1).await;
    cluster.board.heal();
    let again = cluster.restart(1).await;
    let state = (again.is_primary().await, again.is_confirmed().await);
    check(
        state == (true, false),
        "(is_primary, is_confirmed) at new",
        &state,
        "it is provisional",
    );
    let mut watch = Watch::default();
    watch.over(&cluster, ELECTION).await;
    let primary = cluster.confirmed(&[1, 2, 3]).await;
    let later = cluster.node(primary).epoch().await;
    let rule = "the others have a primary of its old epoch on record, so only a later epoch can \
                have one";
    check(
        later > epoch,
        "epoch of the next confirmed primary",
        &later,
        rule,
    );
    cluster.logs_read(&[1, 2, 3], &["a"]).await;
}

#[tokio::test(start_paused = true)]
async fn a_demoted_primary_makes_room_at_once() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    cluster
        .node(1)
        .replicate(record(1, "a"))
        .await
        .must("replicate(LSN 1) on node 1");
    cluster
        .node(1)
        .wait_for_sync(Lsn(1))
        .await
        .must("wait_for_sync(LSN 1) on node 1");
    cluster.node(1).demote().await.must("demote() on node 1");
    let outcome = cluster.node(3).promote().await;
    let rule = "node 1 told the others that it leads no more, so nobody waits for its silence";
    check(
        outcome.is_ok(),
        "promote() right after the primary's demote()",
        &outcome,
        rule,
    );
    let came = (
        cluster.node(3).is_confirmed().await,
        cluster.node(1).role().await,
    );
    check(
        came == (true, NodeRole::Replica),
        "(is_confirmed of 3, role of 1)",
        &came,
        rule,
    );
    cluster
        .node(3)
        .replicate(record(2, "b"))
        .await
        .must("replicate(LSN 2) on node 3");
    cluster.logs_read(&[1, 2, 3], &["a", "b"]).await;
}
