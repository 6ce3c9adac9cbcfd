use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Duration, Instant};

use super::{
    Cluster, HEARTBEAT, Link, Must, append, check, config, heartbeat_from, log_entry, own_address,
    record, response,
};
use crate::{
    HeartbeatResponse, Lsn, MockReplicationClient, NodeHealth, NodeId, NodeRole, ReplicaState,
    ReplicationClient, ReplicationError, ReplicationManager, ReplicationMode, WalRecord,
};

async fn state_of(manager: &ReplicationManager, node: u64) -> ReplicaState {
    let states = manager.replica_states().await;
    states
        .into_iter()
        .find(|state| state.node_id == NodeId(node))
        .expect("replica_states() lists every other node")
}

#[tokio::test(start_paused = true)]
async fn a_heartbeat_updates_both_ends() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    cluster
        .node(2)
        .apply(record(1, "a"))
        .await
        .must("apply(LSN 1) on node 2");
    cluster.board.part(&[3], &[1, 2], Link::Cut);
    tokio::time::sleep(Duration::from_millis(350)).await;
    cluster
        .node(1)
        .send_heartbeat()
        .await
        .must("send_heartbeat() on node 1");
    let now = Instant::now().into_std();
    let two = state_of(&cluster.node(1), 2).await;
    let came = (two.role, two.applied_lsn, two.health);
    let expected = (NodeRole::Replica, Lsn(1), NodeHealth::Healthy);
    let rule = "the answer tells role and LSN, and that the node lives";
    check(came == expected, "the sender's view of node 2", &came, rule);
    let three = state_of(&cluster.node(1), 3).await.health;
    let rule = "an exchange that fails makes it Unreachable";
    check(
        three == NodeHealth::Unreachable,
        "its view of node 3, cut off",
        &three,
        rule,
    );
    let one = state_of(&cluster.node(2), 1).await;
    let silence = now.saturating_duration_since(one.last_heartbeat);
    let rule = "who receives a heartbeat has heard from its sender just now";
    check(
        silence < Duration::from_millis(100),
        "node 1's silence for node 2",
        &silence,
        rule,
    );
    cluster.board.heal();
    cluster
        .node(1)
        .send_heartbeat()
        .await
        .must("send_heartbeat() on node 1");
    let three = state_of(&cluster.node(1), 3).await.health;
    check(
        three == NodeHealth::Healthy,
        "node 3 when it answers again",
        &three,
        "it is Healthy",
    );
}

#[tokio::test(start_paused = true)]
async fn a_replica_learns_who_is_primary_and_misses_it() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let replica = cluster.node(2);
    let reply = replica
        .on_heartbeat(heartbeat_from(1, NodeRole::Primary, 4))
        .await;
    let came = (reply.epoch.0, reply.primary, reply.response.role);
    let rule = "it adopts the newer epoch and follows its primary";
    let expected = (4, Some(NodeId(1)), NodeRole::Replica);
    check(
        came == expected,
        "(epoch, primary, role) in the reply",
        &came,
        rule,
    );
    cluster.board.part(&[1], &[2], Link::Cut);
    let outcome = replica.send_heartbeat().await;
    let missed = matches!(outcome, Err(ReplicationError::NodeUnreachable(NodeId(1))));
    let rule = "the primary that it follows does not answer: NodeUnreachable, with its id";
    check(
        missed,
        "send_heartbeat() with the primary cut off",
        &outcome,
        rule,
    );
    tokio::time::sleep(super::ELECTION).await;
    let reply = replica
        .on_heartbeat(heartbeat_from(3, NodeRole::Replica, 4))
        .await;
    let rule = "it has not heard from node 1 for the election timeout";
    check(
        reply.primary.is_none(),
        "primary in a later reply",
        &reply.primary,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn the_mock_answers_as_it_was_told() {
    let mock = MockReplicationClient::new();
    let outcome = mock.send_heartbeat(NodeId(2)).await.map(|r| r.applied_lsn);
    let missed = matches!(outcome, Err(ReplicationError::NodeUnreachable(NodeId(2))));
    check(
        missed,
        "send_heartbeat() without a response",
        &outcome,
        "it is unreachable",
    );
    mock.set_response(NodeId(2), response(2, NodeRole::Replica, 5));
    mock.set_response(NodeId(2), response(2, NodeRole::Replica, 7));
    let mut lsns = Vec::new();
    for _ in 0..3 {
        lsns.push(
            mock.send_heartbeat(NodeId(2))
                .await
                .must("send_heartbeat() to a node with responses")
                .applied_lsn
                .0,
        );
    }
    let rule = "responses come in the order in which they were set, the last one again and again";
    check(
        lsns == [5, 7, 7],
        "applied LSNs of three heartbeats",
        &lsns,
        rule,
    );
    let votes = [
        mock.request_vote(NodeId(2), NodeId(1), Lsn(7))
            .await
            .must("request_vote() of a node with a response"),
        mock.request_vote(NodeId(2), NodeId(1), Lsn(6))
            .await
            .must("request_vote() of a node with a response"),
    ];
    let rule = "it votes for a candidate that is not behind its applied LSN, 7";
    check(
        votes == [true, false],
        "votes for LSN 7 and 6",
        &votes,
        rule,
    );
    mock.send_record(NodeId(2), &record(8, "h"))
        .await
        .must("send_record() to a node with a response");
    mock.set_unreachable(NodeId(2));
    let outcome = mock.send_record(NodeId(2), &record(9, "i")).await;
    check(
        outcome.is_err(),
        "send_record() after set_unreachable()",
        &outcome,
        "it fails",
    );
}

/// A client of the seed's three methods: a node that takes what it is given.
#[derive(Default)]
struct Plain {
    taken: Mutex<Vec<u64>>,
}

#[async_trait::async_trait]
impl ReplicationClient for Plain {
    async fn send_record(&self, _: NodeId, record: &WalRecord) -> Result<(), ReplicationError> {
        self.taken.lock().unwrap().push(record.lsn.0);
        Ok(())
    }

    async fn send_heartbeat(&self, node: NodeId) -> Result<HeartbeatResponse, ReplicationError> {
        let applied = self.taken.lock().unwrap().last().copied().unwrap_or(0);
        Ok(response(node.0, NodeRole::Replica, applied))
    }

    async fn request_vote(
        &self,
        _: NodeId,
        candidate: NodeId,
        lsn: Lsn,
    ) -> Result<bool, ReplicationError> {
        Ok(candidate == NodeId(1) && lsn <= Lsn(1))
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_of_three_methods_is_enough() {
    let client = Arc::new(Plain::default());
    let config = config(1, &[100, 90], ReplicationMode::SemiSync);
    let manager = ReplicationManager::with_client(config, Arc::clone(&client) as _)
        .await
        .must("with_client(a good configuration)");
    manager.start().await.must("start() on the node");
    for (lsn, text) in [(1, "a"), (2, "b")] {
        let outcome = manager.replicate_sync(record(lsn, text)).await;
        let rule = "node 2 gives its vote by request_vote and takes the record by send_record";
        check(
            outcome.is_ok(),
            "replicate_sync() over three methods",
            &outcome,
            rule,
        );
    }
    let request = append(
        (1, 1),
        (1, 2),
        vec![log_entry(1, 3, "c"), log_entry(1, 4, "d")],
    );
    let reply = client
        .append(NodeId(2), request)
        .await
        .must("append() of two records, by default");
    let taken = client.taken.lock().unwrap().clone();
    let came = (reply.accepted, reply.lsn.0, taken);
    let rule = "by default append sends its records one by one, and ends at the last";
    check(
        came == (true, 4, vec![1, 2, 3, 4]),
        "(accepted, lsn, records taken)",
        &came,
        rule,
    );
    let ahead = client
        .append(NodeId(2), append((1, 1), (1, 9), Vec::new()))
        .await
        .must("append() without entries, by default");
    let came = (ahead.accepted, ahead.lsn.0);
    let rule = "without entries it asks by send_heartbeat: the node has LSN 4, not 9";
    check(
        came == (false, 4),
        "(accepted, lsn) of an append of nothing",
        &came,
        rule,
    );
}

#[tokio::test]
async fn a_hostile_peer_is_cut_off_and_harms_nobody() {
    let of = |id: u64| {
        let mut config = config(id, &[100, 90], ReplicationMode::Synchronous);
        config.nodes[0].address = own_address(5301);
        config.nodes[1].address = own_address(5302);
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
    let endless = vec![0xff; 64];
    let no_json = [&[0, 0, 0, 8][..], b"{\"never\""].concat();
    let no_text = [&[0, 0, 0, 4][..], &[0xff, 0xfe, 0x00, 0x01]].concat();
    let cut_off = [&[0, 0, 0, 8][..], b"{"].concat();
    for (what, bytes, ends) in [
        ("a frame of 4 GiB", endless, false),
        ("a frame that is no message", no_json, false),
        ("a frame that is no text", no_text, false),
        ("a frame that ends early", cut_off, true),
    ] {
        let mut stream = TcpStream::connect(own_address(5302)).await.unwrap();
        stream.write_all(&bytes).await.unwrap();
        if ends {
            stream.shutdown().await.unwrap();
        }
        let mut rest = Vec::new();
        // The end of the stream or a reset: either way the other side closed it.
        let closed = stream.read_to_end(&mut rest).await;
        let rule = "the node closes the connection and answers nothing";
        check(
            rest.is_empty(),
            &format!("bytes back after {what}"),
            &(rest.len(), closed),
            rule,
        );
    }
    let mut unfinished = TcpStream::connect(own_address(5302)).await.unwrap();
    unfinished.write_all(&[0, 0]).await.unwrap();
    drop(unfinished);
    // The node serves others as before: it votes for the primary and takes its record.
    primary.start().await.must("start() on the primary");
    primary
        .replicate(record(1, "over TCP"))
        .await
        .must("replicate(LSN 1) on the primary");
    let log = super::texts(&replica).await;
    check(
        log == ["over TCP"],
        "the log of the node that was attacked",
        &log,
        "it goes on",
    );
    primary.shutdown().await.must("shutdown() on the primary");
    replica.shutdown().await.must("shutdown() on the replica");
}

#[tokio::test(start_paused = true)]
async fn an_elected_primary_says_so_in_its_heartbeats() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let (primary, replica) = (cluster.node(1), cluster.node(3));
    let question = || replica.on_heartbeat(heartbeat_from(2, NodeRole::Replica, 1));
    // Nobody is started: node 3 learns what the heartbeats of node 1 say, and nothing else.
    let outcome = primary.send_heartbeat().await;
    outcome.must("send_heartbeat() on the provisional primary");
    let known = question().await.primary;
    let rule = "nobody has elected node 1 yet, and its heartbeat said Candidate";
    let done = "the primary that node 3 knows after a heartbeat of the provisional primary";
    check(known.is_none(), done, &known, rule);
    let outcome = primary.start_election().await;
    outcome.must("start_election() on node 1");
    let outcome = primary.send_heartbeat().await;
    outcome.must("send_heartbeat() on the elected primary");
    let known = question().await.primary;
    let rule = "it is elected now, and its heartbeat says Primary: node 3 follows it";
    let done = "the primary that node 3 knows after a heartbeat of the elected primary";
    check(known == Some(NodeId(1)), done, &known, rule);
}

#[tokio::test(start_paused = true)]
async fn a_follower_misses_its_primary_and_nobody_else() {
    let cluster = Cluster::three(ReplicationMode::SemiSync).await;
    tokio::time::sleep(HEARTBEAT * 3).await;
    let follower = cluster.node(2);
    cluster.board.part(&[2], &[3], Link::Cut);
    let outcome = follower.send_heartbeat().await;
    let rule = "the primary that it follows answers, and that node 3 does not is no error";
    let done = "send_heartbeat() on a follower with another replica cut off";
    check(outcome.is_ok(), done, &outcome, rule);
    cluster.board.heal();
    cluster.board.part(&[2], &[1], Link::Cut);
    let outcome = follower.send_heartbeat().await;
    let missed = matches!(outcome, Err(ReplicationError::NodeUnreachable(NodeId(1))));
    let rule = "the primary that it follows does not answer: NodeUnreachable, with its id";
    let done = "send_heartbeat() on a follower with the primary cut off";
    check(missed, done, &outcome, rule);
}

#[tokio::test(start_paused = true)]
async fn a_stranger_is_answered_and_changes_nothing() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::SemiSync).await;
    let node = cluster.node(2);
    let reply = node
        .on_heartbeat(heartbeat_from(77, NodeRole::Primary, 9))
        .await;
    let came = (reply.response.node_id.0, reply.epoch.0, reply.primary);
    let rule = "77 is not configured: it is answered, but neither its epoch nor its role counts";
    let done = "(node, epoch, primary) in the answer to a heartbeat of node 77 in epoch 9";
    check(came == (2, 0, None), done, &came, rule);
    let entries = vec![log_entry(9, 1, "z")];
    let reply = node.on_append(append((77, 9), (0, 0), entries)).await;
    let came = (
        reply.accepted,
        node.epoch().await.0,
        super::texts(&node).await,
    );
    let rule = "an append of a node that is not configured is refused, and changes nothing";
    let done = "(accepted, epoch, log) after an append of node 77 in epoch 9";
    check(came == (false, 0, Vec::new()), done, &came, rule);
}
