//! The lock file of the students' workspace.

use std::path::Path;
use std::process::{Command, Stdio};

/// Lets cargo drop from the copied lock file what the workspace does not need. Versions stay as
/// they are. If cargo cannot do it here, it will at the students' first build: that is no fault.
pub(super) fn settle(workspace: &Path) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    drop(
        Command::new(cargo)
            .args([
                "update",
                "--workspace",
                "--offline",
                "--quiet",
                "--manifest-path",
            ])
            .arg(workspace.join("Cargo.toml"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status(),
    );
}
