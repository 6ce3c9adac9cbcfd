//! Stage 4: the submission and the hidden tests, laid side by side for the compiler.
//!
//! The folder and every name on the hidden side are random, so that a submission can neither guess
//! a path nor reach a module of ours by name. The hidden side is mounted ahead of the student's
//! first item, on that item's own line: a macro defined later cannot shadow `assert_eq!`, and the
//! student's line numbers stay true.

use std::path::{Path, PathBuf};

mod harness;
mod mount;
mod names;
mod plan;
mod suite;

pub use mount::Insertion;
pub use names::Names;
pub use plan::{Plan, StagedTest};
pub use suite::{Suite, SuiteFault, TestFn};

use crate::source::{Files, ROOT_FILE};

/// A submission on disk, ready for the compiler. The folder goes when this is dropped.
#[derive(Debug)]
pub struct Staged {
    folder: tempfile::TempDir,
    /// The file that the compiler starts from.
    pub root: PathBuf,
    /// Every test with the numbers that it is asked for by.
    pub tests: Vec<StagedTest>,
    /// For each suite, under its name, the number that runs all its tests one after another in one
    /// process: for whoever asks only whether there is one that fails.
    pub wholes: Vec<StagedTest>,
    /// What was put into the student's root file.
    pub insertion: Insertion,
    /// What paths on the hidden side begin with once they are remapped.
    pub hidden_prefix: String,
    /// The file of the witnesses, as the compiler will name it.
    pub witness_file: String,
}

/// The machine's failure to lay files out: never the student's.
#[derive(Debug, thiserror::Error)]
#[error("cannot stage the submission in {}: {error}; is there space and permission?", path.display())]
pub struct StageFault {
    path: PathBuf,
    error: std::io::Error,
}

impl Staged {
    /// The folder that holds everything.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The compiler's arguments that keep this machine's paths out of messages and binary.
    #[must_use]
    pub fn remap_arguments(&self) -> Vec<String> {
        let hidden = self.folder().join(&self.hidden_prefix);
        vec![
            format!(
                "--remap-path-prefix={}={}",
                self.folder().join(STUDENT).display(),
                "."
            ),
            format!(
                "--remap-path-prefix={}={}",
                hidden.display(),
                self.hidden_prefix
            ),
        ]
    }

    /// The student's file behind a path that the compiler or a panic named, if it is one.
    #[must_use]
    pub fn student_file(path: &str) -> Option<&str> {
        let path = path.strip_prefix("./").unwrap_or(path);
        path.starts_with("src/").then_some(path)
    }
}

/// The folder of the student's sources inside the stage.
const STUDENT: &str = "student";

/// Lays the plan out in a fresh folder below `parent`.
///
/// # Errors
///
/// The machine cannot write there.
pub fn stage(parent: &Path, plan: &Plan<'_>) -> Result<Staged, StageFault> {
    let fault = |path: &Path| {
        let path = path.to_owned();
        move |error| StageFault { path, error }
    };
    std::fs::create_dir_all(parent).map_err(fault(parent))?;
    let folder = tempfile::Builder::new()
        .prefix("s-")
        .tempdir_in(parent)
        .map_err(fault(parent))?;
    let hidden = folder.path().join(&plan.names.folder);
    let hidden_side = harness::hidden_side(plan.suites, plan.witnesses, plan.names);
    let (root_text, insertion) = mount::mounted(plan, &hidden);

    let mut laid = Files::new();
    for (path, text) in plan.files {
        laid.insert(format!("{STUDENT}/{path}"), text.clone());
    }
    laid.insert(format!("{STUDENT}/{ROOT_FILE}"), root_text);
    for (path, text) in hidden_side.files {
        laid.insert(format!("{}/{path}", plan.names.folder), text);
    }
    for (path, text) in &laid {
        let path = folder.path().join(path);
        write(&path, text).map_err(fault(&path))?;
    }
    Ok(Staged {
        root: folder.path().join(STUDENT).join(ROOT_FILE),
        tests: hidden_side.tests,
        wholes: hidden_side.wholes,
        insertion,
        hidden_prefix: plan.names.folder.clone(),
        witness_file: format!("{}/{}.rs", plan.names.folder, plan.names.witness),
        folder,
    })
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    std::fs::create_dir_all(path.parent().expect("a staged file lies in a folder"))?;
    std::fs::write(path, text)
}

#[cfg(test)]
mod tests;
