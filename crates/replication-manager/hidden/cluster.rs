//! Managers on a switchboard, and who leads them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tokio::time::{Duration, Instant, sleep};

use super::board::{Board, Line, Link};
use super::{Must, PATIENCE, config, texts};
use crate::{Epoch, ReplicationConfig, ReplicationManager, ReplicationMode};

/// Managers on a board.
pub(crate) struct Cluster {
    pub(crate) board: Arc<Board>,
    configs: Vec<ReplicationConfig>,
}

impl Cluster {
    /// Managers that are made, not started; ids from 1.
    pub(crate) async fn of(priorities: &[u32], mode: ReplicationMode) -> Cluster {
        Self::with(priorities, |id| config(id, priorities, mode)).await
    }

    /// As `of`, with a configuration of one's own.
    pub(crate) async fn with(
        priorities: &[u32],
        config: impl Fn(u64) -> ReplicationConfig,
    ) -> Cluster {
        let ids = 1..=priorities.len() as u64;
        let cluster = Cluster {
            board: Arc::default(),
            configs: ids.map(config).collect(),
        };
        for config in &cluster.configs {
            cluster.make(config.node_id.0).await;
        }
        cluster
    }

    /// Three voters that are started; node 1 is the confirmed primary.
    pub(crate) async fn three(mode: ReplicationMode) -> Cluster {
        let cluster = Self::of(&[100, 90, 80], mode).await;
        cluster.start().await;
        cluster.confirmed(&[1]).await;
        cluster
    }

    /// Makes node `id` anew: empty, as after a crash.
    pub(crate) async fn make(&self, id: u64) -> Arc<ReplicationManager> {
        let config = self
            .configs
            .iter()
            .find(|config| config.node_id.0 == id)
            .unwrap()
            .clone();
        let line = Arc::new(Line {
            from: id,
            board: Arc::clone(&self.board),
        });
        let node = Arc::new(
            ReplicationManager::with_client(config, line)
                .await
                .must("with_client(a good configuration)"),
        );
        Board::locked(&self.board.nodes).insert(id, Arc::clone(&node));
        node
    }

    pub(crate) async fn start(&self) {
        for id in self.ids() {
            self.node(id).start().await.must("start() on a node");
        }
    }

    pub(crate) fn ids(&self) -> Vec<u64> {
        Board::locked(&self.board.nodes).keys().copied().collect()
    }

    pub(crate) fn node(&self, id: u64) -> Arc<ReplicationManager> {
        Arc::clone(Board::locked(&self.board.nodes).get(&id).unwrap())
    }

    /// Takes node `id` off the board without a word to the others.
    pub(crate) async fn crash(&self, id: u64) {
        let node = Board::locked(&self.board.nodes).remove(&id).unwrap();
        let others = self.ids();
        self.board.part(&[id], &others, Link::Cut);
        node.shutdown().await.must("shutdown() on the primary");
        for other in others {
            let mut links = Board::locked(&self.board.links);
            links.remove(&(id, other));
            links.remove(&(other, id));
        }
    }

    /// Makes and starts node `id` anew.
    pub(crate) async fn restart(&self, id: u64) -> Arc<ReplicationManager> {
        let node = self.make(id).await;
        node.start().await.must("start() on the primary");
        node
    }

    /// Waits until one of `among` is the confirmed primary, and says which.
    pub(crate) async fn confirmed(&self, among: &[u64]) -> u64 {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            for &id in among {
                if self.node(id).is_confirmed().await {
                    return id;
                }
            }
            sleep(Duration::from_millis(5)).await;
        }
        panic!("none of the nodes {among:?} became the confirmed primary within {PATIENCE:?}");
    }

    /// Waits until the logs of `among` read `expected`.
    pub(crate) async fn logs_read(&self, among: &[u64], expected: &[&str]) {
        let until = Instant::now() + PATIENCE;
        loop {
            let mut differs = None;
            for &id in among {
                let log = texts(&self.node(id)).await;
                if log != expected {
                    differs = Some((id, log));
                }
            }
            let Some((id, log)) = differs else { return };
            assert!(
                Instant::now() < until,
                "after {PATIENCE:?} the log of node {id} reads {log:?}, but every replica that the \
                 primary reaches ends up with the primary's log, {expected:?}"
            );
            sleep(Duration::from_millis(5)).await;
        }
    }
}

/// Notes, step by step, which nodes are confirmed primaries of which epoch.
#[derive(Default)]
pub(crate) struct Watch {
    seen: BTreeMap<Epoch, BTreeSet<u64>>,
}

impl Watch {
    /// Looks at the cluster for `time`, and fails if an epoch has two primaries.
    pub(crate) async fn over(&mut self, cluster: &Cluster, time: Duration) {
        let until = Instant::now() + time;
        while Instant::now() < until {
            self.look(cluster).await;
            sleep(Duration::from_millis(10)).await;
        }
    }

    async fn look(&mut self, cluster: &Cluster) {
        for id in cluster.ids() {
            let node = cluster.node(id);
            let before = node.epoch().await;
            if node.is_confirmed().await && node.epoch().await == before {
                self.seen.entry(before).or_default().insert(id);
            }
        }
        for (epoch, nodes) in &self.seen {
            assert!(
                nodes.len() < 2,
                "the nodes {nodes:?} were confirmed primaries of epoch {}, but a voter votes once \
                 an epoch, so an epoch has one primary at most",
                epoch.0
            );
        }
    }
}
