//! What people write and must be free to write.

use super::check;

fn passes(texts: &[&str]) {
    for text in texts {
        check(text, &[]);
    }
}

#[test]
fn ordinary_words_are_not_rules() {
    passes(&[
        "struct S { process: u8, env: u8, net: u8, fs: u8, stdin: u8 }",
        "impl S { fn exit(&self) {} fn abort(&self) {} fn process(&self) { self.exit() } }",
        "fn f(handle: H) { let env = 1; let path = env + 1; handle.abort(); handle.exit(path); }",
        "enum Command { Exit, Abort } struct File; fn open(f: File) { File::open(); }",
        "/// Does nothing `unsafe`, and calls no std::process::exit.\nfn f() {}",
        "//! Never `unsafe`: see std::fs.\n",
        "fn f() -> &'static str { \"unsafe { std::process::exit(0) }\" }",
        "fn f() { panic!(\"std::env is not for you: {}\", 1) }",
        "fn f() { let std = 1.0; let tokio = 2; println!(\"{}\", std + tokio as f64); }",
        "struct Stats { std: f64 } fn f(s: &Stats) -> f64 { s.std }",
        "mod core { pub fn step() {} } fn f() { core::step(); crate::core::step() }",
        "mod alloc { pub fn alloc() {} }",
        "mod io { pub fn stdin() {} } fn f() { io::stdin(); }",
        "mod net { pub struct TcpStream; } use net::TcpStream; mod process {} mod fs {}",
        "fn f(core: &mut Core) { assert_eq!(core.log(), 1); step!(core, 2) }",
        "macro_rules! own { ($e:expr) => { $e } } fn f(core: &mut Core) { own!(core.log()); own!(core()); own!(core::step()) }",
        "enum Reply { Ok, None, Some(u8) } fn f() -> Reply { Reply::Ok }",
        "impl Drop for S { fn drop(&mut self) {} }",
        "impl Service for S { type Future = F; type Result = u8; }",
        "fn f() { 'std: loop { break 'std; } }",
        "mod m { fn main() {} }",
        "impl S { fn type_name() -> u8 { 0 } fn set_hook(&mut self) {} }",
        "fn f() { Hooks::set_hook(1); Kind::type_name(); }",
        "fn f(r#unsafe: u8) -> u8 { r#unsafe }",
    ]);
}

#[test]
fn the_harmless_part_of_the_library_is_free() {
    passes(&[
        "use std::net::SocketAddr;",
        "use std::net::{IpAddr, Ipv4Addr, SocketAddr}; fn f() { let a = SocketAddr::from(([0; 4], 1)); }",
        "fn f(a: std::net::SocketAddr, b: core::net::IpAddr) {}",
        "use std::io::{self, Read, Write}; fn f() -> io::Result<()> { io::stdout().flush() }",
        "use std::panic::{AssertUnwindSafe, catch_unwind};",
        "use std::any::Any; fn f(p: Box<dyn Any + Send>) { p.downcast_ref::<String>(); }",
        "use std::thread; fn f() { thread::spawn(|| {}).join(); thread::current().id(); }",
        "use std::collections::*; use std::sync::atomic::*; use super::*;",
        "use std::fmt; impl fmt::Display for S { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Ok(()) } }",
        "use std::{cmp::Ordering, mem, sync::{Arc, Mutex}};",
        "use std::error::Error as _; use std::fmt::Write as _; use std::fmt::Result as FmtResult;",
        "pub type Result<T> = std::result::Result<T, Error>; pub enum Error {}",
        "use std::result::Result as StdResult;",
        "use std::prelude::rust_2024::*;",
    ]);
}

#[test]
fn functions_closures_and_loops_are_free() {
    passes(&[
        "fn f(g: impl Fn(u8) -> u8) -> u8 { g(1) }",
        "struct S { f: Box<dyn Fn(u8) -> u8 + Send>, g: Arc<dyn FnMut(&str) -> bool> }",
        "fn f<'a, F: FnOnce(&'a str) -> &'a str>(g: F) {}",
        "fn f() { for x in 0..3 {} for (a, b) in m {} for &x in v {} for _ in v {} for [a] in v {} }",
        "impl<T> Trait for Vec<T> {} impl Trait for <A as B>::C {}",
        "fn f() -> impl Future<Output = u8> + use<> { async { 1 } }",
        "fn f<const N: usize>() -> [u8; N] { [0; N] }",
        "trait T { fn g(&self); fn r#fn(&self); }",
    ]);
}

#[test]
fn macros_of_one_s_own_are_free() {
    passes(&[
        "macro_rules! newtype { ($(#[$meta:meta])* $name:ident($inner:ty)) => {\n\
            $(#[$meta])* #[derive(Debug, Clone)] pub struct $name(pub $inner);\n\
            impl $name { pub fn new(inner: $inner) -> Self { Self(inner) } }\n\
         } }\n\
         newtype!(/// An id.\n #[derive(Copy)] Id(u64));",
        "macro_rules! implement { ($($t:ty),*) => { $(impl Shape for $t { fn side(&self) -> u8 { 1 } })* } }",
        "macro_rules! getters { ($($f:ident: $t:ty),*) => { $(pub fn $f(&self) -> $t { self.$f })* } }",
        "macro_rules! variant { ($e:ident, $v:ident) => { $e::$v } } fn f() { variant!(Kind, A); }",
        "macro_rules! ensure { ($c:expr, $e:expr) => { if !$c { return Err($e); } if $c != $e {} } }",
        "macro_rules! square { ($x:expr) => { $crate::math::times($x, $x) } } pub(crate) use square;",
        "#[macro_use] mod m { macro_rules! inner { () => {} } }",
        "thread_local! { static X: u8 = const { 0 }; }",
    ]);
}

#[test]
fn derives_and_their_attributes_are_free() {
    passes(&[
        "use serde::{Deserialize, Serialize};\n\
         #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]\n\
         #[serde(from = \"Wire\", rename_all = \"snake_case\", deny_unknown_fields)]\n\
         pub struct Clock {\n\
            #[serde(default = \"Clock::zero\", skip_serializing_if = \"Vec::is_empty\")] entries: Vec<u64>,\n\
            #[serde(rename = \"std::env\", with = \"wire::hex\", default)] x: u8,\n\
            #[serde(bound(deserialize = \"T: Deserialize<'de>\"))] y: u8,\n\
         }",
        "#[derive(Debug, thiserror::Error)]\n\
         pub enum Failure {\n\
            #[error(\"unsafe to go on: {0}\")] Io(#[from] Inner, #[source] Other),\n\
            #[error(\"{x} > {max}\", max = Self::MAX)] Big { x: u8 },\n\
            #[error(transparent)] Rest(#[from] Rest),\n\
         }",
        "#[derive(Default)] enum Mode { #[default] On, Off }",
        "#[derive(serde::Serialize)] #[serde(tag = \"type\", content = \"env!\")] enum E { A }",
        "#[must_use = \"unsafe to drop\"] #[inline] #[cold] fn f() {}",
        "#[deprecated(note = \"use std::fs\")] fn f() {}",
        "#[non_exhaustive] #[repr(u8)] pub enum E { A }",
        "#![allow(clippy::all)]\n#![warn(missing_docs)]\n#![doc(html_no_source)]\n#![forbid(unsafe_code)]",
        "#[cfg(target_os = \"linux\")] fn f() {} #[cfg(feature = \"x\")] mod x;",
        "#[cfg(debug_assertions)] fn f() {}",
    ]);
}

#[test]
fn asynchronous_code_is_free() {
    passes(&["
        use std::{collections::HashMap, sync::Arc, time::Duration};
        use async_trait::async_trait;
        use tokio::{select, sync::{RwLock, broadcast, mpsc}, time::{Instant, sleep, timeout}};

        #[async_trait]
        pub trait Client: Send + Sync {
            async fn send(&self, to: u64) -> Result<(), Error>;
        }

        pub struct Manager { peers: Arc<RwLock<HashMap<u64, Instant>>>, stop: broadcast::Sender<()> }

        impl Manager {
            pub async fn run(self: Arc<Self>, mut inbox: mpsc::Receiver<u64>) {
                let mut stop = self.stop.subscribe();
                let handle = tokio::spawn(async move { sleep(Duration::from_millis(1)).await });
                loop {
                    tokio::select! {
                        _ = stop.recv() => break,
                        Some(peer) = inbox.recv() => { self.peers.write().await.insert(peer, Instant::now()); }
                        else => continue,
                    }
                }
                handle.abort();
                let _ = timeout(Duration::from_secs(1), async { tokio::join!(a(), b()) }).await;
                let value = serde_json::json!({ \"process\": { \"exit\": 0 } });
                tokio::task::spawn_blocking(move || value);
            }
        }
    "]);
}
