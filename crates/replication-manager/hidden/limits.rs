//! What a record and an append may hold, and how often a node is asked.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::time::{Duration, Instant};

use super::{Cluster, HEARTBEAT, Link, Must, PATIENCE, check, config, record, response};
use crate::{
    AppendReply, AppendRequest, HeartbeatResponse, Lsn, NodeId, NodeRole, ReplicationClient,
    ReplicationError, ReplicationManager, ReplicationMode, WalRecord,
};

#[tokio::test(start_paused = true)]
async fn an_append_carries_no_more_than_fits_a_frame() {
    let roomy = |id| {
        let mut config = config(id, &[100, 90, 80], ReplicationMode::Asynchronous);
        config.max_lag_bytes = 1 << 30;
        config
    };
    let cluster = Cluster::with(&[100, 90, 80], roomy).await;
    cluster.start().await;
    cluster.confirmed(&[1]).await;
    cluster.board.part(&[3], &[1, 2], Link::Cut);
    for lsn in 1..=4 {
        let mut long = record(lsn, "");
        long.data = vec![0x5a; 3 << 19];
        let outcome = cluster.node(1).replicate(long).await;
        outcome.must("replicate(a record of 1.5 MiB) on node 1");
    }
    cluster.board.heal();
    let until = Instant::now() + PATIENCE;
    while cluster.node(3).current_lsn().await < Lsn(4) && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let last = cluster.node(3).current_lsn().await;
    let rule = "four records of 1.5 MiB arrive, in as many appends as it takes";
    check(
        last == Lsn(4),
        "LSN of the replica that was away",
        &last,
        rule,
    );
    let (_, most) = cluster.board.largest_append();
    let rule = "an append carries 4 MiB at most, or it would fit no frame";
    check(
        most <= 4 << 20,
        "bytes of data in the largest append",
        &most,
        rule,
    );
}

#[tokio::test(start_paused = true)]
async fn a_record_of_more_than_four_mebibytes_is_refused() {
    let cluster = Cluster::of(&[100, 90, 80], ReplicationMode::Asynchronous).await;
    let primary = cluster.node(1);
    let of = |bytes| WalRecord {
        data: vec![0; bytes],
        ..record(1, "")
    };
    let too_long = (4 << 20) + 1;
    for outcome in [
        primary.replicate(of(too_long)).await,
        primary.replicate_sync(of(too_long)).await,
    ] {
        let refused = matches!(outcome, Err(ReplicationError::Wal(_)));
        let rule = "it might fit no frame, so that no replica ever got it: a Wal error";
        check(refused, "a write of 4 MiB and a byte", &outcome, rule);
    }
    let last = primary.current_lsn().await;
    let rule = "a refused record is not written";
    check(last == Lsn(0), "current_lsn() then", &last, rule);
    let outcome = primary.replicate(of(4 << 20)).await;
    check(
        outcome.is_ok(),
        "a write of 4 MiB",
        &outcome,
        "that is not too long",
    );
}

/// A client of nodes that live and vote, and refuse every append, even from the beginning.
#[derive(Default)]
struct Refuses {
    asked: AtomicUsize,
}

#[async_trait::async_trait]
impl ReplicationClient for Refuses {
    async fn send_record(&self, _: NodeId, _: &WalRecord) -> Result<(), ReplicationError> {
        Err(ReplicationError::Wal("no record is taken".into()))
    }

    async fn send_heartbeat(&self, node: NodeId) -> Result<HeartbeatResponse, ReplicationError> {
        Ok(response(node.0, NodeRole::Replica, 0))
    }

    async fn request_vote(&self, _: NodeId, _: NodeId, _: Lsn) -> Result<bool, ReplicationError> {
        Ok(true)
    }

    async fn append(
        &self,
        _: NodeId,
        request: AppendRequest,
    ) -> Result<AppendReply, ReplicationError> {
        // Who asks in a circle would never let the clock go on.
        if self.asked.fetch_add(1, Ordering::Relaxed) > 1000 {
            std::future::pending::<()>().await;
        }
        Ok(AppendReply {
            epoch: request.epoch,
            accepted: false,
            lsn: Lsn(0),
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_node_that_refuses_even_the_beginning_is_not_asked_in_a_circle() {
    let client = Arc::new(Refuses::default());
    let config = config(1, &[100, 90], ReplicationMode::Asynchronous);
    let primary = ReplicationManager::with_client(config, Arc::clone(&client) as _)
        .await
        .must("with_client(a good configuration)");
    primary.start().await.must("start() on the primary");
    tokio::time::sleep(HEARTBEAT * 10).await;
    let asked = client.asked.load(Ordering::Relaxed);
    let rule = "no earlier place is left to try, so it is asked again a heartbeat interval later: \
                some ten times in ten intervals";
    let done = "appends in ten heartbeat intervals to a node that refuses them all";
    check((2..=20).contains(&asked), done, &asked, rule);
}
