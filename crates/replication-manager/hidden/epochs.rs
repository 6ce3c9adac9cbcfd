//! Where an epoch ends, and where a second primary could slip in.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::time::sleep;

use super::{
    Cluster, ELECTION, HEARTBEAT, LATE, LATENCY, Link, Must, ballot, check, config, heartbeat_from,
    record, response, texts,
};
use crate::{
    Epoch, HeartbeatResponse, Lsn, NodeId, NodeRole, ReplicationClient, ReplicationError,
    ReplicationManager, ReplicationMode, WalRecord,
};

#[tokio::test(start_paused = true)]
async fn a_vote_is_not_given_again_to_the_same_node() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let voter = cluster.node(3);
    let first = voter.on_ballot(ballot(2, 4, (0, 0))).await;
    let rule = "nothing speaks against it";
    check(first.granted, "a ballot of node 2 in epoch 4", &first, rule);
    let again = voter.on_ballot(ballot(2, 4, (0, 0))).await;
    let rule = "the vote of epoch 4 is spent, whoever asks: a node that restarted has forgotten \
                that it led epoch 4 already";
    check(!again.granted, "the same ballot again", &again, rule);
}

#[tokio::test(start_paused = true)]
async fn a_newer_epoch_in_an_answer_ends_the_lead() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let primary = cluster.node(1);
    primary
        .start_election()
        .await
        .must("start_election() on node 1");
    // Nobody is started: node 1 learns of epoch 9 from nothing but the answer of node 3.
    let news = heartbeat_from(2, NodeRole::Replica, 9);
    let reply = cluster.node(3).on_heartbeat(news).await;
    let rule = "it adopts a newer epoch";
    let done = "epoch of node 3 after a heartbeat of epoch 9";
    check(reply.epoch == Epoch(9), done, &reply.epoch, rule);
    let outcome = primary.send_heartbeat().await;
    let came = (primary.role().await, primary.epoch().await.0);
    let rule = "who learns of a newer epoch, in an answer as well, adopts it and leads no more";
    let done = "(role, epoch) of the primary after an answer of epoch 9";
    check(came == (NodeRole::Replica, 9), done, &came, rule);
    let split = matches!(outcome, Err(ReplicationError::SplitBrain));
    let rule = "it was the elected primary and had to step down: SplitBrain";
    check(split, "its send_heartbeat()", &outcome, rule);
}

#[tokio::test(start_paused = true)]
async fn promotion_beside_a_provisional_primary_is_split_brain() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let outcome = cluster.node(2).promote().await;
    let split = matches!(outcome, Err(ReplicationError::SplitBrain));
    let rule = "node 1 answers as Primary, though it is a provisional one: SplitBrain";
    let done = "promote() beside a provisional primary";
    check(split, done, &outcome, rule);
    let came = (
        cluster.node(1).role().await,
        cluster.node(2).role().await,
        cluster.node(2).epoch().await,
    );
    let expected = (NodeRole::Primary, NodeRole::Replica);
    let rule = "a promotion that is refused changes no role";
    let done = "(role of 1, role of 2, epoch of 2)";
    check((came.0, came.1) == expected, done, &came, rule);
}

#[tokio::test(start_paused = true)]
async fn a_refused_provisional_primary_is_a_replica() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::Asynchronous).await;
    let first = cluster.node(1);
    let outcome = first.replicate(record(1, "never confirmed")).await;
    outcome.must("an asynchronous write on the provisional primary");
    // Node 3 has voted in epoch 1 already; node 2 says nothing.
    let spent = cluster.node(3).on_ballot(ballot(2, 1, (0, 0))).await;
    let rule = "nothing speaks against it";
    let done = "a ballot of node 2 in epoch 1";
    check(spent.granted, done, &spent, rule);
    cluster.board.part(&[2], &[1, 3], Link::Cut);
    first.start().await.must("start() on node 1");
    sleep(HEARTBEAT * 3).await;
    let came = (first.role().await, texts(&first).await);
    let rule = "node 3 refuses the vote that node 1 asks for in epoch 1, so node 1 is a replica, \
                and what it wrote goes";
    let done = "(role, log) of the first primary";
    check(came == (NodeRole::Replica, Vec::new()), done, &came, rule);
}

#[tokio::test(start_paused = true)]
async fn a_vote_of_an_epoch_that_is_over_does_not_count() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    cluster.board.set(2, 1, Link::AnswersLate);
    cluster.board.set(2, 3, Link::AnswersLate);
    let (candidate, standing) = (cluster.node(2), cluster.node(2));
    let election = tokio::spawn(async move { standing.start_election().await });
    for _ in 0..1000 {
        if candidate.role().await == NodeRole::Candidate {
            break;
        }
        sleep(LATENCY).await;
    }
    // The ballots are on their way, and the votes come late.
    sleep(LATENCY * 10).await;
    let news = heartbeat_from(3, NodeRole::Replica, 7);
    candidate.on_heartbeat(news).await;
    let outcome = election.await;
    let came = (
        candidate.role().await,
        candidate.is_confirmed().await,
        candidate.epoch().await.0,
        outcome,
    );
    let rule =
        "it had left the epoch of these votes when they came: nobody voted for it in epoch 7";
    let done = "(role, is_confirmed, epoch, outcome) of a candidate that saw epoch 7 meanwhile";
    check(
        (came.0, came.1, came.2) == (NodeRole::Replica, false, 7),
        done,
        &came,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn a_vote_given_during_the_survey_stays_spent() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    cluster.crash(1).await;
    cluster.board.set(2, 3, Link::AnswersLate);
    let (node, standing) = (cluster.node(2), cluster.node(2));
    let election = tokio::spawn(async move { standing.start_election().await });
    // Its survey is under way when another node asks for its vote.
    sleep(LATENCY * 10).await;
    let reply = node.on_ballot(ballot(3, 5, (0, 0))).await;
    let rule = "nothing speaks against it";
    check(reply.granted, "a ballot of node 3 in epoch 5", &reply, rule);
    let outcome = election.await;
    let (role, epoch) = (node.role().await, node.epoch().await.0);
    let follows = role == NodeRole::Replica && epoch == 5;
    let rule = "its vote of epoch 5 is given: it leaves it at that, or stands in a later epoch, and \
                never in an epoch that it has seen";
    let done = "(role, epoch, outcome) of a node that voted in epoch 5 while it made its survey";
    check(follows || epoch > 5, done, &(role, epoch, outcome), rule);
}

#[tokio::test(start_paused = true)]
async fn votes_that_come_after_a_demotion_do_not_count() {
    let cluster = Cluster::of(&[100, 90, 80, 70, 60], ReplicationMode::SemiSync).await;
    cluster.crash(1).await;
    for voter in [3, 4, 5] {
        cluster.board.set(2, voter, Link::AnswersLate);
    }
    let (node, promoted) = (cluster.node(2), cluster.node(2));
    let promotion = tokio::spawn(async move { promoted.promote().await });
    // While it asks for votes it may be a candidate or a provisional primary.
    for _ in 0..1000 {
        if node.role().await != NodeRole::Replica {
            break;
        }
        sleep(LATENCY).await;
    }
    // The ballots are on their way, and the votes come late.
    sleep(LATENCY * 10).await;
    node.demote().await.must("demote() on the promoted node");
    let outcome = promotion.await;
    sleep(LATE * 2).await;
    let came = (node.role().await, node.is_confirmed().await);
    let rule = "it stood no more when these votes came, so they count for nothing";
    let done = "(role, is_confirmed) of a node that was demoted before its votes came";
    check(
        came == (NodeRole::Replica, false),
        done,
        &(came, outcome),
        rule,
    );
}

/// A client of nodes that live, and vote for whoever asks, but late.
#[derive(Default)]
struct LateVotes {
    asked: AtomicUsize,
}

#[async_trait::async_trait]
impl ReplicationClient for LateVotes {
    async fn send_record(&self, _: NodeId, _: &WalRecord) -> Result<(), ReplicationError> {
        Ok(())
    }

    async fn send_heartbeat(&self, node: NodeId) -> Result<HeartbeatResponse, ReplicationError> {
        Ok(response(node.0, NodeRole::Replica, 0))
    }

    async fn request_vote(&self, _: NodeId, _: NodeId, _: Lsn) -> Result<bool, ReplicationError> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        sleep(LATE).await;
        Ok(true)
    }
}

#[tokio::test(start_paused = true)]
async fn a_provisional_primary_that_is_demoted_gets_no_late_vote() {
    let client = Arc::new(LateVotes::default());
    let config = config(1, &[100, 90, 80], ReplicationMode::SemiSync);
    let node = ReplicationManager::with_client(config, Arc::clone(&client) as _).await;
    let node = node.must("with_client(a good configuration)");
    node.start().await.must("start() on the first primary");
    for _ in 0..1000 {
        if client.asked.load(Ordering::Relaxed) > 0 {
            break;
        }
        sleep(LATENCY).await;
    }
    // It has asked for the votes of epoch 1, and they are on their way.
    sleep(LATENCY * 10).await;
    let outcome = node.demote().await;
    outcome.must("demote() on the provisional primary");
    sleep(LATE * 2).await;
    let came = (node.role().await, node.is_confirmed().await);
    let rule = "it was demoted before these votes came, so they count for nothing";
    let done =
        "(role, is_confirmed) of a provisional primary that was demoted before its votes came";
    check(came == (NodeRole::Replica, false), done, &came, rule);
}

#[tokio::test(start_paused = true)]
async fn a_ballot_that_is_not_adopted_counts_as_seen() {
    let config = config(2, &[100, 90, 80], ReplicationMode::SemiSync);
    let client = Arc::new(LateVotes::default());
    let node = ReplicationManager::with_client(config, client).await;
    let node = node.must("with_client(a good configuration)");
    node.on_heartbeat(heartbeat_from(1, NodeRole::Primary, 1))
        .await;
    let reply = node.on_ballot(ballot(3, 7, (0, 0))).await;
    let came = (reply.granted, reply.epoch.0);
    let rule = "it heard a primary just now: it refuses, and stays in epoch 1";
    let done = "(granted, epoch) for a ballot of epoch 7 beside a living primary";
    check(came == (false, 1), done, &came, rule);
    sleep(ELECTION + HEARTBEAT).await;
    let outcome = node.start_election().await;
    let came = (node.is_confirmed().await, node.epoch().await.0);
    let rule = "it did not adopt epoch 7, but it has seen it, and a candidate takes the epoch after \
                the highest that it has seen: 8";
    let done = "(is_confirmed, epoch, outcome) after start_election() once the primary is silent";
    check(came == (true, 8), done, &(came, outcome), rule);
}

#[tokio::test(start_paused = true)]
async fn a_primary_that_resigns_does_not_begin_the_wait_anew() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    cluster.crash(1).await;
    let node = cluster.node(2);
    node.start().await.must("start() on node 2");
    node.on_heartbeat(heartbeat_from(1, NodeRole::Primary, 1))
        .await;
    sleep(HEARTBEAT * 4).await;
    node.on_heartbeat(heartbeat_from(1, NodeRole::Replica, 1))
        .await;
    sleep(HEARTBEAT * 11 / 2).await;
    let came = (node.role().await, node.is_confirmed().await);
    let rule = "its wait is 600 ms: the election timeout, and one interval for the voter before it; \
                it goes on from when it last heard its primary, and is over";
    let done = "(role, is_confirmed) 950 ms after a node last heard its primary, and 550 ms after \
                that one said that it is a replica";
    check(came == (NodeRole::Primary, true), done, &came, rule);
}

#[tokio::test(start_paused = true)]
async fn a_provisional_primary_names_the_end_before_its_own_records() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::Asynchronous).await;
    let node = cluster.node(1);
    let outcome = node.replicate(record(1, "provisional")).await;
    outcome.must("an asynchronous write on the provisional primary");
    let question = || node.on_heartbeat(heartbeat_from(2, NodeRole::Replica, 0));
    let reply = question().await;
    let came = (reply.last_epoch.0, reply.response.applied_lsn.0);
    let rule = "what a provisional primary wrote does not count where logs are compared: before it \
                the log was empty";
    let done = "(last_epoch, applied_lsn) in a provisional primary's answer to a heartbeat";
    check(came == (0, 0), done, &came, rule);
    let outcome = node.start_election().await;
    outcome.must("start_election() on node 1");
    let reply = question().await;
    let came = (reply.last_epoch.0, reply.response.applied_lsn.0);
    let rule = "a majority has accepted it, so its record counts";
    let done = "(last_epoch, applied_lsn) in the answer of the elected primary";
    check(came == (1, 1), done, &came, rule);
}
