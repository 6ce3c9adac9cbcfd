//! The network between the nodes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use tokio::time::Instant;

use crate::links::{Cut, Effect, Links, Rule, Scope};
use crate::rng::Stream;
use crate::sync::lock;
use crate::{
    ClockSimulator, DropRule, LatencyConfig, LatencyRule, NetworkConfig, NetworkError,
    NetworkPartition, NodeId, SimNode,
};

/// A network that delays, loses, damages and cuts.
///
/// What happens to a message depends on the seed, the link and how many messages were sent on that
/// link before: neither other links nor other tasks have a say in it.
///
/// ```
/// use chaos_framework::{NetworkConfig, NetworkSimulator};
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// let network = NetworkSimulator::new(NetworkConfig::default(), Some(42));
/// let arrived = network.send(&"a".to_string(), &"b".to_string(), "hello").await;
/// assert_eq!(arrived, Ok("hello"));
/// # });
/// ```
pub struct NetworkSimulator {
    // solution
    // starter: // The configuration, the partitions, the rules, and how far each link has got.
    config: NetworkConfig,
    seed: OnceLock<u64>,
    clock: OnceLock<Arc<ClockSimulator>>,
    links: Mutex<Links>,
    nodes: Mutex<BTreeMap<NodeId, SimNode>>,
    // end solution
}

impl NetworkSimulator {
    /// A network of which every pair of nodes is part. Without a seed it takes that of the runner
    /// that it is given to; without a runner it draws one.
    ///
    /// ```
    /// # use chaos_framework::{NetworkConfig, NetworkSimulator};
    /// let network = NetworkSimulator::new(NetworkConfig::default(), Some(42));
    /// ```
    pub fn new(config: NetworkConfig, seed: Option<u64>) -> Self {
        NetworkSimulator {
            config,
            seed: seed.map_or_else(OnceLock::new, OnceLock::from),
            clock: OnceLock::new(),
            links: Mutex::default(),
            nodes: Mutex::default(),
        }
    }

    /// Puts a partition in place. It is over when its duration is.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// # let network = NetworkSimulator::new(NetworkConfig::default(), Some(42));
    /// network.partition(NetworkPartition {
    ///     group_a: ["a".to_string()].into(),
    ///     group_b: ["b".to_string()].into(),
    ///     partition_type: PartitionType::Bidirectional,
    ///     duration: None,
    ///     created_at: tokio::time::Instant::now().into_std(),
    /// }).await;
    /// assert!(!network.can_communicate(&"a".to_string(), &"b".to_string()).await);
    /// # });
    /// ```
    pub async fn partition(&self, partition: NetworkPartition) {
        let age = Instant::now()
            .into_std()
            .saturating_duration_since(partition.created_at);
        let until = partition
            .duration
            .map(|duration| self.now().saturating_add(duration.saturating_sub(age)));
        lock(&self.links).cuts.push(Cut {
            key: None,
            partition,
            until,
        });
    }

    /// Heals all partitions, those of faults too.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// # let network = NetworkSimulator::new(NetworkConfig::default(), Some(42));
    /// network.heal_all().await;
    /// assert!(network.can_communicate(&"a".to_string(), &"b".to_string()).await);
    /// # });
    /// ```
    pub async fn heal_all(&self) {
        lock(&self.links).cuts.clear();
    }

    /// Forgets the partitions whose time is over, and leaves the others in place.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// # let network = NetworkSimulator::new(NetworkConfig::default(), Some(42));
    /// network.heal_expired().await;
    /// # });
    /// ```
    pub async fn heal_expired(&self) {
        let now = self.now();
        lock(&self.links).cuts.retain(|cut| !cut.is_over(now));
    }

    /// Makes links slower.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// # use std::time::Duration;
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// # let network = NetworkSimulator::new(NetworkConfig::default(), Some(42));
    /// let latency = LatencyConfig::Fixed(Duration::from_millis(100));
    /// network.add_latency(LatencyRule { from: None, to: None, latency, probability: 1.0 }).await;
    /// assert!(network.get_latency(&"a".to_string(), &"b".to_string()).await.as_millis() >= 100);
    /// # });
    /// ```
    pub async fn add_latency(&self, rule: LatencyRule) {
        let mut links = lock(&self.links);
        let key = links.next_key(&rule);
        links.rules.push(Rule::of_latency(key, rule));
    }

    /// Makes links lose and damage messages.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// # let network = NetworkSimulator::new(NetworkConfig::default(), Some(42));
    /// network.add_drop_rule(DropRule { from: None, to: None, drop_rate: 1.0, corrupt_rate: 0.0 }).await;
    /// let lost = network.send(&"a".to_string(), &"b".to_string(), 1).await;
    /// assert_eq!(lost, Err(NetworkError::Dropped));
    /// # });
    /// ```
    pub async fn add_drop_rule(&self, rule: DropRule) {
        let mut links = lock(&self.links);
        let key = links.next_key(&rule);
        links.rules.push(Rule::of_loss(key, rule));
    }

    /// Sends a message of `size_of::<M>()` bytes; returns when it arrives, with what arrives.
    ///
    /// # Errors
    ///
    /// Those of [`send_sized`](Self::send_sized).
    ///
    /// ```
    /// # use chaos_framework::*;
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// # let network = NetworkSimulator::new(NetworkConfig::default(), Some(42));
    /// assert_eq!(network.send(&"a".to_string(), &"b".to_string(), 7).await, Ok(7));
    /// # });
    /// ```
    pub async fn send<M: Clone>(
        &self,
        from: &NodeId,
        to: &NodeId,
        message: M,
    ) -> Result<M, NetworkError> {
        self.carry(from, to, size_of::<M>() as u64).await?;
        Ok(message)
    }

    /// Sends a message that takes so many bytes on the wire.
    ///
    /// # Errors
    ///
    /// `Partitioned` and `Dropped` at once, `Corrupted` when it would have arrived, `Timeout` if the
    /// sender is down now or the receiver is down then, or if the bandwidth is 0.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// # let network = NetworkSimulator::new(NetworkConfig::default(), Some(42));
    /// let page = vec![0_u8; 4096];
    /// let arrived = network.send_sized(&"a".to_string(), &"b".to_string(), page, 4096).await;
    /// assert_eq!(arrived.unwrap().len(), 4096);
    /// # });
    /// ```
    pub async fn send_sized<M: Clone>(
        &self,
        from: &NodeId,
        to: &NodeId,
        message: M,
        bytes: u64,
    ) -> Result<M, NetworkError> {
        self.carry(from, to, bytes).await?;
        Ok(message)
    }

    /// Whether no partition cuts the way from one node to the other. A node always reaches itself.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// # let network = NetworkSimulator::new(NetworkConfig::default(), Some(42));
    /// assert!(network.can_communicate(&"a".to_string(), &"b".to_string()).await);
    /// # });
    /// ```
    pub async fn can_communicate(&self, from: &NodeId, to: &NodeId) -> bool {
        let now = self.now();
        !lock(&self.links).is_cut(from, to, now)
    }

    /// The latency of the next message on this link, bandwidth aside. To ask draws nothing: the
    /// answer is the same until that message is sent or the rules change.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// # let network = NetworkSimulator::new(NetworkConfig::default(), Some(42));
    /// let latency = network.get_latency(&"a".to_string(), &"b".to_string()).await;
    /// assert!((900..=1_100).contains(&latency.as_micros()));
    /// # });
    /// ```
    pub async fn get_latency(&self, from: &NodeId, to: &NodeId) -> Duration {
        let links = lock(&self.links);
        let link = links.links.get(&(from.clone(), to.clone()));
        let choices = self.choices(from, to, link.map_or(0, |link| link.sent));
        links.latency(&self.config, choices, from, to)
    }

    /// Takes a message from one node to the other, as far as it gets.
    async fn carry(&self, from: &NodeId, to: &NodeId, bytes: u64) -> Result<(), NetworkError> {
        self.until_awake(from).await?;
        let flight = self.depart(from, to, bytes)?;
        self.clock().sleep_until(flight.arrives).await;
        self.until_awake(to).await?;
        if flight.damaged {
            return Err(NetworkError::Corrupted);
        }
        Ok(())
    }

    fn depart(&self, from: &NodeId, to: &NodeId, bytes: u64) -> Result<Flight, NetworkError> {
        let now = self.now();
        let mut links = lock(&self.links);
        let place = (from.clone(), to.clone());
        let link = links.links.entry(place.clone()).or_default();
        let choices = self.choices(from, to, link.sent);
        // Every attempt counts: what happens to this one shifts nothing for the next.
        link.sent += 1;
        if from == to {
            return Ok(Flight {
                arrives: now,
                damaged: false,
            });
        }
        if links.is_cut(from, to, now) {
            return Err(NetworkError::Partitioned {
                from: from.clone(),
                to: to.clone(),
            });
        }
        if links.is_dropped(&self.config, choices, from, to) {
            return Err(NetworkError::Dropped);
        }
        let sent = match self.config.bandwidth {
            None => now,
            Some(0) => return Err(NetworkError::Timeout),
            Some(rate) => {
                let link = links.links.entry(place).or_default();
                let start = link.busy_until.max(now);
                link.busy_until = start.saturating_add(transmission(bytes, rate));
                link.busy_until
            }
        };
        let latency = links.latency(&self.config, choices, from, to);
        Ok(Flight {
            arrives: sent.saturating_add(latency),
            damaged: links.is_corrupted(choices, from, to),
        })
    }

    async fn until_awake(&self, id: &NodeId) -> Result<(), NetworkError> {
        let node = lock(&self.nodes).get(id).cloned();
        match node {
            None => Ok(()),
            Some(node) => node.until_awake().await.map_err(|_| NetworkError::Timeout),
        }
    }

    fn choices(&self, from: &NodeId, to: &NodeId, message: u64) -> Stream {
        let seed = *self.seed.get_or_init(rand::random);
        let link = Stream::new(seed).named("link").named(from).named(to);
        link.child(message)
    }

    fn clock(&self) -> &ClockSimulator {
        self.clock
            .get_or_init(|| Arc::new(ClockSimulator::new(1.0)))
    }

    fn now(&self) -> Duration {
        self.clock().current()
    }

    /// What a runner gives: a seed, unless it has one, and its clock.
    pub(crate) fn bind(&self, seed: u64, clock: &Arc<ClockSimulator>) {
        self.seed.get_or_init(|| seed);
        self.clock.get_or_init(|| Arc::clone(clock));
    }

    pub(crate) fn attach(&self, node: &SimNode) {
        lock(&self.nodes).insert(node.id().clone(), node.clone());
    }

    pub(crate) fn impose_partition(&self, fault: u64, partition: NetworkPartition) {
        lock(&self.links).cuts.push(Cut {
            key: Some(fault),
            partition,
            until: None,
        });
    }

    pub(crate) fn impose_latency(&self, fault: u64, nodes: &[NodeId], latency: &LatencyConfig) {
        let effect = Effect::Delay {
            latency: latency.clone(),
            share: 1.0,
        };
        self.impose(fault, nodes, effect);
    }

    pub(crate) fn impose_loss(&self, fault: u64, nodes: &[NodeId], rate: f64) {
        let effect = Effect::Loss {
            dropped: rate,
            corrupted: 0.0,
        };
        self.impose(fault, nodes, effect);
    }

    fn impose(&self, fault: u64, nodes: &[NodeId], effect: Effect) {
        lock(&self.links).rules.push(Rule {
            key: fault,
            scope: Scope::Around(nodes.to_vec()),
            effect,
        });
    }

    pub(crate) fn revoke(&self, fault: u64) {
        let mut links = lock(&self.links);
        links.cuts.retain(|cut| cut.key != Some(fault));
        links.rules.retain(|rule| rule.key != fault);
    }
}

/// A message that has left.
struct Flight {
    arrives: Duration,
    damaged: bool,
}

fn transmission(bytes: u64, bytes_a_second: u64) -> Duration {
    let rest = u128::from(bytes % bytes_a_second) * 1_000_000_000 / u128::from(bytes_a_second);
    Duration::new(bytes / bytes_a_second, rest as u32)
}
