//! hashring, driven by the bench: with the hash that it comes with, with ours, and with none.

use std::hash::{BuildHasher, Hash, Hasher};
use std::net::SocketAddrV4;

use consistent_hash::{hash_key, hash_vnode};
use hashring::{DefaultHashBuilder, HashRing};

use crate::{Contestant, Key, VIRTUAL_NODES, address, name};

/// The virtual node of the peer's documentation: small, and `Copy`.
#[derive(Debug, Clone, Copy, PartialEq, Hash)]
pub struct VNode {
    id: usize,
    addr: SocketAddrV4,
}

/// One that is hashed as ours are.
#[derive(Debug, Clone, Copy)]
pub struct Labelled {
    node: &'static str,
    index: usize,
    addr: SocketAddrV4,
}

impl Hash for Labelled {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(hash_vnode(self.node, self.index));
    }
}

/// One that knows its position.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    position: u64,
    addr: SocketAddrV4,
}

impl Hash for Placed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.position);
    }
}

/// For what is a hash already.
#[derive(Default)]
pub struct Through(u64);

impl Hasher for Through {
    fn write(&mut self, _: &[u8]) {
        unreachable!("only whole hashes are written")
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[derive(Clone)]
pub struct BuildThrough;

impl BuildHasher for BuildThrough {
    type Hasher = Through;

    fn build_hasher(&self) -> Through {
        Through::default()
    }
}

/// How virtual nodes are made, and keys hashed.
pub trait Point: Hash + Copy + std::fmt::Debug {
    type Build: BuildHasher;

    fn build() -> Self::Build;
    fn of(node: &'static str, n: usize, index: usize) -> Self;
    fn addr(&self) -> SocketAddrV4;
    /// The owner of a key.
    fn of_key<'a>(ring: &'a HashRing<Self, Self::Build>, key: &Key) -> Option<&'a Self>;
}

impl Point for VNode {
    type Build = DefaultHashBuilder;

    fn build() -> DefaultHashBuilder {
        DefaultHashBuilder
    }

    fn of(_: &'static str, n: usize, id: usize) -> Self {
        let addr = address(n);
        Self { id, addr }
    }

    fn addr(&self) -> SocketAddrV4 {
        self.addr
    }

    fn of_key<'a>(ring: &'a HashRing<Self, DefaultHashBuilder>, key: &Key) -> Option<&'a Self> {
        ring.get(&key.text)
    }
}

impl Point for Labelled {
    type Build = BuildThrough;

    fn build() -> BuildThrough {
        BuildThrough
    }

    fn of(node: &'static str, n: usize, index: usize) -> Self {
        let addr = address(n);
        Self { node, index, addr }
    }

    fn addr(&self) -> SocketAddrV4 {
        self.addr
    }

    fn of_key<'a>(ring: &'a HashRing<Self, BuildThrough>, key: &Key) -> Option<&'a Self> {
        ring.get(&hash_key(&key.text))
    }
}

impl Point for Placed {
    type Build = BuildThrough;

    fn build() -> BuildThrough {
        BuildThrough
    }

    fn of(node: &'static str, n: usize, index: usize) -> Self {
        let (position, addr) = (hash_vnode(node, index), address(n));
        Self { position, addr }
    }

    fn addr(&self) -> SocketAddrV4 {
        self.addr
    }

    fn of_key<'a>(ring: &'a HashRing<Self, BuildThrough>, key: &Key) -> Option<&'a Self> {
        ring.get(&key.hash)
    }
}

/// A ring of theirs.
pub struct Theirs<T: Point> {
    ring: HashRing<T, T::Build>,
    /// The virtual nodes of those that are to come and go, made beforehand.
    changing: Vec<(usize, Vec<T>)>,
}

fn points<T: Point>(n: usize) -> Vec<T> {
    let node: &'static str = name(n).leak();
    let indices = 0..VIRTUAL_NODES;
    indices.map(|index| T::of(node, n, index)).collect()
}

impl<T: Point> Theirs<T> {
    pub fn new(nodes: usize, changes: usize) -> Self {
        let mut ring = HashRing::with_hasher(T::build());
        ring.batch_add((0..nodes).flat_map(points).collect());
        let changing = (nodes..nodes + changes).map(|n| (n, points(n)));
        Self {
            ring,
            changing: changing.collect(),
        }
    }

    fn changing(&self, n: usize) -> Vec<T> {
        let found = self.changing.iter().find(|(which, _)| *which == n);
        found.expect("made beforehand").1.clone()
    }
}

impl Theirs<VNode> {
    /// The owner and the points that follow it, be they of other nodes or not.
    pub fn with_replicas(&self, key: &Key, replicas: usize) -> usize {
        let found = self.ring.get_with_replicas(&key.text, replicas);
        found.expect("there are nodes").len()
    }
}

impl<T: Point> Contestant for Theirs<T> {
    fn owner(&self, key: &Key) -> SocketAddrV4 {
        T::of_key(&self.ring, key).expect("there are nodes").addr()
    }

    fn add(&mut self, n: usize) -> usize {
        let points = self.changing(n);
        let before = self.ring.len();
        self.ring.batch_add(points);
        self.ring.len() - before
    }

    fn remove(&mut self, n: usize) -> usize {
        let points = self.changing(n);
        let gone = points
            .iter()
            .filter(|point| self.ring.remove(point).is_some());
        gone.count()
    }
}
