//! What can be asked for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Splitbrain: the distributed systems course that grades itself.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    disable_version_flag = true,
    after_help = "Exit codes: 0 all well; 1 a submission below its passing score, a mutant alive \
                  or a law broken; 2 the command was mistyped; 3 the reference or the machine is \
                  at fault; 70 a bug in the grader."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Grade a submission, or the reference solutions themselves
    #[command(after_help = "Examples:\n  \
        cargo xtask grade                                  every reference: all must score 100\n  \
        cargo xtask grade vector-clock --submission hand-in/ada\n  \
        cargo xtask grade --submission ada.zip             every exercise found in the archive\n  \
        cargo xtask grade vector-clock --submission ada --format json --output ada.json")]
    Grade(GradeArgs),
    /// The author's gate: prove that references, tests, mutants and handouts keep the laws
    #[command(after_help = "Examples:\n  \
        cargo xtask verify\n  \
        cargo xtask verify vector-clock --repeat 25        again and again, with fresh seeds")]
    Verify(VerifyArgs),
    /// The kill matrix: every mutant against every hidden and public test
    Mutants(MutantsArgs),
    /// Write the students' workspace: starters, handouts and public tests, nothing hidden
    Export(ExportArgs),
    /// Scaffold an exercise; `verify` then says what is still to fill in
    New(NewArgs),
    /// Say what this machine has for grading, and what it lacks
    Doctor,
    /// Show which criteria bind which concept codes
    Concepts(ConceptsArgs),
    /// Write what is generated: the schemas, and the README's table of exercises
    Generate(GenerateArgs),
}

/// Arguments of `grade`.
#[derive(Debug, Args)]
pub struct GradeArgs {
    /// The exercises, by package name or number [default: all that there are]
    pub exercises: Vec<String>,
    /// What was handed in: a folder, one .rs file, or a .zip, .tar or .tar.gz [default: the
    /// reference solutions]
    #[arg(long, value_name = "PATH")]
    pub submission: Option<PathBuf>,
    /// The form of the report: terminal, json or markdown
    #[arg(long, default_value = "terminal", value_name = "FORMAT")]
    pub format: grader::report::Format,
    /// Write the report to this file instead of the terminal
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How strictly the code is confined: full, contained or off [default: full; for the
    /// references, which are ours, whatever this machine has]
    #[arg(long, value_name = "PROFILE")]
    pub sandbox: Option<grader::sandbox::Profile>,
    /// How many tests run at the same time [default: one a processor]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
    /// The base of all random choices [default: the seed in spec/course.json]
    #[arg(long, value_name = "TEXT")]
    pub seed: Option<String>,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The exercises [default: all that there are]
    pub exercises: Vec<String>,
    /// Run every hidden test this often, each time with a fresh seed
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub repeat: u32,
    /// How many tests run at the same time [default: one a processor]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
}

/// Arguments of `mutants`.
#[derive(Debug, Args)]
pub struct MutantsArgs {
    /// The exercises [default: all that there are]
    pub exercises: Vec<String>,
    /// How many tests run at the same time [default: one a processor]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The exercises [default: all that there are]
    pub exercises: Vec<String>,
    /// The folder to write: new or empty
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// The exercise's package name, such as `raft-core`
    pub name: String,
}

/// Arguments of `concepts`.
#[derive(Debug, Args)]
pub struct ConceptsArgs {
    /// The exercises [default: all that there are]
    pub exercises: Vec<String>,
}

/// Arguments of `generate`.
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// Only say whether it is up to date
    #[arg(long)]
    pub check: bool,
}
