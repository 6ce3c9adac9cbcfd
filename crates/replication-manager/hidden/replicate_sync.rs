use tokio::time::{Duration, Instant};

use super::{
    Cluster, ELECTION, HEARTBEAT, LATE, LATENCY, Link, Must, SYNC, append, check, config,
    log_entry, record, texts,
};
use crate::{Lsn, NodeRole, ReplicationError, ReplicationMode};

fn timed_out(outcome: &Result<(), ReplicationError>) -> bool {
    matches!(outcome, Err(ReplicationError::SyncTimeout))
}

#[tokio::test(start_paused = true)]
async fn a_semi_synchronous_write_returns_once_one_replica_holds_it() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    cluster.board.part(&[3], &[1, 2], Link::Silent);
    for (lsn, text) in [(1, "a"), (2, "b")] {
        let outcome = cluster.node(1).replicate(record(lsn, text)).await;
        let rule = "one voting replica holds the record, and semi-sync asks for no more";
        check(
            outcome.is_ok(),
            "replicate() with one of two replicas silent",
            &outcome,
            rule,
        );
        let held = cluster.node(2).current_lsn().await;
        let rule = "an acknowledged record is on a replica when the write returns";
        check(
            held == Lsn(lsn),
            "LSN of the replica that answers",
            &held,
            rule,
        );
    }
    let writes = cluster.node(1).stats().await.sync_writes;
    check(writes == 2, "sync_writes", &writes, "both writes waited");
}

#[tokio::test(start_paused = true)]
async fn a_synchronous_write_waits_for_every_voting_replica() {
    let cluster = Cluster::three(ReplicationMode::Synchronous).await;
    cluster.board.part(&[3], &[1, 2], Link::Cut);
    let outcome = cluster.node(1).replicate(record(1, "a")).await;
    let rule = "node 3 did not acknowledge, so the write ends in SyncTimeout";
    check(
        timed_out(&outcome),
        "replicate() with one of two replicas cut off",
        &outcome,
        rule,
    );
    cluster.board.heal();
    let outcome = cluster.node(1).wait_for_sync(Lsn(1)).await;
    let rule = "the record stayed in the log and got through once node 3 was back";
    check(
        outcome.is_ok(),
        "wait_for_sync(1) after the link is restored",
        &outcome,
        rule,
    );
    let outcome = cluster.node(1).replicate(record(2, "b")).await;
    check(
        outcome.is_ok(),
        "replicate() with all replicas there",
        &outcome,
        "all acknowledge",
    );
    let held = (
        texts(&cluster.node(2)).await.len(),
        texts(&cluster.node(3)).await.len(),
    );
    check(
        held == (2, 2),
        "lengths of the replicas' logs then",
        &held,
        "both hold both records",
    );
}

#[tokio::test(start_paused = true)]
async fn replicate_sync_waits_in_every_mode() {
    let cluster = Cluster::three(ReplicationMode::Asynchronous).await;
    let outcome = cluster.node(1).replicate_sync(record(1, "a")).await;
    check(
        outcome.is_ok(),
        "replicate_sync() in asynchronous mode",
        &outcome,
        "replicas answer",
    );
    let held = [2, 3].map(|id| cluster.node(id));
    let held = held[0].current_lsn().await.max(held[1].current_lsn().await);
    let rule = "replicate_sync returns when at least one voting replica holds the record";
    check(
        held == Lsn(1),
        "highest LSN of a replica on return",
        &held,
        rule,
    );
    cluster.board.part(&[1], &[2, 3], Link::Cut);
    let outcome = cluster.node(1).replicate_sync(record(2, "b")).await;
    let rule = "no replica holds the record, so replicate_sync must not report success";
    check(
        outcome.is_err(),
        "replicate_sync() with every replica cut off",
        &outcome,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn a_write_gives_up_when_the_sync_timeout_is_over() {
    let patient = |id| {
        let mut config = config(id, &[100, 90, 80], ReplicationMode::SemiSync);
        config.election_timeout = Duration::from_secs(60);
        config
    };
    let cluster = Cluster::with(&[100, 90, 80], patient).await;
    cluster.start().await;
    cluster.confirmed(&[1]).await;
    cluster.board.part(&[1], &[2, 3], Link::Silent);
    let start = Instant::now();
    let write = cluster.node(1);
    let outcome = tokio::time::timeout(SYNC * 4, write.replicate_sync(record(1, "a"))).await;
    let took = start.elapsed();
    let rule = "a write ends in SyncTimeout when sync_timeout is over, also if calls never end";
    let ended = matches!(outcome, Ok(Err(ReplicationError::SyncTimeout)));
    check(
        ended,
        "replicate_sync() with silent replicas, waited for four times as long",
        &outcome,
        rule,
    );
    let bounds = SYNC..=SYNC + HEARTBEAT;
    check(
        bounds.contains(&took),
        "it took",
        &took,
        "sync_timeout is 5 s here",
    );
}

#[tokio::test(start_paused = true)]
async fn an_acknowledgement_counts_once_however_often_it_comes() {
    let cluster = Cluster::three(ReplicationMode::Synchronous).await;
    cluster.board.part(&[3], &[1, 2], Link::Cut);
    cluster.board.set(1, 2, Link::LosesAnswers);
    let (first, second) = (cluster.node(1), cluster.node(1));
    let first = tokio::spawn(async move { first.replicate(record(1, "a")).await });
    tokio::time::sleep(ELECTION / 2).await;
    cluster.board.heal();
    cluster.board.part(&[3], &[1, 2], Link::Cut);
    tokio::time::sleep(ELECTION / 2).await;
    // Node 2 acknowledges up to LSN 1, to a repeat or to a question, and then up to LSN 2: two
    // answers that cover LSN 1.
    let second = tokio::spawn(async move { second.replicate(record(2, "b")).await });
    let outcome = first.await.unwrap();
    let rule = "node 2 counts once, however often it acknowledged; node 3 never did";
    check(
        timed_out(&outcome),
        "a synchronous write that only node 2 got",
        &outcome,
        rule,
    );
    let outcome = second.await.unwrap();
    check(timed_out(&outcome), "the write after it", &outcome, rule);
    let acknowledged = cluster.node(1).stats().await.records_acknowledged;
    check(
        acknowledged == 2,
        "records_acknowledged",
        &acknowledged,
        "repeats are left out",
    );
}

#[tokio::test(start_paused = true)]
async fn an_observer_acknowledges_nothing() {
    let cluster = Cluster::of(&[100, 90, 80, 0], ReplicationMode::SemiSync).await;
    cluster.start().await;
    cluster.confirmed(&[1]).await;
    cluster.board.part(&[1, 4], &[2, 3], Link::Cut);
    let outcome = cluster.node(1).replicate_sync(record(1, "a")).await;
    let rule = "only the observer holds the record, and it does not count";
    check(
        outcome.is_err(),
        "replicate_sync() that only an observer gets",
        &outcome,
        rule,
    );
    let log = texts(&cluster.node(4)).await;
    check(
        log == ["a"],
        "the observer's log",
        &log,
        "an observer gets every record all the same",
    );
}

#[tokio::test(start_paused = true)]
async fn wait_for_sync_waits_for_all_voting_replicas_in_every_mode() {
    let cluster = Cluster::of(&[100, 90, 80, 0], ReplicationMode::SemiSync).await;
    cluster.start().await;
    cluster.confirmed(&[1]).await;
    cluster.board.part(&[3, 4], &[1, 2], Link::Cut);
    cluster
        .node(1)
        .replicate(record(1, "a"))
        .await
        .must("replicate(LSN 1) on node 1");
    let outcome = cluster.node(1).wait_for_sync(Lsn(1)).await;
    let rule = "node 3 lacks the record; that the write itself was content with node 2 is nothing";
    check(
        timed_out(&outcome),
        "wait_for_sync(1) in semi-sync",
        &outcome,
        rule,
    );
    cluster.board.heal();
    cluster.board.part(&[4], &[1, 2, 3], Link::Cut);
    let outcome = cluster.node(1).wait_for_sync(Lsn(1)).await;
    let rule = "both voting replicas have it now; the observer is not waited for";
    check(
        outcome.is_ok(),
        "wait_for_sync(1) with node 3 back",
        &outcome,
        rule,
    );
    let outcome = cluster.node(1).wait_for_sync(Lsn(2)).await;
    let refused = matches!(outcome, Err(ReplicationError::Wal(_)));
    check(
        refused,
        "wait_for_sync(2)",
        &outcome,
        "nothing was written there: a Wal error",
    );
}

#[tokio::test(start_paused = true)]
async fn a_write_is_not_acknowledged_after_its_epoch_is_over() {
    let patient = |id| {
        let mut config = config(id, &[100, 90, 80], ReplicationMode::SemiSync);
        config.sync_timeout = Duration::from_secs(600);
        config
    };
    let cluster = Cluster::with(&[100, 90, 80], patient).await;
    cluster.start().await;
    cluster.confirmed(&[1]).await;
    cluster.board.part(&[1], &[2, 3], Link::Cut);
    let old = cluster.node(1);
    let write = tokio::spawn(async move { old.replicate_sync(record(1, "lost")).await });
    let second = cluster.confirmed(&[2, 3]).await;
    cluster
        .node(second)
        .replicate_sync(record(1, "kept"))
        .await
        .must("replicate_sync(LSN 1) on the new primary");
    cluster.board.heal();
    cluster.logs_read(&[1, 2, 3], &["kept"]).await;
    // Node 1 leads again, in a later epoch, and the others hold LSN 1: but not that record.
    cluster
        .node(second)
        .demote()
        .await
        .must("demote() on the new primary");
    cluster.node(1).promote().await.must("promote() on node 1");
    cluster.confirmed(&[1]).await;
    cluster
        .node(1)
        .replicate_sync(record(2, "more"))
        .await
        .must("replicate_sync(LSN 2) on node 1");
    let outcome = write.await.unwrap();
    let refused = matches!(outcome, Err(ReplicationError::NotPrimary(_)));
    let rule = "the epoch in which it was written is over, and LSN 1 is another record now: \
                NotPrimary, not success";
    check(
        refused,
        "replicate_sync() of a record that a failover dropped",
        &outcome,
        rule,
    );
    cluster.logs_read(&[1, 2, 3], &["kept", "more"]).await;
}

#[tokio::test(start_paused = true)]
async fn a_provisional_primary_acknowledges_nothing() {
    let cluster = Cluster::of(&[100, 90, 80, 70, 60], ReplicationMode::SemiSync).await;
    cluster.board.part(&[1, 2], &[3, 4, 5], Link::Cut);
    cluster.node(1).start().await.must("start() on node 1");
    cluster.node(2).start().await.must("start() on node 2");
    let outcome = cluster.node(1).replicate_sync(record(1, "a")).await;
    let rule = "two of five accept its epoch; before a majority has, nothing is acknowledged";
    check(
        timed_out(&outcome),
        "replicate_sync() that one replica could take",
        &outcome,
        rule,
    );
    let state = (
        cluster.node(1).role().await,
        cluster.node(1).is_confirmed().await,
    );
    let rule = "it is a provisional primary still";
    check(
        state == (NodeRole::Primary, false),
        "(role, is_confirmed)",
        &state,
        rule,
    );
    cluster.board.heal();
    cluster.node(3).start().await.must("start() on node 3");
    let primary = cluster.node(cluster.confirmed(&[1, 2, 3]).await);
    let next = primary.current_lsn().await.0 + 1;
    let outcome = primary.replicate_sync(record(next, "b")).await;
    let rule = "a majority accepts it now, and replicas hold the record";
    check(
        outcome.is_ok(),
        "replicate_sync() with a third node there",
        &outcome,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn an_acknowledgement_covers_no_more_than_what_was_sent() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let replica = cluster.node(2);
    let old = vec![
        log_entry(1, 1, "a"),
        log_entry(1, 2, "b"),
        log_entry(1, 3, "unacknowledged"),
    ];
    replica.on_append(append((1, 1), (0, 0), old)).await;
    let probe = replica.on_append(append((3, 2), (1, 1), Vec::new())).await;
    let rule = "the logs are known to agree up to LSN 1; what follows may be another history";
    let came = (probe.accepted, probe.lsn.0);
    check(
        came == (true, 1),
        "(accepted, lsn) of an append of nothing after LSN 1",
        &came,
        rule,
    );
    let repeated = replica
        .on_append(append((3, 2), (1, 1), vec![log_entry(1, 2, "b")]))
        .await;
    let came = (repeated.accepted, repeated.lsn.0);
    check(
        came == (true, 2),
        "(accepted, lsn) of an append of LSN 2",
        &came,
        "it ends at LSN 2",
    );
}

#[tokio::test(start_paused = true)]
async fn a_primary_that_is_cut_off_reports_no_success() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    cluster
        .node(1)
        .replicate(record(1, "a"))
        .await
        .must("replicate(LSN 1) on node 1");
    cluster.board.part(&[1], &[2, 3], Link::Cut);
    let start = Instant::now();
    let outcome = cluster.node(1).replicate(record(2, "b")).await;
    let rule = "it steps down when no majority has answered for the election timeout, and the \
                write ends in NotPrimary";
    let refused = matches!(outcome, Err(ReplicationError::NotPrimary(_)));
    check(
        refused,
        "replicate() on a primary that is cut off",
        &outcome,
        rule,
    );
    let took = start.elapsed();
    check(
        took <= ELECTION * 2,
        "it took",
        &took,
        "it does so within two election timeouts",
    );
}

#[tokio::test(start_paused = true)]
async fn an_answer_of_an_epoch_that_is_over_acknowledges_nothing() {
    let cluster = Cluster::three(ReplicationMode::Asynchronous).await;
    tokio::time::sleep(HEARTBEAT).await;
    let (primary, replica) = (cluster.node(1), cluster.node(2));
    let epoch = primary.epoch().await.0;
    cluster.board.part(&[1], &[3], Link::Cut);
    cluster.board.set(1, 2, Link::AnswersLate);
    let outcome = primary.replicate(record(1, "a")).await;
    outcome.must("replicate(LSN 1) on node 1");
    tokio::time::sleep(LATENCY * 5).await;
    let held = replica.current_lsn().await;
    let rule = "the primary sends it, and only the answer is late";
    check(held == Lsn(1), "LSN of node 2", &held, rule);
    // Node 2 gets another record in its place, and node 1 leads again, in a later epoch, before
    // the answer comes.
    cluster.board.heal();
    cluster.board.part(&[2], &[1, 3], Link::Cut);
    let other = vec![log_entry(epoch + 1, 1, "other")];
    let reply = replica
        .on_append(append((3, epoch + 1), (0, 0), other))
        .await;
    check(
        reply.accepted,
        "an append of a newer epoch",
        &reply,
        "it counts",
    );
    primary.demote().await.must("demote() on node 1");
    primary.promote().await.must("promote() on node 1");
    let again = (
        primary.is_confirmed().await,
        primary.epoch().await.0 > epoch,
    );
    let rule = "node 3 votes for it, and two of three are a majority";
    check(
        again == (true, true),
        "(is_confirmed, newer epoch)",
        &again,
        rule,
    );
    let outcome = tokio::time::timeout(LATE * 4, primary.wait_for_sync(Lsn(1))).await;
    let rule = "what node 2 answered in the epoch before says nothing of its log now: it holds \
                another record there";
    let done = "wait_for_sync(1) while the answer of node 2 to the lead before comes in";
    check(!matches!(outcome, Ok(Ok(()))), done, &outcome, rule);
}
