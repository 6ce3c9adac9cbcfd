//! What a recorded recipe depends on.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::fault::CompileFault;
use crate::course::{Course, Exercise};

/// A digest over everything that could change how an exercise is compiled: the compiler, the
/// manifests, the lock file, and the sources of `testbed`, which tests are compiled against.
pub(super) fn of(
    course: &Course,
    exercise: &Exercise,
    compiler: &str,
) -> Result<String, CompileFault> {
    let mut hasher = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hasher.update((bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    add(compiler.as_bytes());
    for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        add(std::env::var(variable).unwrap_or_default().as_bytes());
    }
    let root = course.root();
    for path in [
        root.join("Cargo.toml"),
        root.join("Cargo.lock"),
        exercise.folder.join("Cargo.toml"),
    ] {
        add(&read(&path)?);
    }
    let testbed = root.join("crates/testbed");
    for entry in walkdir::WalkDir::new(&testbed)
        .sort_by_file_name()
        .into_iter()
        .flatten()
    {
        if entry.file_type().is_file() {
            add(&read(entry.path())?);
        }
    }
    Ok(hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

fn read(path: &Path) -> Result<Vec<u8>, CompileFault> {
    std::fs::read(path).map_err(|error| CompileFault::io(path, &error))
}
