//! Stage 5: from staged sources to one binary, by `rustc` directly, inside the sandbox.

use std::path::{Path, PathBuf};

mod diagnostics;
mod fault;
mod fingerprint;
mod recipe;
mod record;

pub use diagnostics::{Diagnostic, Side};
pub use fault::CompileFault;
pub use recipe::Recipe;
pub use record::become_recorder_if_asked;

use crate::sandbox::{Command, Ending, Output, Profile};
use crate::stage::Staged;

/// A compiled submission. The file goes when this is dropped.
#[derive(Debug)]
pub struct Binary {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl Binary {
    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// What came of compiling.
#[derive(Debug)]
pub enum Compiled {
    /// A binary.
    Binary(Binary),
    /// The sources are rejected: the student's to mend.
    Rejected(Vec<Diagnostic>),
    /// The compiler was stopped by a bound: it would not end, or wanted too much memory.
    Stopped(String),
}

/// Compiles staged sources by their exercise's recipe.
///
/// # Errors
///
/// The machine, the toolchain or the sandbox failed. An error in the sources is no fault but
/// [`Compiled::Rejected`].
pub fn compile(
    recipe: &Recipe,
    staged: &Staged,
    profile: Profile,
    work_folder: &Path,
) -> Result<Compiled, CompileFault> {
    let parent = work_folder.join("out");
    std::fs::create_dir_all(&parent).map_err(|error| CompileFault::io(&parent, &error))?;
    let folder = tempfile::Builder::new()
        .prefix("b-")
        .tempdir_in(&parent)
        .map_err(|error| CompileFault::io(&parent, &error))?;
    let path = folder.path().join("tests");
    let output = command(recipe, staged, folder.path(), &path).run(profile)?;
    if output.success() && path.exists() {
        return Ok(Compiled::Binary(Binary {
            _folder: folder,
            path,
        }));
    }
    let found = diagnostics::read(&output.stderr.text, staged);
    if let Some(ours) = found.iter().find(|found| found.is_about_the_machine()) {
        return Err(CompileFault::Compiler(ours.to_string()));
    }
    if !found.is_empty() {
        return Ok(Compiled::Rejected(found));
    }
    stopped(&output)
}

fn stopped(output: &Output) -> Result<Compiled, CompileFault> {
    let why = match output.ending {
        Ending::TimedOut | Ending::CpuExhausted => "did not come to an end",
        Ending::OutOfMemory | Ending::Signalled(_) => "used more memory than it may",
        Ending::Flooded => "printed without end",
        Ending::Exited(_) => {
            return Err(CompileFault::Compiler(output.stderr.text.clone()));
        }
    };
    Ok(Compiled::Stopped(format!(
        "the compiler {why} on these sources"
    )))
}

fn command(recipe: &Recipe, staged: &Staged, folder: &Path, binary: &Path) -> Command {
    let mut command = Command::new(&recipe.rustc)
        .args(arguments(recipe, staged, binary))
        .env("TMPDIR", folder.display().to_string())
        // The compiler finds the linker by it.
        .env("PATH", std::env::var("PATH").unwrap_or_default())
        .folder(staged.folder())
        .system()
        .readable(&recipe.sysroot)
        .readable(staged.folder())
        .writable(folder);
    for (name, value) in &recipe.environment {
        command = command.env(name, value);
    }
    for folder in &recipe.dependency_folders {
        command = command.readable(folder);
    }
    command
}

/// The compiler's arguments. The crate is compiled as a program with our `main`, not with libtest:
/// what passed is never read from a test runner's output.
fn arguments(recipe: &Recipe, staged: &Staged, binary: &Path) -> Vec<String> {
    let mut arguments = vec![
        "--crate-name".to_owned(),
        recipe.crate_name.clone(),
        staged.root.display().to_string(),
        "--crate-type=bin".to_owned(),
        "--emit=link".to_owned(),
        "--error-format=json".to_owned(),
        "-o".to_owned(),
        binary.display().to_string(),
    ];
    // Warnings are the student's business, and the author's in CI; a grade shows none.
    arguments.extend(["-Awarnings", "-Funsafe_code"].map(str::to_owned));
    // Debug information and symbols would cost half of the time, and be shown to nobody.
    arguments.extend(["-Cdebuginfo=0", "-Cstrip=symbols"].map(str::to_owned));
    arguments.extend(recipe.arguments.iter().cloned());
    arguments.extend(staged.remap_arguments());
    arguments
}
