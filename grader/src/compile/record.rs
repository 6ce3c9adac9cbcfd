//! Recording the `rustc` call that cargo would make for an exercise.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};

use super::fault::CompileFault;
use crate::course::{Course, Exercise};

/// Set for cargo, and through it for the program that stands in for `rustc`: where to write.
const RECORD_TO: &str = "SPLITBRAIN_RECORD_TO";
/// Likewise: the crate whose call is wanted.
const RECORD_CRATE: &str = "SPLITBRAIN_RECORD_CRATE";
/// How much of cargo's output an error shows.
const SAID_LINES: usize = 30;

/// A call of the compiler.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Call {
    /// Its arguments.
    pub(super) arguments: Vec<String>,
    /// The variables that cargo set for it.
    pub(super) environment: Vec<(String, String)>,
}

/// If this process was started by cargo in place of `rustc`, acts as `rustc` (or writes the wanted
/// call down) and never returns.
pub fn become_recorder_if_asked() {
    let (Some(to), Some(wanted)) = (std::env::var_os(RECORD_TO), std::env::var_os(RECORD_CRATE))
    else {
        return;
    };
    let mut arguments = std::env::args().skip(1);
    let Some(rustc) = arguments.next() else {
        return;
    };
    let arguments: Vec<String> = arguments.collect();
    if is_wanted(&arguments, &wanted.to_string_lossy()) {
        write_down(arguments, Path::new(&to));
        // Not a success: cargo must not believe that the crate was built, or it would find it
        // fresh the next time and never ask again.
        std::process::exit(1);
    }
    let status = Command::new(&rustc).args(&arguments).status();
    match status {
        Ok(status) => std::process::exit(status.code().unwrap_or(101)),
        Err(error) => {
            eprintln!("cannot start {rustc}: {error}");
            std::process::exit(101);
        }
    }
}

fn is_wanted(arguments: &[String], wanted: &str) -> bool {
    let named = arguments
        .windows(2)
        .any(|pair| pair[0] == "--crate-name" && pair[1] == wanted);
    named
        && arguments.iter().any(|argument| argument == "--test")
        && std::env::var_os("CARGO_PRIMARY_PACKAGE").is_some()
}

fn write_down(arguments: Vec<String>, to: &Path) {
    let environment = std::env::vars()
        .filter(|(name, _)| name.starts_with("CARGO_PKG_") || name == "CARGO_CRATE_NAME")
        .collect();
    let call = Call {
        arguments,
        environment,
    };
    let text = serde_json::to_string(&call).expect("a call is JSON");
    if let Err(error) = std::fs::write(to, text) {
        eprintln!("cannot write {}: {error}", to.display());
    }
}

/// Has cargo build the dependencies of `exercise` in `target`, and returns the call that it would
/// have made next.
pub(super) fn call_of(
    course: &Course,
    exercise: &Exercise,
    target: &Path,
) -> Result<Call, CompileFault> {
    let to = target.join(format!("{}.call.json", exercise.name));
    let _ = std::fs::remove_file(&to);
    let program = std::env::current_exe().map_err(|error| CompileFault::io(target, &error))?;
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args([
            "test",
            "--no-run",
            "--lib",
            "--quiet",
            "--package",
            &exercise.name,
        ])
        .current_dir(course.root())
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        // Debug information would cost half of every compile and be shown to nobody.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_TEST_DEBUG", "0")
        .env("RUSTC_WRAPPER", program)
        .env(RECORD_TO, &to)
        .env(RECORD_CRATE, exercise.crate_name())
        .output()
        .map_err(|error| CompileFault::NoToolchain(format!("cargo does not start: {error}")))?;
    read_call(&to).ok_or_else(|| CompileFault::Dependencies {
        exercise: exercise.name.clone(),
        said: last_lines(&String::from_utf8_lossy(&output.stderr)),
    })
}

fn read_call(path: &PathBuf) -> Option<Call> {
    serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(SAID_LINES)..].join("\n")
}
