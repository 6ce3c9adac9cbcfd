//! How an exercise's crate is compiled: the `rustc` call that cargo would make, recorded once.
//!
//! Cargo resolves and builds the dependencies in a target folder that the grader owns, up to the
//! point where it would compile the exercise itself. There our own program stands in for `rustc`,
//! writes the arguments down, and stops. From then on submissions are compiled by `rustc`
//! directly: no lock, no manifest, and nothing of a student's that cargo would run.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};

use super::fault::CompileFault;
use super::fingerprint;
use super::record;
use crate::course::{Course, Exercise};

/// The recorded call of the compiler for one exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipe {
    /// What must be unchanged for the recipe to hold.
    fingerprint: String,
    /// The crate's name in Rust code.
    pub crate_name: String,
    /// The compiler.
    pub rustc: PathBuf,
    /// The compiler's own folder.
    pub sysroot: PathBuf,
    /// The arguments that say what is compiled against what: edition, cfgs, externs, search paths.
    pub arguments: Vec<String>,
    /// The variables that cargo sets for a crate, such as `CARGO_PKG_NAME`.
    pub environment: Vec<(String, String)>,
    /// The folders that hold the compiled dependencies.
    pub dependency_folders: Vec<PathBuf>,
}

impl Recipe {
    /// The recipe of an exercise, recorded anew if anything it depends on has changed.
    ///
    /// # Errors
    ///
    /// [`CompileFault`]: cargo or rustc is missing, or the dependencies do not compile. Never the
    /// student's fault: nothing of a submission is looked at.
    pub fn of(course: &Course, exercise: &Exercise) -> Result<Self, CompileFault> {
        let toolchain = Toolchain::find()?;
        let fingerprint = fingerprint::of(course, exercise, &toolchain.version)?;
        let path = course
            .work_folder()
            .join("recipes")
            .join(format!("{}.json", exercise.name));
        if let Some(recipe) = Self::kept(&path)
            && recipe.fingerprint == fingerprint
            && recipe.is_complete()
        {
            return Ok(recipe);
        }
        let recipe = Self::recorded(course, exercise, &toolchain, fingerprint)?;
        recipe.keep(&path)?;
        Ok(recipe)
    }

    fn kept(path: &Path) -> Option<Self> {
        serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()
    }

    fn keep(&self, path: &Path) -> Result<(), CompileFault> {
        let text = serde_json::to_string_pretty(self).expect("a recipe is JSON");
        std::fs::create_dir_all(path.parent().expect("recipes lie in a folder"))
            .and_then(|()| std::fs::write(path, text))
            .map_err(|error| CompileFault::io(path, &error))
    }

    /// Whether everything that it names is still there: a cleaned target folder makes it void.
    fn is_complete(&self) -> bool {
        self.externs().all(|path| Path::new(path).exists())
    }

    fn externs(&self) -> impl Iterator<Item = &str> {
        let pairs = self.arguments.iter().zip(self.arguments.iter().skip(1));
        pairs
            .filter(|(flag, _)| *flag == "--extern")
            .filter_map(|(_, value)| value.split_once('=').map(|(_, path)| path))
    }

    /// The names of the crates that a submission is compiled against.
    pub fn extern_names(&self) -> impl Iterator<Item = &str> {
        let pairs = self.arguments.iter().zip(self.arguments.iter().skip(1));
        pairs
            .filter(|(flag, _)| *flag == "--extern")
            .map(|(_, value)| {
                let name = value
                    .split_once('=')
                    .map_or(value.as_str(), |(name, _)| name);
                name.rsplit(':').next().unwrap_or(name)
            })
    }

    fn recorded(
        course: &Course,
        exercise: &Exercise,
        toolchain: &Toolchain,
        fingerprint: String,
    ) -> Result<Self, CompileFault> {
        let folder = course.work_folder().join("deps");
        std::fs::create_dir_all(&folder).map_err(|error| CompileFault::io(&folder, &error))?;
        let call = record::call_of(course, exercise, &folder)?;
        let arguments = kept_arguments(&call.arguments);
        let dependency_folders = search_folders(&arguments);
        Ok(Self {
            fingerprint,
            crate_name: exercise.crate_name(),
            rustc: toolchain.sysroot.join("bin").join(rustc_file()),
            sysroot: toolchain.sysroot.clone(),
            arguments,
            environment: call.environment,
            dependency_folders,
        })
    }
}

fn rustc_file() -> String {
    format!("rustc{}", std::env::consts::EXE_SUFFIX)
}

/// The toolchain that compiles submissions.
struct Toolchain {
    sysroot: PathBuf,
    version: String,
}

impl Toolchain {
    fn find() -> Result<Self, CompileFault> {
        Ok(Self {
            sysroot: PathBuf::from(rustc(&["--print", "sysroot"])?.trim()),
            version: rustc(&["-vV"])?,
        })
    }
}

fn rustc(arguments: &[&str]) -> Result<String, CompileFault> {
    let program = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(&program)
        .args(arguments)
        .output()
        .map_err(|error| CompileFault::NoToolchain(error.to_string()))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(CompileFault::NoToolchain(said));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Of the recorded arguments those that hold for any sources of the exercise. What names the
/// output, the sources, the form of messages or lints is the grader's to choose.
fn kept_arguments(recorded: &[String]) -> Vec<String> {
    let mut kept = Vec::new();
    let mut rest = recorded.iter().peekable();
    while let Some(argument) = rest.next() {
        let takes_value = matches!(
            argument.as_str(),
            "--extern" | "-L" | "--cfg" | "--check-cfg" | "--cap-lints"
        );
        if takes_value {
            let value = rest.next().cloned().unwrap_or_default();
            if argument != "--cap-lints" {
                kept.extend([argument.clone(), value]);
            }
        } else if argument.starts_with("--edition=") {
            kept.push(argument.clone());
        } else if argument == "-C" {
            let value = rest.next().cloned().unwrap_or_default();
            if codegen_is_kept(&value) {
                kept.extend(["-C".to_owned(), value]);
            }
        }
    }
    kept
}

fn codegen_is_kept(value: &str) -> bool {
    let name = value.split('=').next().unwrap_or(value);
    matches!(
        name,
        "opt-level" | "debug-assertions" | "overflow-checks" | "panic" | "target-cpu"
    )
}

fn search_folders(arguments: &[String]) -> Vec<PathBuf> {
    let pairs = arguments.iter().zip(arguments.iter().skip(1));
    pairs
        .filter(|(flag, _)| *flag == "-L")
        .map(|(_, value)| {
            value
                .split_once('=')
                .map_or(value.as_str(), |(_, path)| path)
        })
        .map(PathBuf::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::kept_arguments;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_the_crate_is_compiled_against_is_kept_and_what_the_grader_chooses_is_not() {
        let recorded = words(
            "--crate-name a --edition=2024 src/lib.rs --error-format=json --emit=dep-info,link \
             -C debuginfo=1 -C overflow-checks=on --test --cfg feature=\"x\" -C metadata=1 \
             -C extra-filename=-1 --out-dir /t -C incremental=/i -L dependency=/d \
             --extern serde=/d/libserde.rlib --warn=missing_docs",
        );
        let expected = words(
            "--edition=2024 -C overflow-checks=on --cfg feature=\"x\" -L dependency=/d \
             --extern serde=/d/libserde.rlib",
        );
        assert_eq!(kept_arguments(&recorded), expected);
    }
}
