//! A reference of signatures.

/// Every sort of signature that has been troublesome.
pub(super) const HARD: &str = r#"
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub mod deep {
    #[derive(Debug, Clone, Copy)]
    pub struct Lsn(pub u64);

    pub struct Private {
        a: u8,
    }

    impl Private {
        pub const fn new() -> Self {
            Self { a: 1 }
        }
    }
}

use deep::{Lsn, Private};

pub struct Reply {
    pub lsn: Lsn,
    pub role: Role,
}

pub enum Role {
    Leader(u64),
    Follower,
}

#[derive(Debug)]
pub enum Fault {
    Io(String),
}

pub type Outcome<T> = Result<T, Fault>;

#[derive(Clone)]
pub struct Stack<T> {
    items: Vec<T>,
}

impl<T> Default for Stack<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Stack<T> {
    pub const fn new() -> Self {
        Self { items: Vec::new() }
    }

    pub fn push(&mut self, item: T) -> &mut Self {
        self.items.push(item);
        self
    }

    pub fn with(mut self, item: T) -> Self {
        self.items.push(item);
        self
    }

    pub fn top(&self) -> Option<&T> {
        self.items.last()
    }

    pub fn first(&self) -> &T {
        &self.items[0]
    }

    pub fn as_slice(&self) -> &[T] {
        &self.items
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> + '_ {
        self.items.iter()
    }

    pub fn both(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.items.iter()
    }
}

impl<T> Iterator for Stack<T> {
    type Item = T;

    fn next(&mut self) -> Option<Self::Item> {
        self.items.pop()
    }
}

impl<T> IntoIterator for &Stack<T> {
    type Item = u8;
    type IntoIter = std::vec::IntoIter<u8>;

    fn into_iter(self) -> Self::IntoIter {
        Vec::new().into_iter()
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("role")
    }
}

impl From<Fault> for String {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Io(text) => text,
        }
    }
}

impl std::str::FromStr for Lsn {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Lsn).map_err(|_| Fault::Io(text.to_owned()))
    }
}

pub trait Store {
    fn get(&self, key: &str) -> Outcome<Option<u64>>;

    fn has(&self, key: &str) -> bool {
        self.get(key).is_ok()
    }

    fn name(&self) -> &'static str {
        "store"
    }

    fn soon(&self) -> impl Future<Output = u64> + Send {
        async { 1 }
    }
}

pub async fn later(wait: Duration) -> Result<(), Fault> {
    Ok(())
}

pub fn promised(n: u64) -> impl Future<Output = Outcome<u64>> + Send {
    async move { Ok(n) }
}

pub fn boxed<'a>(text: &'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>> {
    Box::pin(async move { text.len() })
}

pub fn adder(by: u64) -> impl Fn(u64, u64) -> u64 {
    move |a, b| a + b + by
}

pub fn never() -> ! {
    panic!()
}

pub fn shared() -> Arc<Mutex<BTreeMap<u64, Vec<u8>>>> {
    Arc::default()
}

pub fn array() -> [Option<String>; 3] {
    [None, None, None]
}

pub fn reply() -> Reply {
    Reply { lsn: Lsn(1), role: Role::Leader(1) }
}

pub fn private() -> Private {
    Private::new()
}

pub fn cell(map: HashMap<u64, u64>) -> RefCell<HashMap<u64, u64>> {
    RefCell::new(map)
}

pub fn generic<T: Clone>(value: &T) -> T {
    value.clone()
}

pub fn ordered(a: u64, b: u64) -> std::cmp::Ordering {
    a.cmp(&b)
}
"#;
