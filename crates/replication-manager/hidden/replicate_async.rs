use tokio::time::{Duration, Instant};

use super::{
    Cluster, ELECTION, HEARTBEAT, Link, Must, PATIENCE, append, check, config, log_entry,
    own_address, record, texts,
};
use crate::{Lsn, NodeRole, ReplicationError, ReplicationManager, ReplicationMode, WalRecord};

#[tokio::test(start_paused = true)]
async fn an_asynchronous_write_returns_at_once_though_no_replica_answers() {
    let cluster = Cluster::three(ReplicationMode::Asynchronous).await;
    cluster.board.part(&[1], &[2, 3], Link::Silent);
    let start = Instant::now();
    for lsn in 1..=3 {
        cluster
            .node(1)
            .replicate(record(lsn, "x"))
            .await
            .must("replicate(the next record) on node 1");
    }
    let took = start.elapsed();
    let rule = "in asynchronous mode replicate waits for nobody";
    check(
        took.is_zero(),
        "three replicate() with silent replicas took",
        &took,
        rule,
    );
    let stats = cluster.node(1).stats().await;
    let counts = (stats.async_writes, stats.sync_writes);
    check(
        counts == (3, 0),
        "(async_writes, sync_writes)",
        &counts,
        "none of the three waited",
    );
}

#[tokio::test(start_paused = true)]
async fn an_asynchronous_write_reaches_every_replica_and_observer() {
    let cluster = Cluster::of(&[100, 90, 80, 0], ReplicationMode::Asynchronous).await;
    cluster.start().await;
    cluster.confirmed(&[1]).await;
    for (lsn, text) in [(1, "a"), (2, "b"), (3, "c")] {
        cluster
            .node(1)
            .replicate(record(lsn, text))
            .await
            .must("replicate(the next record) on node 1");
    }
    cluster.logs_read(&[1, 2, 3, 4], &["a", "b", "c"]).await;
    let stats = cluster.node(1).stats().await;
    let counts = (
        stats.records_sent,
        stats.records_acknowledged,
        stats.bytes_sent,
    );
    let rule = "three records of one byte went to three nodes, once each";
    check(
        counts == (9, 9, 9),
        "(records_sent, records_acknowledged, bytes_sent)",
        &counts,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn a_primary_takes_only_the_next_record() {
    let cluster = Cluster::three(ReplicationMode::Asynchronous).await;
    let primary = cluster.node(1);
    primary
        .replicate(record(1, "a"))
        .await
        .must("replicate(LSN 1) on the primary");
    for lsn in [0, 1, 3] {
        let outcome = primary.replicate(record(lsn, "z")).await;
        let refused = matches!(outcome, Err(ReplicationError::Wal(_)));
        let done = format!("replicate(LSN {lsn}) after LSN 1");
        check(
            refused,
            &done,
            &outcome,
            "only LSN 2 follows; any other is a Wal error",
        );
    }
    primary
        .replicate(record(2, "b"))
        .await
        .must("replicate(LSN 2) on the primary");
    cluster.logs_read(&[1, 2, 3], &["a", "b"]).await;
}

#[tokio::test(start_paused = true)]
async fn only_a_primary_takes_writes() {
    let cluster = Cluster::three(ReplicationMode::Asynchronous).await;
    let rule = "that is NotPrimary, with the role that the node has";
    for outcome in [
        cluster.node(2).replicate(record(1, "a")).await,
        cluster.node(2).replicate_sync(record(1, "a")).await,
        cluster.node(2).wait_for_sync(Lsn(0)).await,
    ] {
        let refused = matches!(
            outcome,
            Err(ReplicationError::NotPrimary(NodeRole::Replica))
        );
        check(refused, "a write or wait on a replica", &outcome, rule);
    }
    let log = texts(&cluster.node(2)).await;
    check(
        log.is_empty(),
        "the replica's log then",
        &log,
        "a refused write leaves nothing",
    );
}

#[tokio::test(start_paused = true)]
async fn a_replica_applies_records_in_order_and_once() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::Asynchronous).await;
    let replica = cluster.node(2);
    let wal =
        |outcome: &Result<(), ReplicationError>| matches!(outcome, Err(ReplicationError::Wal(_)));
    replica
        .apply(record(1, "a"))
        .await
        .must("apply(LSN 1) on the replica");
    let outcome = replica.apply(record(3, "c")).await;
    check(
        wal(&outcome),
        "apply(LSN 3) after LSN 1",
        &outcome,
        "a gap is a Wal error",
    );
    let outcome = replica.apply(record(1, "a")).await;
    check(
        outcome.is_ok(),
        "apply(LSN 1) again",
        &outcome,
        "the same record again is no error",
    );
    let outcome = replica.apply(record(1, "other")).await;
    let rule = "another record in a place that is taken is a Wal error";
    check(wal(&outcome), "apply(LSN 1, other data)", &outcome, rule);
    replica
        .apply(record(2, "b"))
        .await
        .must("apply(LSN 2) on the replica");
    let log = texts(&replica).await;
    check(
        log == ["a", "b"],
        "the log then",
        &log,
        "each record is in it once, in order",
    );
    let tail = replica.records_from(Lsn(2)).await;
    let first = tail
        .first()
        .map(|record| (record.lsn.0, record.timestamp, tail.len()));
    check(
        first == Some((2, 1002, 1)),
        "records_from(2)",
        &first,
        "that is record 2 as written",
    );
}

#[tokio::test(start_paused = true)]
async fn an_append_that_leaves_a_gap_is_refused() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::Asynchronous).await;
    let replica = cluster.node(2);
    replica
        .on_append(append((1, 1), (0, 0), vec![log_entry(1, 1, "a")]))
        .await;
    let beyond = replica
        .on_append(append((1, 1), (1, 2), vec![log_entry(1, 3, "c")]))
        .await;
    check(
        !beyond.accepted,
        "an append after LSN 2 to a log of 1",
        &beyond,
        "it leaves a gap",
    );
    let rule = "a refusal names an earlier place to try";
    check(beyond.lsn.0 < 2, "the refusal's lsn", &beyond.lsn, rule);
    let holed = vec![log_entry(1, 2, "b"), log_entry(1, 4, "d")];
    let holed = replica.on_append(append((1, 1), (1, 1), holed)).await;
    check(
        !holed.accepted,
        "an append of LSN 2 and 4",
        &holed,
        "it has a gap in itself",
    );
    let other = replica
        .on_append(append((1, 2), (2, 1), vec![log_entry(2, 2, "b")]))
        .await;
    let rule = "it has LSN 1 of epoch 1, so it does not agree there (log matching)";
    check(
        !other.accepted,
        "an append after LSN 1 of epoch 2",
        &other,
        rule,
    );
    let log = texts(&replica).await;
    check(
        log == ["a"],
        "the log after three refusals",
        &log,
        "a refusal adds nothing",
    );
}

#[tokio::test(start_paused = true)]
async fn a_replica_that_was_away_catches_up_from_where_it_stopped() {
    let cluster = Cluster::three(ReplicationMode::Asynchronous).await;
    for (lsn, text) in [(1, "a"), (2, "b"), (3, "c")] {
        cluster
            .node(1)
            .replicate(record(lsn, text))
            .await
            .must("replicate(the next record) on node 1");
    }
    cluster.logs_read(&[2, 3], &["a", "b", "c"]).await;
    cluster.board.part(&[3], &[1, 2], Link::Cut);
    for (lsn, text) in [(4, "d"), (5, "e")] {
        cluster
            .node(1)
            .replicate(record(lsn, text))
            .await
            .must("replicate(the next record) on node 1");
    }
    cluster.logs_read(&[2], &["a", "b", "c", "d", "e"]).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    cluster.board.forget_traffic();
    cluster.board.heal();
    cluster.logs_read(&[3], &["a", "b", "c", "d", "e"]).await;
    let carried = cluster.board.carried(1, 3);
    let rule = "it held 1 to 3 and had acknowledged them, so 4 and 5 are sent, and nothing twice";
    check(
        carried == [4, 5],
        "LSNs sent to the replica that came back",
        &carried,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn a_replica_that_comes_back_empty_gets_the_whole_log() {
    let cluster = Cluster::three(ReplicationMode::Asynchronous).await;
    for (lsn, text) in [(1, "a"), (2, "b")] {
        cluster
            .node(1)
            .replicate(record(lsn, text))
            .await
            .must("replicate(the next record) on node 1");
    }
    cluster.logs_read(&[2, 3], &["a", "b"]).await;
    cluster.crash(3).await;
    cluster.restart(3).await;
    cluster.logs_read(&[3], &["a", "b"]).await;
    cluster
        .node(1)
        .replicate(record(3, "c"))
        .await
        .must("replicate(LSN 3) on node 1");
    cluster.logs_read(&[1, 2, 3], &["a", "b", "c"]).await;
}

#[tokio::test(start_paused = true)]
async fn a_long_log_arrives_whole_and_in_order() {
    let cluster = Cluster::three(ReplicationMode::Asynchronous).await;
    cluster.board.part(&[3], &[1, 2], Link::Cut);
    for lsn in 1..=3000 {
        cluster
            .node(1)
            .replicate(record(lsn, &lsn.to_string()))
            .await
            .must("replicate(the next record) on node 1");
    }
    cluster.board.heal();
    let until = Instant::now() + PATIENCE;
    while cluster.node(3).current_lsn().await < Lsn(3000) && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let records = cluster.node(3).records_from(Lsn(1)).await;
    let wrong = records
        .iter()
        .zip(1u64..)
        .find(|(record, lsn)| record.lsn.0 != *lsn || record.data != lsn.to_string().into_bytes());
    let came = (records.len(), wrong.map(|(record, _)| record.lsn));
    let rule = "all 3000 arrive, each in its place";
    check(
        came == (3000, None),
        "(records, first wrong one) of the replica",
        &came,
        rule,
    );
    let (most, _) = cluster.board.largest_append();
    let rule = "an append carries 1024 records at most";
    check(most <= 1024, "records in the largest append", &most, rule);
}

#[tokio::test]
async fn a_replica_that_restarts_is_reached_over_tcp_again() {
    let of = |id: u64| {
        let mut config = config(id, &[100, 90], ReplicationMode::Synchronous);
        config.nodes[0].address = own_address(5201);
        config.nodes[1].address = own_address(5202);
        // Real time passes here: nobody is to be taken for dead on a busy machine.
        config.election_timeout = Duration::from_secs(60);
        config.sync_timeout = Duration::from_secs(8);
        config
    };
    let primary = ReplicationManager::new(of(1))
        .await
        .must("new(a good configuration)");
    let replica = ReplicationManager::new(of(2))
        .await
        .must("new(a good configuration)");
    replica.start().await.must("start() on the replica");
    primary.start().await.must("start() on the primary");
    let first = record(1, "\u{0}\u{1f}\u{7f} é");
    primary
        .replicate(first.clone())
        .await
        .must("replicate(the next record) on the primary");
    replica.shutdown().await.must("shutdown() on the replica");
    let again = ReplicationManager::new(of(2))
        .await
        .must("new(a good configuration)");
    again.start().await.must("start() on the new node");
    // Longer than any buffer on the way: it comes in many pieces.
    let long = WalRecord {
        data: (0..=250).cycle().take(100_000).collect(),
        ..record(2, "")
    };
    let outcome = primary.replicate(long.clone()).await;
    let rule = "the old connections are dead; new ones are made, and the empty node gets all";
    check(
        outcome.is_ok(),
        "a write after the replica restarted",
        &outcome,
        rule,
    );
    let held = again.records_from(Lsn(1)).await;
    let lengths: Vec<usize> = held.iter().map(|record| record.data.len()).collect();
    let whole = held
        .iter()
        .map(|record| &record.data)
        .eq([&first.data, &long.data]);
    let rule = "the bytes arrive as they were written, 6 and 100000 of them";
    let done = "(same bytes, lengths) of the records of the new node";
    check(whole, done, &(whole, lengths), rule);
    primary.shutdown().await.must("shutdown() on the primary");
    again.shutdown().await.must("shutdown() on the new node");
}

#[tokio::test(start_paused = true)]
async fn what_a_node_held_before_the_tenure_is_not_acknowledged_again() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    for id in [2, 3] {
        let log = [(1, "a"), (2, "b"), (3, "c")].map(|(lsn, text)| log_entry(1, lsn, text));
        let request = append((1, 1), (0, 0), log.to_vec());
        cluster.node(id).on_append(request).await;
    }
    cluster.crash(1).await;
    tokio::time::sleep(ELECTION).await;
    let primary = cluster.node(2);
    let outcome = primary.start_election().await;
    outcome.must("start_election() on node 2");
    primary.start().await.must("start() on node 2");
    tokio::time::sleep(ELECTION).await;
    let before = primary.stats().await.records_acknowledged;
    let outcome = primary.replicate(record(4, "d")).await;
    outcome.must("replicate(LSN 4) on node 2");
    tokio::time::sleep(HEARTBEAT).await;
    let came = (before, primary.stats().await.records_acknowledged);
    let rule = "node 3 held LSN 1 to 3 before node 2 was elected; LSN 4 is the first record that \
                node 2 sent it";
    let done = "records_acknowledged of a new primary, before and after its first write";
    check(came == (0, 1), done, &came, rule);
}
