//! What must be refused, each with the rules that do it.

use super::check;

fn each(table: &[(&str, &[&str])]) {
    for (text, expect) in table {
        check(text, expect);
    }
}

#[test]
fn unsafe_and_foreign_code_is_refused_in_every_form() {
    each(&[
        ("fn f() { unsafe { } }", &["unsafe"]),
        ("unsafe fn f() {}", &["unsafe"]),
        ("struct S; unsafe impl Send for S {}", &["unsafe"]),
        (
            "macro_rules! m { ($e:expr) => { unsafe { $e } } }",
            &["unsafe"],
        ),
        ("#[unsafe(no_mangle)] pub fn f() {}", &["symbols", "unsafe"]),
        ("extern crate self as me;", &["extern"]),
        ("extern \"C\" { fn f(); }", &["extern"]),
        ("pub extern \"C\" fn f() {}", &["extern"]),
        ("#[no_mangle] pub fn memcmp() {}", &["symbols"]),
        (
            "#[link_section = \".init_array\"] static X: u8 = 0;",
            &["symbols"],
        ),
        ("#[export_name = \"x\"] pub fn f() {}", &["symbols"]),
        ("#[used] static X: u8 = 0;", &["symbols"]),
        ("#[global_allocator] static A: u8 = 0;", &["symbols"]),
        ("fn f() { core::arch::asm!(\"nop\") }", &["assembly"]),
        ("use std::arch::asm;", &["assembly"]),
        ("std::arch::global_asm!(\"\");", &["assembly"]),
        ("use std::alloc::System;", &["allocator"]),
    ]);
}

#[test]
fn the_system_is_out_of_reach() {
    each(&[
        ("use std::fs;", &["files"]),
        (
            "use std::fs::File; fn f() { File::open(\"x\"); }",
            &["files"],
        ),
        ("fn f() { tokio::fs::read(\"x\"); }", &["files"]),
        ("use std::path::Path;", &["files"]),
        (
            "use std::{collections::HashMap, fs::{self, OpenOptions}};",
            &["files"],
        ),
        ("fn f() { ::std::fs::read(\"x\"); }", &["files"]),
        ("fn f() { r#std::r#fs::read(\"x\"); }", &["files"]),
        (
            "use std::process; fn f() { process::exit(0) }",
            &["process"],
        ),
        (
            "use std::{process as p}; fn f() { p::abort() }",
            &["process"],
        ),
        ("use std::process::*;", &["process"]),
        ("use tokio::process::Command;", &["process"]),
        ("use tokio::signal;", &["process"]),
        ("fn f() { std::env::var(\"X\"); }", &["environment"]),
        (
            "fn f() -> &'static str { env!(\"PATH\") }",
            &["environment"],
        ),
        ("fn f() { core::option_env!(\"PATH\"); }", &["environment"]),
        ("use std::net::TcpStream;", &["network"]),
        ("use std::net::{SocketAddr, UdpSocket};", &["network"]),
        (
            "use std::net; fn f() { net::TcpListener::bind(\"x\"); }",
            &["network"],
        ),
        ("use std::net::ToSocketAddrs;", &["network"]),
        ("use tokio::net::UdpSocket;", &["network"]),
        ("use std::os::unix::net::UnixStream;", &["os"]),
        ("use std::os::fd::AsRawFd;", &["os"]),
        ("fn f() { std::io::stdin(); }", &["stdin"]),
        (
            "use std::io::{self, Read}; fn f() { io::stdin(); }",
            &["stdin"],
        ),
        ("use std::io as i; fn f() { i::stdin(); }", &["stdin"]),
        ("use tokio::io::stdin;", &["stdin"]),
    ]);
}

#[test]
fn names_that_would_hide_a_way_out_are_refused() {
    each(&[
        (
            "use std as s; fn f() { s::fs::read(\"x\"); }",
            &["crate-rename"],
        ),
        ("use std::{self as s};", &["crate-rename"]),
        ("use core as c;", &["crate-rename"]),
        ("use tokio as rt;", &["crate-rename"]),
        ("mod m { pub use std; }", &["crate-rename"]),
        ("use std::*;", &["glob"]),
        ("use std::io::*;", &["glob"]),
        ("use std::io; use io::*;", &["glob"]),
        ("use tokio::*;", &["glob"]),
        ("use std::panic::*;", &["glob"]),
        (
            "macro_rules! m { ($a:ident) => { std::$a::read(\"x\") } }",
            &["macro-indirection"],
        ),
        (
            "macro_rules! m { ($a:ident) => { use std::{$a}; } }",
            &["macro-indirection"],
        ),
        (
            "macro_rules! m { ($a:ident) => { $a!(\"x\") } }",
            &["macro-indirection"],
        ),
        (
            "macro_rules! p { ($a:ident $b:ident) => { $a::$b::read(\"x\") } } fn f() { p!(std fs) }",
            &["macro-indirection"],
        ),
        (
            "macro_rules! p { ($a:ident $b:ident) => { $a::any::$b::<u8>() } } fn f() { p!(core type_name) }",
            &["macro-indirection"],
        ),
        (
            "macro_rules! p { ($a:ident $b:ident) => { $a::$b::Layout::new::<u8>() } } fn f() { p!(alloc alloc) }",
            &["macro-indirection"],
        ),
        (
            "macro_rules! p { ($a:path) => { $a } } fn f() { p!(::core); }",
            &["macro-indirection"],
        ),
        (
            "macro_rules! k { ($k:tt) => { type F = $k(u8); } } k!(fn);",
            &["fn-pointer"],
        ),
        (
            "macro_rules! k { ($a:tt) => { type F = fn $a -> u8; } } k!((u8));",
            &["macro-indirection"],
        ),
        (
            "macro_rules! k { ($a:meta) => { #[$a] mod x {} } } k!(path = \"/etc/passwd\");",
            &["module-path"],
        ),
        (
            "macro_rules! k { ($a:meta) => { #[$a] fn x() {} } } k!(no_mangle);",
            &["symbols"],
        ),
        (
            "fn f() { serde::__private::from_utf8_lossy(b\"\"); }",
            &["internals"],
        ),
    ]);
}

#[test]
fn files_are_not_drawn_in() {
    each(&[
        ("const T: &str = include_str!(\"x\");", &["include"]),
        ("include!(\"x.rs\");", &["include"]),
        ("const T: &[u8] = std::include_bytes!(\"x\");", &["include"]),
        (
            "fn f() { println!(\"{}\", include_str!(\"x\")) }",
            &["include"],
        ),
        ("#![doc = include_str!(\"../README.md\")]", &["include"]),
        (
            "#[path = \"../hidden/mod.rs\"] mod hidden {}",
            &["module-path"],
        ),
    ]);
}

#[test]
fn the_tests_machinery_is_out_of_reach() {
    each(&[
        (
            "fn f() { std::panic::set_hook(Box::new(|_| {})); }",
            &["panic-hook"],
        ),
        (
            "use std::panic; fn f() { panic::take_hook(); }",
            &["panic-hook"],
        ),
        ("use std::panic::{self as p, update_hook};", &["panic-hook"]),
        ("#[track_caller] fn f() {}", &["caller-location"]),
        (
            "use std::panic::Location; fn f() { Location::caller(); }",
            &["caller-location"],
        ),
        ("fn f<T>() { core::any::type_name::<T>(); }", &["type-name"]),
        ("use std::any::type_name_of_val;", &["type-name"]),
        ("use std::backtrace::Backtrace;", &["backtrace"]),
        (
            "use std::thread; fn f() { thread::current().name(); }",
            &["thread-name"],
        ),
        (
            "fn f() { std::thread::current().name(); }",
            &["thread-name"],
        ),
        ("fn main() {}", &["main"]),
        ("mod m { pub fn main() {} } use m::main;", &["main"]),
        ("fn f() -> bool { cfg!(test) }", &["cfg-test"]),
        ("#[cfg(not(test))] fn f() {}", &["cfg-test"]),
        ("#[cfg(any(unix, not(test)))] fn f() {}", &["cfg-test"]),
        ("use testbed::seed_for;", &["foreign-crate"]),
        ("fn f() { tempfile::tempfile(); }", &["foreign-crate"]),
        ("proptest::proptest! {}", &["foreign-crate"]),
    ]);
}

#[test]
fn attributes_are_code() {
    each(&[
        ("#![no_std]", &["crate-attribute"]),
        ("#![no_main]", &["crate-attribute"]),
        ("#![feature(test)]", &["crate-attribute"]),
        ("#![cfg(not(test))]", &["crate-attribute"]),
        ("#![recursion_limit = \"4096\"]", &["crate-attribute"]),
        (
            "#[cfg_attr(test, derive(PartialEq))] struct S;",
            &["cfg-attr"],
        ),
        ("#![cfg_attr(docsrs, feature(doc_cfg))]", &["cfg-attr"]),
        (
            "#[derive(serde::Deserialize)] struct S { #[serde(default = \"std::process::abort\")] x: u8 }",
            &["process"],
        ),
        (
            "#[derive(Serialize)] #[serde(crate = \"mine\")] struct S;",
            &["attribute-crate"],
        ),
        (
            "#[derive(Serialize)] struct S { #[serde(with = \"std::env\")] x: u8 }",
            &["environment"],
        ),
        (
            "#[derive(Serialize)] #[serde(bound(serialize = \"T: for<'a> Fn(&'a u8)\"))] struct S<T>(T);",
            &["for-lifetimes"],
        ),
        (
            "#[derive(E)] #[error(\"{}\", std::process::id())] struct S;",
            &["process"],
        ),
        (
            "#[macro_export] macro_rules! mine { () => {} }",
            &["macro-export"],
        ),
        ("mod m { #![no_implicit_prelude] }", &["crate-attribute"]),
    ]);
}

#[test]
fn the_forms_behind_a_hole_of_the_compiler_are_refused() {
    each(&[
        ("type F = fn(u8) -> u8;", &["fn-pointer"]),
        ("struct S { f: Vec<fn()> }", &["fn-pointer"]),
        (
            "fn f(g: for<'a> fn(&'a u8)) {}",
            &["for-lifetimes", "fn-pointer"],
        ),
        (
            "fn f<G>(g: G) where for<'a> G: Fn(&'a u8) {}",
            &["for-lifetimes"],
        ),
        (
            "fn f(g: Box<dyn for<'a> Fn(&'a u8)>) {}",
            &["for-lifetimes"],
        ),
        ("macro_rules! m { ($x:ty) => { fn($x) } }", &["fn-pointer"]),
    ]);
}

#[test]
fn names_that_are_taken_are_refused() {
    each(&[
        ("struct u64;", &["protected-name"]),
        ("type u64 = u32;", &["protected-name"]),
        ("struct r#bool;", &["protected-name"]),
        ("enum Option<T> { A(T) }", &["protected-name"]),
        ("struct Result;", &["protected-name"]),
        ("trait PartialEq {}", &["protected-name"]),
        ("mod serde {}", &["protected-name"]),
        ("mod std {}", &["protected-name"]),
        ("mod testbed {}", &["protected-name"]),
        ("use serde::Serialize as PartialEq;", &["protected-name"]),
        (
            "mod m { pub struct A; } use m::A as u8;",
            &["protected-name"],
        ),
        ("mod m {} use m as std;", &["protected-name"]),
        ("mod m {} use m as core;", &["protected-name"]),
        ("struct S<u64>(u64);", &["protected-name"]),
        ("impl<String> S<String> {}", &["protected-name"]),
        ("const None: u8 = 0;", &["protected-name"]),
        (
            "macro_rules! m { () => { struct u64; } }",
            &["protected-name"],
        ),
        (
            "macro_rules! assert_eq { ($($t:tt)*) => {} }",
            &["macro-name"],
        ),
        ("macro_rules! panic { ($($t:tt)*) => {} }", &["macro-name"]),
        ("macro_rules! vec { ($($t:tt)*) => {} }", &["macro-name"]),
        (
            "macro_rules! matches { ($($t:tt)*) => {} }",
            &["macro-name"],
        ),
        (
            "macro_rules! mine { () => {} } use mine as assert_eq;",
            &["macro-name"],
        ),
    ]);
}
