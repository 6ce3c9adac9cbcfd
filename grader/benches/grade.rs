//! What grading costs beside the bare work: one warm, sandboxed grade of a submission against
//! `rustc --test` and one run of the test binary on the same sources, in turn, in one run.
//!
//! `cargo bench -p grader` measures the first exercise; `cargo bench -p grader -- <exercise>...`
//! others. With cargo-mutants installed it also tells what a mutant costs beside it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use grader::course::Course;
use grader::grade::{self, Options, Prepared};
use grader::sandbox::{self, Profile};
use grader::submission::Submission;
use grader::verify;

/// How many pairs are measured, after one that is not.
const PAIRS: usize = 9;

fn main() {
    grader::become_helper_if_asked();
    let course = Course::find(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("a checkout");
    let mut names: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    if names.is_empty() {
        names = course
            .written()
            .into_iter()
            .take(1)
            .map(str::to_owned)
            .collect();
    }
    for name in names {
        overhead(&course, &name);
        mutants(&course, &name);
    }
}

fn options(course: &Course) -> Options {
    let capabilities = sandbox::probe().expect("the sandbox can be probed");
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    Options {
        profile: capabilities.strictest(),
        jobs,
        seed: course.seed().to_owned(),
        shrink: true,
        progress: None,
    }
}

/// Prints the cost of a grade beside the bare work.
fn overhead(course: &Course, name: &str) {
    let exercise = course.exercise(name).expect("a known exercise");
    let prepared = Prepared::of(course, &exercise).expect("a sound exercise");
    let submission = Submission::read(&exercise.folder, name).expect("the reference is there");
    let options = options(course);
    let bare = Bare::lay_out(&prepared);
    let (mut graded, mut bare_times, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for pair in 0..=PAIRS {
        let began = Instant::now();
        let verdict = grade::grade(&prepared, &submission, &options);
        let ours = began.elapsed();
        assert!(verdict.is_full(), "{name}: {}", verdict.summary);
        let theirs = bare.time();
        // The first pair warms the caches.
        if pair > 0 {
            ratios.push(ours.as_secs_f64() / theirs.as_secs_f64());
            graded.push(ours);
            bare_times.push(theirs);
        }
    }
    ratios.sort_by(f64::total_cmp);
    println!(
        "{name}: graded in {} ({} sandbox), bare in {}: ratio {:.2} (from {:.2} to {:.2}, median of \
         {PAIRS} pairs)",
        seconds(median(graded)),
        options.profile,
        seconds(median(bare_times)),
        ratios[PAIRS / 2],
        ratios[0],
        ratios[PAIRS - 1],
    );
}

/// The same sources and hidden tests as a plain test crate.
struct Bare<'a> {
    prepared: &'a Prepared,
    folder: tempfile::TempDir,
}

impl<'a> Bare<'a> {
    fn lay_out(prepared: &'a Prepared) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for part in ["src", "hidden"] {
            copy(
                &prepared.kit.exercise.folder.join(part),
                &folder.path().join(part),
            );
        }
        let root = folder.path().join("src/lib.rs");
        let text = std::fs::read_to_string(&root).expect("a root file");
        // A grade runs the hidden tests alone.
        let public = "#[cfg(test)]\n#[path = \"../public/mod.rs\"]\nmod public;\n";
        assert!(
            text.contains(public),
            "the public tests are mounted as the authoring guide says"
        );
        std::fs::write(&root, text.replace(public, "")).expect("a writable folder");
        Self { prepared, folder }
    }

    /// How long one `rustc --test` and one run of the binary take, without a sandbox.
    fn time(&self) -> Duration {
        let recipe = &self.prepared.kit.recipe;
        let binary = self.folder.path().join("tests");
        let began = Instant::now();
        let compiled = Command::new(&recipe.rustc)
            .arg(self.folder.path().join("src/lib.rs"))
            .args(["--crate-name", &recipe.crate_name, "--test", "-Awarnings"])
            .args(["-Cdebuginfo=0", "-Cstrip=symbols", "-o"])
            .arg(&binary)
            .args(&recipe.arguments)
            .envs(recipe.environment.iter().cloned())
            .status()
            .expect("rustc starts");
        assert!(compiled.success(), "the reference compiles");
        let ran = Command::new(&binary)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("the tests start");
        assert!(ran.success(), "the reference passes");
        began.elapsed()
    }
}

/// Prints what a mutant costs in the kill matrix, where every mutant meets every test, and beside
/// it what cargo-mutants needs for a mutant of the same crate, if it is installed.
fn mutants(course: &Course, name: &str) {
    let grading = Options {
        profile: Profile::Off,
        ..options(course)
    };
    let options = verify::Options { grading, repeat: 1 };
    let began = Instant::now();
    let matrix = verify::matrix(course, &[name.to_owned()], &options).expect("a known exercise");
    let count = matrix[0].rows.len();
    let ours = began.elapsed() / u32::try_from(count.max(1)).expect("not that many mutants");
    println!(
        "{name}: {count} mutants, {} each against every test",
        seconds(ours)
    );
    match cargo_mutants(course, name) {
        Some((count, theirs)) => println!(
            "{name}: cargo-mutants, {count} mutants, {} each: ours cost {:.3} of that",
            seconds(theirs),
            ours.as_secs_f64() / theirs.as_secs_f64()
        ),
        None => println!("{name}: cargo-mutants is not installed, so there is nothing beside it"),
    }
}

/// How many mutants cargo-mutants tries on an exercise, and how long it takes for each.
fn cargo_mutants(course: &Course, name: &str) -> Option<(u32, Duration)> {
    let out = tempfile::tempdir().ok()?;
    let began = Instant::now();
    let output = Command::new("cargo")
        .args([
            "mutants",
            "--package",
            name,
            "--jobs",
            "2",
            "--no-times",
            "--output",
        ])
        .arg(out.path())
        .args(["--", "--lib"])
        .current_dir(course.root())
        .output()
        .ok()?;
    let elapsed = began.elapsed();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    // "72 mutants tested: 3 missed, 69 caught"
    let line = said.lines().find(|line| line.contains("mutants tested"))?;
    println!("{name}: cargo-mutants says: {line}");
    let count: u32 = line.split_whitespace().next()?.parse().ok()?;
    (count > 0).then(|| (count, elapsed / count))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn seconds(time: Duration) -> String {
    format!("{:.3} s", time.as_secs_f64())
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("a readable folder");
        let target: PathBuf = to.join(entry.path().strip_prefix(from).expect("below it"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&target).expect("a writable folder");
        } else {
            std::fs::copy(entry.path(), &target).expect("a writable folder");
        }
    }
}
