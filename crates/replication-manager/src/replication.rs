//! From the primary's log to the replicas', and back to the writer who waits.

use std::sync::Arc;

use tokio::time::{sleep, timeout};

use crate::cluster::ReplicationMode;
use crate::error::ReplicationError;
use crate::member::{NodeId, NodeRole};
use crate::message::{AppendReply, AppendRequest};
use crate::node::Node;
use crate::record::{Epoch, LogEntry, Lsn, WalRecord};
use crate::state::Tenure;

/// The longest record: its frame, in hexadecimal, stays well under the limit of a frame.
pub(crate) const MAX_RECORD_BYTES: usize = 4 << 20;

/// Whose acknowledgements a write waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// At least one voting replica.
    One,
    /// All voting replicas.
    All,
}

/// A record that has a place in the log: it is the same record only as long as the epoch lasts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written {
    pub(crate) lsn: Lsn,
    pub(crate) epoch: Epoch,
}

impl Node {
    /// Writes as the mode says.
    pub(crate) async fn replicate(&self, record: WalRecord) -> Result<(), ReplicationError> {
        match self.config.mode {
            ReplicationMode::Asynchronous => self.write(record, false).await.map(|_| ()),
            ReplicationMode::SemiSync | ReplicationMode::Synchronous => {
                self.replicate_sync(record).await
            }
        }
    }

    /// Writes and waits, whatever the mode.
    pub(crate) async fn replicate_sync(&self, record: WalRecord) -> Result<(), ReplicationError> {
        let need = match self.config.mode {
            ReplicationMode::Synchronous => Need::All,
            ReplicationMode::SemiSync | ReplicationMode::Asynchronous => Need::One,
        };
        let written = self.write(record, true).await?;
        self.wait_for(written, need).await
    }

    /// Waits until all voting replicas hold the log up to `lsn`.
    pub(crate) async fn wait_for_sync(&self, lsn: Lsn) -> Result<(), ReplicationError> {
        let epoch = {
            let state = self.state.lock().await;
            self.require_primary().await?;
            if lsn > state.log.last_lsn() {
                return Err(ReplicationError::Wal(format!(
                    "nothing was written at {}",
                    lsn.0
                )));
            }
            state.epoch
        };
        self.wait_for(Written { lsn, epoch }, Need::All).await
    }

    async fn require_primary(&self) -> Result<(), ReplicationError> {
        match *self.role.read().await {
            NodeRole::Primary => Ok(()),
            other => Err(ReplicationError::NotPrimary(other)),
        }
    }

    /// Takes a record into the primary's log.
    async fn write(&self, record: WalRecord, waits: bool) -> Result<Written, ReplicationError> {
        let mut state = self.state.lock().await;
        self.require_primary().await?;
        if !waits {
            self.check_lag().await?;
        }
        check_record(&record, state.log.last_lsn().next())?;
        let written = Written {
            lsn: record.lsn,
            epoch: state.epoch,
        };
        state.log.push(LogEntry {
            epoch: written.epoch,
            record,
        });
        self.measure_all(&state).await;
        let mut stats = self.stats.write().await;
        if waits {
            stats.sync_writes += 1
        } else {
            stats.async_writes += 1
        }
        self.notify();
        Ok(written)
    }

    /// Refuses while even the best replica is too far behind: so much at most a failover can lose.
    async fn check_lag(&self) -> Result<(), ReplicationError> {
        let voters = self.voting_peers();
        let replicas = self.replicas.read().await;
        let best = voters
            .iter()
            .filter_map(|id| replicas.get(id))
            .map(|r| r.lag_bytes)
            .min();
        match best {
            Some(lag) if lag > self.config.max_lag_bytes => Err(ReplicationError::LagTooHigh(lag)),
            _ => Ok(()),
        }
    }

    /// Waits until enough replicas hold what was written, but no longer than the sync timeout.
    async fn wait_for(&self, written: Written, need: Need) -> Result<(), ReplicationError> {
        let mut changes = self.changes();
        let reached = async {
            loop {
                changes.borrow_and_update();
                if self.is_held(written, need).await? {
                    return Ok(());
                }
                if changes.changed().await.is_err() {
                    return Err(ReplicationError::SyncTimeout);
                }
            }
        };
        timeout(self.config.sync_timeout, reached)
            .await
            .unwrap_or(Err(ReplicationError::SyncTimeout))
    }

    /// Whether enough replicas hold what was written. An error once the epoch is over: whatever is
    /// at this LSN then, nobody can say that it is what was written.
    async fn is_held(&self, written: Written, need: Need) -> Result<bool, ReplicationError> {
        let state = self.state.lock().await;
        if state.epoch != written.epoch || state.tenure == Tenure::Follower {
            return Err(ReplicationError::NotPrimary(self.config.following_role()));
        }
        if state.tenure == Tenure::Provisional {
            return Ok(false);
        }
        let voters = self.voting_peers();
        let wanted = match need {
            Need::One => voters.len().min(1),
            Need::All => voters.len(),
        };
        Ok(state.holders(&voters, written.lsn) >= wanted)
    }

    /// Sends the log to `peer` for as long as the node runs, from where that peer is.
    pub(crate) async fn wal_sender_loop(self: Arc<Self>, peer: NodeId) {
        let mut changes = self.changes();
        loop {
            changes.borrow_and_update();
            let request = self.state.lock().await.next_append(peer);
            let Some(request) = request else {
                if changes.changed().await.is_err() {
                    return;
                }
                continue;
            };
            if self.send(peer, request).await.is_err() {
                sleep(self.config.heartbeat_interval).await;
            }
        }
    }

    /// Sends one append and takes in the answer.
    async fn send(&self, peer: NodeId, request: AppendRequest) -> Result<(), ReplicationError> {
        let (epoch, prev) = (request.epoch, request.prev_lsn);
        let records = request.entries.len() as u64;
        let bytes = request
            .entries
            .iter()
            .map(|entry| entry.record.data.len() as u64)
            .sum();
        let call = self.client.append(peer, request);
        let reply = self.call(peer, self.config.election_timeout, call).await?;
        self.count_sent(records, bytes).await;
        let sent = Lsn(prev.0 + records);
        self.on_append_reply(peer, epoch, prev, sent, &reply).await
    }

    async fn count_sent(&self, records: u64, bytes: u64) {
        let mut stats = self.stats.write().await;
        stats.records_sent += records;
        stats.bytes_sent += bytes;
    }

    /// Takes in the answer to an append of `epoch`; an answer of an epoch that is over says nothing.
    async fn on_append_reply(
        &self,
        peer: NodeId,
        epoch: Epoch,
        prev: Lsn,
        sent: Lsn,
        reply: &AppendReply,
    ) -> Result<(), ReplicationError> {
        let mut state = self.state.lock().await;
        self.see_epoch(&mut state, reply.epoch).await;
        if state.epoch != epoch || state.tenure != Tenure::Elected {
            return Ok(());
        }
        let fresh = state.credit(peer, prev, sent, reply);
        self.stats.write().await.records_acknowledged += fresh;
        if !reply.accepted && prev == Lsn(0) {
            // It refuses even the beginning: no place is left to try, so it is not asked at once.
            return Err(ReplicationError::NodeUnreachable(peer));
        }
        if reply.accepted {
            let held = reply.lsn.min(sent);
            self.touch(&state, peer, None, held).await;
        }
        self.notify();
        Ok(())
    }
}

fn check_record(record: &WalRecord, next: Lsn) -> Result<(), ReplicationError> {
    if record.lsn != next {
        let why = format!(
            "record {} does not follow: the next is {}",
            record.lsn.0, next.0
        );
        return Err(ReplicationError::Wal(why));
    }
    if record.data.len() > MAX_RECORD_BYTES {
        let why = format!(
            "{} bytes; a record has {MAX_RECORD_BYTES} at most",
            record.data.len()
        );
        return Err(ReplicationError::Wal(why));
    }
    Ok(())
}
