//! Writing the hidden side: the suites, the table of their tests, and the harness.

use super::names::Names;
use super::plan::StagedTest;
use super::suite::{Runtime, Suite, TestFn};
use crate::source::Files;

/// The child's side of the proof protocol. Not a module of this crate: it is compiled into every
/// staged binary, with the names in capitals filled in.
const TEMPLATE: &str = include_str!("harness/template.rs");
/// What is added to the harness where a test is async.
const ONE_THREAD: &str = include_str!("harness/one_thread.rs");
/// What is added to that where a test's time stands still.
const PAUSING: &str = "if start_paused { builder.start_paused(true); }";
/// What is added to the harness where a test asks for a runtime with several threads.
const SEVERAL_THREADS: &str = include_str!("harness/several_threads.rs");

/// The hidden side of a staged crate.
pub(super) struct HiddenSide {
    pub(super) files: Files,
    /// Every test with its numbers.
    pub(super) tests: Vec<StagedTest>,
    /// For each suite the number that runs all its tests, one after another.
    pub(super) wholes: Vec<StagedTest>,
}

/// Writes the hidden side.
pub(super) fn hidden_side(
    suites: &[(&str, &Suite)],
    witnesses: Option<&str>,
    names: &Names,
) -> HiddenSide {
    let mut files = Files::new();
    let (mut tests, mut wholes) = (Vec::new(), Vec::new());
    let mut root = format!("pub(crate) mod {};\n", names.harness);
    let mut entries = Vec::new();
    for (index, (suite_name, suite)) in suites.iter().enumerate() {
        let module = format!("s{index}");
        root.push_str(&format!("mod {module};\n"));
        entries.push(format!(
            "(super::{module}::entry_{name}, super::{module}::twin_{name})",
            name = names.harness
        ));
        let whole = numbered(suite_name, suite_name);
        let numbered: Vec<StagedTest> = suite
            .tests
            .iter()
            .map(|test| numbered(suite_name, &test.name))
            .collect();
        for (path, text) in &suite.files {
            let mut text = text.clone();
            if path == "mod.rs" {
                text.push_str(&table(&suite.tests, &numbered, &whole, names));
            }
            files.insert(format!("{module}/{path}"), text);
        }
        tests.extend(numbered);
        wholes.push(whole);
    }
    if let Some(witnesses) = witnesses {
        root.push_str(&format!("mod {};\n", names.witness));
        files.insert(format!("{}.rs", names.witness), witnesses.to_owned());
    }
    files.insert("mod.rs".to_owned(), root);
    files.insert(
        format!("{}.rs", names.harness),
        harness(suites, &entries, names),
    );
    HiddenSide {
        files,
        tests,
        wholes,
    }
}

fn numbered(suite: &str, name: &str) -> StagedTest {
    let number = || uuid::Uuid::new_v4().as_u64_pair().0;
    StagedTest {
        suite: suite.to_owned(),
        name: name.to_owned(),
        id: number(),
        twin: number(),
    }
}

/// Two functions: from a number to the test's body, and whether a number is a twin's. A test and
/// its twin run the same body, and only code tells them apart: no flag in memory does.
fn table(tests: &[TestFn], numbered: &[StagedTest], whole: &StagedTest, names: &Names) -> String {
    let harness = format!("crate::{}::{}", names.module, names.harness);
    let mut bodies = String::new();
    for (test, staged) in tests.iter().zip(numbered) {
        let body = body(test, &harness);
        bodies.push_str(&format!(
            "        {}u64 | {}u64 => {body},\n",
            staged.id, staged.twin
        ));
    }
    let all: Vec<String> = numbered
        .iter()
        .map(|test| format!("{}u64", test.id))
        .collect();
    bodies.push_str(&format!(
        "        {}u64 => || {{\n            let all: &[u64] = &[{}];\n            \
         for id in all {{ if let ::core::option::Option::Some(body) = entry_{}(*id) {{ body() }} }}\n        }},\n",
        whole.id,
        all.join(", "),
        names.harness
    ));
    let twins: Vec<String> = numbered
        .iter()
        .map(|test| format!("{}u64", test.twin))
        .collect();
    let twins = if twins.is_empty() {
        "0u64 if false".to_owned()
    } else {
        twins.join(" | ")
    };
    format!(
        "\npub(crate) fn entry_{name}(id: u64) -> ::core::option::Option<fn()> {{\n    \
         ::core::option::Option::Some(match id {{\n{bodies}        \
         _ => return ::core::option::Option::None,\n    }})\n}}\n\n\
         pub(crate) fn twin_{name}(id: u64) -> ::core::primitive::bool {{\n    \
         match id {{ {twins} => true, _ => false }}\n}}\n",
        name = names.harness
    )
}

/// What runs a test's body, as a `fn()`.
fn body(test: &TestFn, harness: &str) -> String {
    let name = &test.name;
    match test.runtime {
        Runtime::Plain if !test.returns => name.clone(),
        Runtime::Plain => format!("|| {harness}::Ended::ended({name}())"),
        Runtime::Tokio {
            start_paused,
            worker_threads: 0,
        } => format!(
            "|| {harness}::Ended::ended({harness}::on_one_thread({start_paused}, {name}()))"
        ),
        Runtime::Tokio { worker_threads, .. } => {
            format!("|| {harness}::Ended::ended({harness}::on_several({worker_threads}, {name}()))")
        }
    }
}

fn harness(suites: &[(&str, &Suite)], entries: &[String], names: &Names) -> String {
    let mut text = TEMPLATE
        .replace("HIDDEN_PREFIX", &names.folder)
        .replace("/* ENTRIES */", &entries.join(", "));
    let runtimes = || {
        let tests = suites.iter().flat_map(|(_, suite)| &suite.tests);
        tests.map(|test| test.runtime)
    };
    // Only what is needed: tokio's features are the exercise's to choose.
    let on_several = |runtime| {
        matches!(
            runtime,
            Runtime::Tokio {
                worker_threads: 1..,
                ..
            }
        )
    };
    if runtimes().any(|runtime| runtime != Runtime::Plain && !on_several(runtime)) {
        let paused = runtimes().any(|runtime| {
            matches!(
                runtime,
                Runtime::Tokio {
                    start_paused: true,
                    ..
                }
            )
        });
        text.push_str(&ONE_THREAD.replace("/* PAUSING */", if paused { PAUSING } else { "" }));
    }
    if runtimes().any(on_several) {
        text.push_str(SEVERAL_THREADS);
    }
    text
}
