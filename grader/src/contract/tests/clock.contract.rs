use std::sync::{Arc, RwLock};
use std::time::Duration;

pub type NodeId = String;

pub const LIMIT: u64 = 8;

#[derive(Debug, Clone, Default)]
pub struct Clock {
    role: RwLock<Order>,
    /* private */
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    Before,
    After,
    #[default]
    Same,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Event<T> {
    pub origin: NodeId,
    pub payload: T,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Term(pub u64);

#[derive(Debug, Clone)]
pub enum Failure {
    #[error("lost: {0}")]
    Lost(NodeId),
    #[error("late")]
    Late { by: Duration },
}

impl Clock {
    pub const START: u64 = 1;
    pub fn new(limit: Option<u64>) -> Self;
    pub fn merge(&mut self, other: &Clock, local: &NodeId);
    pub fn get(&self, node: &NodeId) -> u64;
    pub fn first(&self, prefix: &str) -> Option<&NodeId>;
    pub fn parse(bytes: &[u8]) -> Result<Self, Failure>;
    pub fn shared(self: Arc<Self>) -> Arc<Clock>;
    pub async fn sync(&self, peer: &NodeId, wait: Duration) -> Result<u64, Failure>;
    pub fn visit(&self, f: impl Fn(&str) -> bool) -> usize;
    pub fn pairs(&self) -> impl Iterator<Item = (&str, u64)>;
    pub fn tag(&mut self, name: impl Into<String>) -> &mut Self;
    pub fn send<M: Clone>(&mut self, message: M) -> Vec<M>;
    fn has_quorum(&self, votes: usize) -> bool;
}

impl<T: Clone> Event<T> {
    pub fn new(origin: NodeId, payload: T) -> Self;
    pub fn same(&self, other: &Event<T>) -> bool;
}

pub struct Ring<const N: usize> {/* private */}

impl<const N: usize> Ring<N> {
    pub fn slots(&self) -> [u64; N];
}

pub trait Merge: Clone + Send {
    fn merge_from(&mut self, other: &Self);
    fn merged(self, other: &Self) -> Self {
        unimplemented!()
    }
}

pub trait Select {
    fn select(&self, from: &[NodeId], count: usize) -> Vec<NodeId>;
    /// Has a default.
    fn one(&self, from: &[NodeId]) -> Option<NodeId>;
}

impl Merge for Clock {
    fn merge_from(&mut self, other: &Self);
}

impl From<u64> for Term {
    fn from(number: u64) -> Self;
}

impl From<&str> for Term {
    fn from(digits: &str) -> Self;
}

impl Send for Clock {}

impl Sync for Clock {}

pub fn digest(key: &str) -> u64;

pub fn pick(selector: Box<dyn Select>, from: Vec<NodeId>) -> Option<NodeId>;
