use std::sync::{Arc, Mutex};

use super::{
    Cluster, ELECTION, Link, Must, append, ballot, check, config, heartbeat_from, log_entry,
    record, response,
};
use crate::{
    HeartbeatResponse, Lsn, NodeId, NodeRole, ReplicationClient, ReplicationError,
    ReplicationManager, ReplicationMode, WalRecord,
};

#[tokio::test(start_paused = true)]
async fn a_majority_makes_a_candidate_primary() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    cluster.crash(1).await;
    let outcome = cluster.node(2).start_election().await;
    let won = matches!(outcome, Ok(NodeId(2)));
    check(
        won,
        "start_election() with one of two others there",
        &outcome,
        "two of three are enough",
    );
    let node = cluster.node(2);
    let came = (
        node.role().await,
        node.is_confirmed().await,
        node.epoch().await.0,
    );
    let expected = (NodeRole::Primary, true, 1);
    let rule = "it leads the epoch after the last one, and a majority has accepted it";
    check(
        came == expected,
        "(role, is_confirmed, epoch) of the winner",
        &came,
        rule,
    );
    let elections = node.stats().await.elections;
    check(
        elections == 1,
        "stats.elections",
        &elections,
        "it stood once",
    );
    let again = cluster.node(3).start_election().await;
    let rule = "there is a living primary, which is the answer";
    check(
        matches!(again, Ok(NodeId(2))),
        "start_election() on node 3 then",
        &again,
        rule,
    );
    let epoch = node.epoch().await.0;
    check(
        epoch == 1 && node.is_primary().await,
        "epoch of node 2",
        &epoch,
        "it still leads",
    );
}

#[tokio::test(start_paused = true)]
async fn a_vote_is_given_once_an_epoch() {
    let cluster = Cluster::of(&[100, 90, 80, 70, 60], ReplicationMode::SemiSync).await;
    let voter = cluster.node(5);
    let first = voter.on_ballot(ballot(2, 3, (0, 0))).await;
    check(
        first.granted,
        "the first request in epoch 3",
        &first,
        "nothing speaks against it",
    );
    let second = voter.on_ballot(ballot(3, 3, (0, 0))).await;
    let rule = "the vote of epoch 3 is given to node 2";
    check(
        !second.granted,
        "a request of node 3 in epoch 3",
        &second,
        rule,
    );
    let third = voter.on_ballot(ballot(3, 3, (2, 9))).await;
    check(
        !third.granted,
        "the same with a longer log",
        &third,
        "a log changes nothing about it",
    );
    let next = voter.on_ballot(ballot(3, 4, (0, 0))).await;
    check(
        next.granted,
        "a request of node 3 in epoch 4",
        &next,
        "a new epoch is a new vote",
    );
    let old = voter.on_ballot(ballot(4, 3, (9, 9))).await;
    let came = (old.granted, old.epoch.0);
    let rule = "epoch 3 is over: refused, with the newer epoch";
    check(
        came == (false, 4),
        "(granted, epoch) for a request in epoch 3",
        &came,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn no_vote_goes_to_a_candidate_that_is_behind() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let voter = cluster.node(3);
    let log = vec![
        log_entry(1, 1, "a"),
        log_entry(1, 2, "b"),
        log_entry(2, 3, "c"),
    ];
    voter.on_append(append((1, 2), (0, 0), log)).await;
    tokio::time::sleep(ELECTION).await;
    let cases = [
        (
            (2, 2),
            false,
            "its log ends in the same epoch, but one record sooner",
        ),
        (
            (1, 9),
            false,
            "its log is longer, but ends in an older epoch, which decides first",
        ),
        ((2, 3), true, "its log ends where the voter's does"),
        ((2, 4), true, "its log goes further"),
        (
            (3, 1),
            true,
            "its log is shorter, but ends in a newer epoch",
        ),
    ];
    for (round, (end, granted, why)) in (5u64..).zip(cases) {
        let reply = voter.on_ballot(ballot(2, round, end)).await;
        let done = format!("a ballot for a log that ends at (epoch, LSN) = {end:?}");
        check(reply.granted == granted, &done, &reply, why);
    }
}

#[tokio::test(start_paused = true)]
async fn a_voter_that_hears_a_primary_does_not_vote() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let voter = cluster.node(3);
    voter
        .on_heartbeat(heartbeat_from(1, NodeRole::Primary, 1))
        .await;
    let reply = voter.on_ballot(ballot(2, 7, (0, 0))).await;
    let came = (reply.granted, reply.epoch.0, voter.epoch().await.0);
    let rule = "it heard a primary less than the election timeout ago: no vote, and it does not \
                adopt the epoch either";
    check(
        came == (false, 1, 1),
        "(granted, epoch in the reply, epoch)",
        &came,
        rule,
    );
    tokio::time::sleep(ELECTION).await;
    let reply = voter.on_ballot(ballot(2, 7, (0, 0))).await;
    check(
        reply.granted,
        "the same after the election timeout",
        &reply,
        "the primary is silent",
    );
}

#[tokio::test(start_paused = true)]
async fn a_vote_without_epoch_is_for_the_next_one() {
    let cluster = Cluster::of(&[100, 90, 80, 0], ReplicationMode::SemiSync).await;
    let voter = cluster.node(3);
    for (lsn, text) in [(1, "a"), (2, "b")] {
        voter
            .apply(record(lsn, text))
            .await
            .must("apply(the next record) on the voter");
    }
    let behind = voter.vote(NodeId(2), Lsn(1)).await;
    check(
        !behind,
        "vote(2, LSN 1) with a log of 2",
        &behind,
        "the candidate is behind",
    );
    let before = voter.epoch().await.0;
    let level = voter.vote(NodeId(2), Lsn(2)).await;
    check(level, "vote(2, LSN 2)", &level, "the candidate is level");
    let after = voter.epoch().await.0;
    check(
        after == before + 1,
        "its epoch after the vote",
        &after,
        "the vote is for epoch + 1",
    );
    let taken = voter.on_ballot(ballot(1, after, (9, 9))).await;
    check(
        !taken.granted,
        "another ballot in that epoch",
        &taken,
        "the vote is given",
    );
    let observer = cluster.node(4).vote(NodeId(2), Lsn(9)).await;
    check(
        !observer,
        "vote() on an observer",
        &observer,
        "an observer does not vote",
    );
    let for_observer = voter.vote(NodeId(4), Lsn(9)).await;
    check(
        !for_observer,
        "vote() for an observer",
        &for_observer,
        "an observer does not stand",
    );
    let stranger = voter.vote(NodeId(77), Lsn(9)).await;
    check(
        !stranger,
        "vote() for a node that is not configured",
        &stranger,
        "nobody knows it",
    );
}

#[tokio::test(start_paused = true)]
async fn a_candidate_without_majority_is_a_replica_again() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    cluster
        .node(3)
        .on_append(append((1, 1), (0, 0), vec![log_entry(1, 1, "a")]))
        .await;
    cluster.crash(1).await;
    tokio::time::sleep(ELECTION).await;
    let outcome = cluster.node(2).start_election().await;
    let refused = matches!(outcome, Err(ReplicationError::NoQuorum));
    let rule = "node 3 holds a record that node 2 lacks and refuses, so there is no majority";
    check(
        refused,
        "start_election() on a node that is behind",
        &outcome,
        rule,
    );
    let role = cluster.node(2).role().await;
    check(
        role == NodeRole::Replica,
        "its role then",
        &role,
        "it is a replica again",
    );
    let outcome = cluster.node(3).start_election().await;
    let rule = "its log is the longest of those that are left";
    check(
        matches!(outcome, Ok(NodeId(3))),
        "start_election() on node 3",
        &outcome,
        rule,
    );
    let config = config(2, &[100, 90, 80], ReplicationMode::SemiSync);
    let alone = ReplicationManager::with_client(config, Arc::new(Votes::default()))
        .await
        .must("with_client(a good configuration)");
    let outcome = alone.start_election().await;
    let role = alone.role().await;
    let rule = "nobody refuses, but nobody votes for it either: a replica again";
    let done = "(role, outcome) of a candidate whose survey is answered and whose ballots are not";
    let came = matches!(outcome, Err(ReplicationError::NoQuorum)) && role == NodeRole::Replica;
    check(came, done, &(role, outcome), rule);
}

#[tokio::test(start_paused = true)]
async fn among_equals_the_highest_priority_is_elected() {
    for priorities in [
        [100, 90, 80, 70, 60],
        [100, 60, 70, 80, 90],
        [100, 70, 90, 60, 80],
    ] {
        let cluster = Cluster::of(&priorities, ReplicationMode::Synchronous).await;
        cluster.start().await;
        cluster.confirmed(&[1]).await;
        cluster
            .node(1)
            .replicate(record(1, "a"))
            .await
            .must("replicate(LSN 1) on node 1");
        cluster.crash(1).await;
        let winner = cluster.confirmed(&[2, 3, 4, 5]).await;
        let place = priorities
            .iter()
            .position(|&priority| priority == 90)
            .unwrap() as u64;
        let rule =
            "all logs are equal and all nodes talk, so the highest priority that is left wins";
        check(
            winner == place + 1,
            &format!("winner with {priorities:?}"),
            &winner,
            rule,
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_lost_answer_is_no_vote() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    cluster.crash(1).await;
    cluster.board.set(2, 3, Link::LosesAnswers);
    let outcome = cluster.node(2).start_election().await;
    let refused = matches!(outcome, Err(ReplicationError::NoQuorum));
    let rule = "node 2 has its own vote only, and one of three is no majority";
    check(
        refused,
        "start_election() whose answers are lost",
        &outcome,
        rule,
    );
    cluster.board.heal();
    let outcome = cluster.node(2).start_election().await;
    let rule = "the next election has a later epoch, and so a new vote";
    check(
        matches!(outcome, Ok(NodeId(2))),
        "start_election() once more",
        &outcome,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn a_ballot_of_an_epoch_that_is_over_is_refused() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let voter = cluster.node(3);
    // It has seen epoch 4, and voted in none.
    voter
        .on_heartbeat(heartbeat_from(2, NodeRole::Replica, 4))
        .await;
    let reply = voter.on_ballot(ballot(2, 3, (9, 9))).await;
    let came = (reply.granted, reply.epoch.0);
    let rule = "epoch 3 is over, though it has not voted there: refused, with the newer epoch";
    let done = "(granted, epoch) for a ballot in epoch 3 by a node that is in epoch 4";
    check(came == (false, 4), done, &came, rule);
    let reply = voter.on_ballot(ballot(2, 4, (9, 9))).await;
    let rule = "its vote of epoch 4 is there";
    check(reply.granted, "a ballot in epoch 4", &reply, rule);
}

/// A client of nodes that live, and vote as they are told: yes, no, or no answer.
#[derive(Default)]
struct Votes {
    answer: Mutex<Option<bool>>,
}

#[async_trait::async_trait]
impl ReplicationClient for Votes {
    async fn send_record(&self, _: NodeId, _: &WalRecord) -> Result<(), ReplicationError> {
        Ok(())
    }

    async fn send_heartbeat(&self, node: NodeId) -> Result<HeartbeatResponse, ReplicationError> {
        Ok(response(node.0, NodeRole::Replica, 0))
    }

    async fn request_vote(
        &self,
        node: NodeId,
        _: NodeId,
        _: Lsn,
    ) -> Result<bool, ReplicationError> {
        let answer = *self.answer.lock().unwrap();
        answer.ok_or(ReplicationError::NodeUnreachable(node))
    }
}

#[tokio::test(start_paused = true)]
async fn a_provisional_primary_stands_in_its_own_epoch_until_somebody_refuses() {
    let says = |answer: Option<bool>| match answer {
        Some(true) => "votes for it",
        Some(false) => "refuses",
        None => "does not answer",
    };
    for (answers, rule) in [
        (
            [None, Some(true)],
            "while nobody refuses it stays provisional, keeps what it wrote, and is confirmed in \
             epoch 1 as soon as it has a majority",
        ),
        (
            [Some(false), Some(true)],
            "once a node refuses it is a replica without the records of epoch 1, and stands in a \
             later epoch the next time",
        ),
    ] {
        let client = Arc::new(Votes::default());
        let config = config(1, &[100, 90, 80], ReplicationMode::Asynchronous);
        let node = ReplicationManager::with_client(config, Arc::clone(&client) as _)
            .await
            .must("with_client(a good configuration)");
        let outcome = node.replicate(record(1, "provisional")).await;
        outcome.must("an asynchronous write on the provisional primary");
        let mut came = Vec::new();
        for answer in answers {
            *client.answer.lock().unwrap() = answer;
            let elected = node.start_election().await.is_ok();
            let log = node.current_lsn().await.0;
            came.push((elected, node.role().await, node.epoch().await.0, log));
        }
        let refused = answers[0] == Some(false);
        let expected = if refused {
            [
                (false, NodeRole::Replica, 1, 0),
                (true, NodeRole::Primary, 2, 0),
            ]
        } else {
            [
                (false, NodeRole::Primary, 1, 1),
                (true, NodeRole::Primary, 1, 1),
            ]
        };
        let done = format!(
            "(elected, role, epoch, LSN) after start_election() where everybody {}, and again \
             where everybody {}",
            says(answers[0]),
            says(answers[1])
        );
        check(came == expected, &done, &came, rule);
    }
}
