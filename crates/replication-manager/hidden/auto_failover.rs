use tokio::time::{Duration, Instant};

use super::{
    Cluster, ELECTION, HEARTBEAT, Link, Must, Watch, append, check, config, log_entry, own_address,
    record, texts,
};
use crate::{Lsn, NodeId, NodeRole, ReplicationError, ReplicationManager, ReplicationMode};

#[tokio::test(start_paused = true)]
async fn a_dead_primary_is_replaced_without_anybody_asking() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    cluster
        .node(1)
        .replicate(record(1, "a"))
        .await
        .must("replicate(LSN 1) on node 1");
    let epoch = cluster.node(1).epoch().await;
    cluster.crash(1).await;
    let start = Instant::now();
    let winner = cluster.confirmed(&[2, 3]).await;
    let took = start.elapsed();
    let rule = "a majority is there, so a new primary is elected within ten election timeouts";
    check(took <= ELECTION * 10, "the failover took", &took, rule);
    let node = cluster.node(winner);
    let came = (node.epoch().await > epoch, node.stats().await.failovers);
    check(
        came == (true, 1),
        "(newer epoch, stats.failovers)",
        &came,
        "it counts its failover",
    );
    let outcome = node.replicate(record(2, "b")).await;
    check(
        outcome.is_ok(),
        "a write on the new primary",
        &outcome,
        "the other replica takes it",
    );
    cluster.logs_read(&[2, 3], &["a", "b"]).await;
}

#[tokio::test(start_paused = true)]
async fn the_most_advanced_replica_takes_over_not_the_first() {
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
    cluster.board.part(&[2], &[1, 3], Link::Cut);
    cluster
        .node(1)
        .replicate(record(2, "b"))
        .await
        .must("replicate(LSN 2) on node 1");
    cluster.crash(1).await;
    cluster.board.heal();
    let winner = cluster.confirmed(&[2, 3]).await;
    let rule = "node 2 has the higher priority, but only node 3 holds the acknowledged LSN 2";
    check(winner == 3, "the new primary", &winner, rule);
    cluster.logs_read(&[2, 3], &["a", "b"]).await;
}

#[tokio::test(start_paused = true)]
async fn a_failover_is_handed_to_the_best_node_that_answers() {
    let cluster = Cluster::of(&[100, 90, 80, 70, 60], ReplicationMode::SemiSync).await;
    let log = |last: u64| {
        (1..=last)
            .map(|lsn| log_entry(1, lsn, "x"))
            .collect::<Vec<_>>()
    };
    for (id, last) in [(2, 2), (3, 4), (4, 5), (5, 7)] {
        cluster
            .node(id)
            .on_append(append((1, 1), (0, 0), log(last)))
            .await;
    }
    cluster.crash(1).await;
    cluster.crash(5).await;
    tokio::time::sleep(ELECTION).await;
    let outcome = cluster.node(2).auto_failover().await;
    let rule = "of those that answer, node 4 has the longest log; node 2 nominates it";
    check(
        matches!(outcome, Ok(NodeId(4))),
        "auto_failover() on node 2",
        &outcome,
        rule,
    );
    let mut roles = Vec::new();
    for id in [2, 3, 4] {
        roles.push(cluster.node(id).role().await);
    }
    let expected = [NodeRole::Replica, NodeRole::Replica, NodeRole::Primary];
    check(
        roles == expected,
        "roles of 2, 3, 4",
        &roles,
        "node 4 leads",
    );
    let failovers = cluster.node(2).stats().await.failovers;
    check(
        failovers == 0,
        "stats.failovers of node 2",
        &failovers,
        "it did not take over itself",
    );
}

#[tokio::test(start_paused = true)]
async fn the_epoch_of_the_last_record_counts_before_its_lsn() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let longer = vec![
        log_entry(1, 1, "a"),
        log_entry(1, 2, "stale"),
        log_entry(1, 3, "stale"),
    ];
    cluster
        .node(2)
        .on_append(append((1, 1), (0, 0), longer))
        .await;
    let newer = vec![log_entry(1, 1, "a"), log_entry(2, 2, "b")];
    cluster
        .node(3)
        .on_append(append((1, 2), (0, 0), newer))
        .await;
    cluster.crash(1).await;
    tokio::time::sleep(ELECTION).await;
    let outcome = cluster.node(2).auto_failover().await;
    let rule = "node 3's log ends in epoch 2 and node 2's in epoch 1, which decides before length";
    check(
        matches!(outcome, Ok(NodeId(3))),
        "auto_failover() on node 2",
        &outcome,
        rule,
    );
    cluster.start().await;
    cluster.logs_read(&[2, 3], &["a", "b"]).await;
}

#[tokio::test(start_paused = true)]
async fn a_new_primary_sends_only_what_its_followers_lack() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    for (lsn, text) in [(1, "a"), (2, "b"), (3, "c")] {
        let outcome = cluster.node(1).replicate(record(lsn, text)).await;
        outcome.must("a write on node 1");
    }
    let outcome = cluster.node(1).wait_for_sync(Lsn(3)).await;
    outcome.must("wait_for_sync(LSN 3) on node 1");
    cluster.crash(1).await;
    cluster.board.forget_traffic();
    let winner = cluster.confirmed(&[2, 3]).await;
    let outcome = cluster.node(winner).replicate(record(4, "d")).await;
    outcome.must("replicate(LSN 4) on the new primary");
    let follower = 5 - winner;
    cluster.logs_read(&[follower], &["a", "b", "c", "d"]).await;
    let carried = cluster.board.carried(winner, follower);
    let rule = "the follower held 1 to 3 already: the new primary asks where it is, by an append \
                without entries, and sends what it lacks";
    check(
        carried == [4],
        "LSNs that the new primary sent to its follower",
        &carried,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn a_living_primary_is_left_alone() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    let epoch = cluster.node(1).epoch().await;
    let outcome = cluster.node(2).auto_failover().await;
    let rule = "node 1 lives and leads: it is the answer, and nothing changes";
    check(
        matches!(outcome, Ok(NodeId(1))),
        "auto_failover() beside a primary",
        &outcome,
        rule,
    );
    tokio::time::sleep(ELECTION * 6).await;
    let came = (
        cluster.node(1).is_confirmed().await,
        cluster.node(1).epoch().await == epoch,
    );
    check(
        came == (true, true),
        "(is_confirmed, same epoch) of node 1, 3 s later",
        &came,
        rule,
    );
    cluster.crash(1).await;
    cluster.crash(3).await;
    tokio::time::sleep(ELECTION * 2).await;
    let outcome = cluster.node(2).auto_failover().await;
    let refused = matches!(outcome, Err(ReplicationError::NoQuorum));
    check(
        refused,
        "auto_failover() on the last of three",
        &outcome,
        "one of three is no majority",
    );
}

#[tokio::test(start_paused = true)]
async fn an_append_cuts_the_log_only_where_it_conflicts() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let replica = cluster.node(2);
    let log = vec![
        log_entry(1, 1, "a"),
        log_entry(1, 2, "b"),
        log_entry(1, 3, "c"),
        log_entry(1, 4, "d"),
    ];
    replica.on_append(append((1, 1), (0, 0), log.clone())).await;
    replica
        .on_append(append((1, 1), (0, 0), log[..2].to_vec()))
        .await;
    let held = texts(&replica).await;
    let rule = "a late repeat of LSN 1 and 2 says nothing against 3 and 4, which are acknowledged";
    check(
        held == ["a", "b", "c", "d"],
        "log after a repeat of its beginning",
        &held,
        rule,
    );
    replica.on_append(append((3, 2), (1, 2), Vec::new())).await;
    let held = texts(&replica).await;
    let rule = "a new primary that asks about LSN 2 has not said yet what follows it";
    check(
        held == ["a", "b", "c", "d"],
        "log after an append of nothing",
        &held,
        rule,
    );
    let rival = vec![log_entry(1, 3, "c"), log_entry(2, 4, "new")];
    replica.on_append(append((3, 2), (1, 2), rival)).await;
    let held = texts(&replica).await;
    let rule = "LSN 4 of epoch 2 takes the place of LSN 4 of epoch 1";
    check(
        held == ["a", "b", "c", "new"],
        "log after a conflict at LSN 4",
        &held,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn an_old_primary_comes_back_and_drops_what_was_never_acknowledged() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    cluster
        .node(1)
        .replicate(record(1, "a"))
        .await
        .must("replicate(LSN 1) on node 1");
    cluster.board.part(&[1], &[2, 3], Link::Cut);
    for (lsn, text) in [(2, "lost"), (3, "lost too")] {
        let outcome = cluster.node(1).replicate(record(lsn, text)).await;
        check(
            outcome.is_err(),
            "a write on the old primary",
            &outcome,
            "nobody acknowledges it",
        );
        if !cluster.node(1).is_primary().await {
            break;
        }
    }
    let second = cluster.confirmed(&[2, 3]).await;
    cluster
        .node(second)
        .replicate(record(2, "b"))
        .await
        .must("replicate(LSN 2) on the new primary");
    cluster.board.heal();
    cluster.logs_read(&[1, 2, 3], &["a", "b"]).await;
    cluster
        .node(second)
        .wait_for_sync(Lsn(2))
        .await
        .must("wait_for_sync(LSN 2) on the new primary");
    let role = cluster.node(1).role().await;
    check(
        role == NodeRole::Replica,
        "role of the old primary",
        &role,
        "it follows the new one",
    );
}

#[tokio::test(start_paused = true)]
async fn two_failovers_in_a_row_lose_nothing_that_was_acknowledged() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    let mut expected = Vec::new();
    let mut primary = 1;
    let mut watch = Watch::default();
    for round in 0..6 {
        let others: Vec<u64> = (1..=3).filter(|&id| id != primary).collect();
        // One replica misses the write, another one each round.
        let away = others[round % 2];
        cluster.board.part(&[away], &[1, 2, 3], Link::Cut);
        let text = format!("round {round}");
        let node = cluster.node(primary);
        let outcome = node.replicate_sync(record(round as u64 + 1, &text)).await;
        check(
            outcome.is_ok(),
            &text,
            &outcome,
            "the replica that is left acknowledges",
        );
        expected.push(text);
        cluster.board.part(&[primary], &others, Link::Cut);
        cluster
            .board
            .part(&[others[0]], &[others[1]], Link::LosesAnswers);
        cluster.board.heal();
        cluster.board.part(&[primary], &others, Link::Cut);
        let next = cluster.confirmed(&others).await;
        watch.over(&cluster, Duration::from_millis(50)).await;
        cluster.board.heal();
        primary = next;
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        cluster.logs_read(&[1, 2, 3], &expected).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_nominated_node_gets_the_time_that_an_election_takes() {
    let cluster = Cluster::of(&[100, 90, 80, 70, 60], ReplicationMode::SemiSync).await;
    let log = vec![log_entry(1, 1, "a")];
    cluster.node(4).on_append(append((1, 1), (0, 0), log)).await;
    cluster.crash(1).await;
    // Everybody's surveys have to give node 5 up first.
    cluster.board.part(&[5], &[2, 3, 4], Link::Silent);
    tokio::time::sleep(ELECTION).await;
    let outcome = cluster.node(2).auto_failover().await;
    let rule = "node 4 has the longest log; it makes a survey and asks for votes, and gets the time \
                for both";
    let done = "auto_failover() on node 2 with a node that never answers";
    check(matches!(outcome, Ok(NodeId(4))), done, &outcome, rule);
}

#[tokio::test(start_paused = true)]
async fn a_node_with_a_lower_priority_waits_its_turn() {
    let cluster = Cluster::of(&[100, 90, 80, 70, 60], ReplicationMode::SemiSync).await;
    cluster.start().await;
    cluster.confirmed(&[1]).await;
    tokio::time::sleep(ELECTION).await;
    cluster.crash(1).await;
    cluster.crash(2).await;
    // Node 3 heard node 1 within the last interval, and two voters come before it.
    tokio::time::sleep(ELECTION + HEARTBEAT / 2).await;
    for id in [3, 4, 5] {
        let came = (
            cluster.node(id).role().await,
            cluster.node(id).epoch().await.0,
        );
        let done = format!("(role, epoch) of node {id}, 550 ms after the primary died");
        let rule = "node 3 waits for the election timeout and two heartbeat intervals more, and \
                    the others even longer";
        check(came == (NodeRole::Replica, 1), &done, &came, rule);
    }
    let winner = cluster.confirmed(&[3, 4, 5]).await;
    let rule = "the highest priority that is left";
    check(winner == 3, "the new primary", &winner, rule);
}

#[tokio::test]
async fn a_nomination_travels_over_tcp() {
    let of = |id: u64| {
        let mut config = config(id, &[100, 90, 80], ReplicationMode::SemiSync);
        for (node, port) in config.nodes.iter_mut().zip(5401..) {
            node.address = own_address(port);
        }
        // Real time passes here: nobody is to stand before it is told to.
        config.election_timeout = Duration::from_secs(60);
        config
    };
    // Node 1, the first primary, never comes.
    let second = ReplicationManager::new(of(2)).await;
    let second = second.must("new(a good configuration)");
    let third = ReplicationManager::new(of(3)).await;
    let third = third.must("new(a good configuration)");
    second.start().await.must("start() on node 2");
    third.start().await.must("start() on node 3");
    third
        .apply(record(1, "a"))
        .await
        .must("apply(LSN 1) on node 3");
    let outcome = second.auto_failover().await;
    let rule = "node 3 has the longer log: node 2 nominates it and votes for it, all over TCP";
    let done = "auto_failover() on node 2";
    check(matches!(outcome, Ok(NodeId(3))), done, &outcome, rule);
    let leads = third.is_confirmed().await;
    check(
        leads,
        "is_confirmed of node 3",
        &leads,
        "two of three voted for it",
    );
    second.shutdown().await.must("shutdown() on node 2");
    third.shutdown().await.must("shutdown() on node 3");
}
