//! One command, and what it may use.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::limits::Limits;

/// One command to be run, with standard input empty and nothing in its environment, files or
/// folders but what is named.
#[derive(Debug, Clone)]
pub struct Command {
    pub(super) program: PathBuf,
    pub(super) arguments: Vec<String>,
    pub(super) environment: Vec<(String, String)>,
    pub(super) folder: PathBuf,
    pub(super) readable: Vec<PathBuf>,
    pub(super) writable: Option<PathBuf>,
    pub(super) private_proc: bool,
    pub(super) limits: Limits,
    pub(super) deadline: Duration,
}

impl Command {
    /// The command `program`, by its absolute path, in the root folder, with the limits of a
    /// compiler and two minutes of time.
    #[must_use]
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into(),
            arguments: Vec::new(),
            environment: Vec::new(),
            folder: PathBuf::from("/"),
            readable: Vec::new(),
            writable: None,
            private_proc: true,
            limits: Limits::for_compiler(),
            deadline: Duration::from_secs(120),
        }
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, argument: impl Into<String>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// Adds arguments.
    #[must_use]
    pub fn args(mut self, arguments: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.arguments.extend(arguments.into_iter().map(Into::into));
        self
    }

    /// Sets a variable of the environment.
    #[must_use]
    pub fn env(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// Sets the folder to run in, which must be visible.
    #[must_use]
    pub fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = folder.into();
        self
    }

    /// Makes a file or folder visible, to be read and executed. What does not exist is left out.
    #[must_use]
    pub fn readable(mut self, path: impl Into<PathBuf>) -> Self {
        self.readable.push(path.into());
        self
    }

    /// Makes the folders visible that hold the system's programs and libraries: what a compiler
    /// and a linker need besides the toolchain.
    #[must_use]
    pub fn system(self) -> Self {
        [
            "/usr",
            "/bin",
            "/sbin",
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/etc/alternatives",
        ]
        .into_iter()
        .fold(self, Self::readable)
    }

    /// Makes the one folder visible that may be written to.
    #[must_use]
    pub fn writable(mut self, path: impl Into<PathBuf>) -> Self {
        self.writable = Some(path.into());
        self
    }

    /// Goes without a private `/proc`, as where the kernel refuses one. The compiler then has to be
    /// told where its own parts are.
    #[must_use]
    pub fn without_proc(mut self) -> Self {
        self.private_proc = false;
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets the time after which it is killed.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// The program's path.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }
}
