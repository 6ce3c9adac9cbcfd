//! The examples that came with the exercise. The bound of 10 ms is held on paused time.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use crate::{
    Lsn, NodeConfig, NodeHealth, NodeId, NodeRole, ReplicaState, ReplicationConfig,
    ReplicationManager, ReplicationMode, WalRecord,
};

fn test_config(node_id: u64) -> ReplicationConfig {
    ReplicationConfig {
        node_id: NodeId(node_id),
        nodes: vec![
            NodeConfig {
                id: NodeId(1),
                address: "localhost:5001".into(),
                priority: 100,
            },
            NodeConfig {
                id: NodeId(2),
                address: "localhost:5002".into(),
                priority: 90,
            },
            NodeConfig {
                id: NodeId(3),
                address: "localhost:5003".into(),
                priority: 80,
            },
        ],
        mode: ReplicationMode::SemiSync,
        heartbeat_interval: Duration::from_millis(100),
        election_timeout: Duration::from_millis(500),
        max_lag_bytes: 1024 * 1024,
        sync_timeout: Duration::from_secs(5),
    }
}

#[tokio::test]
async fn test_create_manager() {
    let manager = ReplicationManager::new(test_config(1)).await.unwrap();
    assert!(
        manager.is_primary().await,
        "node 1 has the highest priority"
    );
}

#[tokio::test(start_paused = true)]
async fn test_replicate_async() {
    let config = ReplicationConfig {
        mode: ReplicationMode::Asynchronous,
        ..test_config(1)
    };
    let manager = ReplicationManager::new(config).await.unwrap();
    let record = WalRecord {
        lsn: Lsn(1),
        data: vec![1, 2, 3],
        timestamp: 1000,
    };
    let start = Instant::now();
    manager.replicate(record).await.unwrap();
    assert!(
        start.elapsed() < Duration::from_millis(10),
        "it returns at once"
    );
}

#[tokio::test]
async fn test_lag_tracking() {
    let manager = ReplicationManager::new(test_config(1)).await.unwrap();
    {
        let mut replicas = manager.replicas.write().await;
        let replicas: &mut HashMap<NodeId, ReplicaState> = &mut replicas;
        replicas.insert(
            NodeId(2),
            ReplicaState {
                node_id: NodeId(2),
                role: NodeRole::Replica,
                health: NodeHealth::Healthy,
                applied_lsn: Lsn(100),
                received_lsn: Lsn(150),
                lag_bytes: 5000,
                lag_time: Duration::from_millis(100),
                last_heartbeat: std::time::Instant::now(),
            },
        );
    }
    assert_eq!(manager.max_lag().await, 5000);
}

#[tokio::test]
async fn test_failure_detection() {
    let manager = ReplicationManager::new(test_config(1)).await.unwrap();
    {
        let mut replicas = manager.replicas.write().await;
        replicas.insert(
            NodeId(2),
            ReplicaState {
                node_id: NodeId(2),
                role: NodeRole::Replica,
                health: NodeHealth::Healthy,
                applied_lsn: Lsn(100),
                received_lsn: Lsn(100),
                lag_bytes: 0,
                lag_time: Duration::ZERO,
                last_heartbeat: std::time::Instant::now() - Duration::from_secs(30),
            },
        );
    }
    assert_eq!(manager.failure_detection().await, Some(NodeId(2)));
}

#[tokio::test]
async fn test_quorum() {
    let manager = ReplicationManager::new(test_config(1)).await.unwrap();
    assert!(manager.has_quorum(2), "two of three are a majority");
    assert!(!manager.has_quorum(1), "one of three is not");
}

#[tokio::test]
async fn test_promote_demote() {
    let manager = ReplicationManager::new(test_config(2)).await.unwrap();
    {
        let mut role = manager.role.write().await;
        *role = NodeRole::Replica;
    }
    assert!(!manager.is_primary().await);
    manager.promote().await.unwrap();
    assert!(
        manager.is_primary().await,
        "nobody answers, so nobody objects"
    );
    manager.demote().await.unwrap();
    assert!(!manager.is_primary().await);
}
