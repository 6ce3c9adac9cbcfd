//! The trials: one a sample, and a few on what is around them.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use grader::course::Course;
use grader::grade::{self, Options};
use grader::report::{self, Format, Style, harmless};
use grader::sandbox;
use grader::score::{Outcome, Status, Verdict};
use libtest_mimic::{Arguments, Failed, Trial};

use crate::leftovers;
use crate::table::{Expected, SAMPLES};

const EXERCISE: &str = "vector-clock";

/// Runs them one after the other: the last ones look at what the others left.
pub fn run() -> ! {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = Some(1);
    let mut trials: Vec<Trial> = SAMPLES
        .iter()
        .map(|sample| trial(sample.name, move || check(&folder(sample), sample)))
        .collect();
    trials.push(trial(
        "an_empty_folder_is_unusable",
        an_empty_folder_is_unusable,
    ));
    trials.push(trial(
        "an_archive_is_graded_like_its_folder",
        an_archive_is_graded_like_its_folder,
    ));
    trials.push(trial(
        "equal_submissions_get_equal_verdicts",
        equal_submissions_get_equal_verdicts,
    ));
    trials.push(trial("table_and_folders_agree", table_and_folders_agree));
    trials.push(trial("nothing_is_left_behind", nothing_is_left_behind));
    libtest_mimic::run(&arguments, trials).exit()
}

fn trial(name: &str, check: impl FnOnce() -> Result<(), String> + Send + 'static) -> Trial {
    Trial::test(name, move || check().map_err(Failed::from))
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/submissions")
}

fn folder(sample: &Expected) -> PathBuf {
    samples().join(sample.name)
}

fn course() -> Course {
    Course::find(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the grader lies in the course")
}

/// The verdict on the submission at `path`, under the strictest profile of this machine.
fn verdict_on(path: &Path) -> Result<Verdict, String> {
    let capabilities = sandbox::probe().map_err(|fault| fault.to_string())?;
    let profile = capabilities.strictest();
    if !profile.confines() {
        return Err(format!(
            "these samples must be confined, but: {:?}",
            capabilities.missing
        ));
    }
    let course = course();
    let options = Options {
        profile,
        jobs: std::thread::available_parallelism().map_or(1, Into::into),
        seed: course.seed().to_owned(),
        shrink: true,
        progress: None,
    };
    let mut verdicts = grade::grade_all(&course, &[EXERCISE.to_owned()], Some(path), &options)
        .map_err(|fault| fault.to_string())?;
    match (verdicts.pop(), verdicts.is_empty()) {
        (Some(verdict), true) => Ok(verdict),
        _ => Err("one submission of one exercise gave not one verdict".to_owned()),
    }
}

/// Grades what lies at `path`, and compares the verdict with what is expected of it.
fn check(path: &Path, expected: &Expected) -> Result<(), String> {
    let verdict = verdict_on(path)?;
    let report = report::render(
        std::slice::from_ref(&verdict),
        Format::Terminal,
        &Style {
            colour: false,
            width: 100,
        },
    );
    let mut faults = Vec::new();
    if verdict.outcome != expected.outcome {
        faults.push(format!(
            "the outcome is {:?}, not {:?}",
            verdict.outcome, expected.outcome
        ));
    }
    let points = verdict.points.map(|points| points.to_string());
    if points.as_deref() != Some(expected.points) {
        faults.push(format!(
            "the points are {points:?}, not {}",
            expected.points
        ));
    }
    faults.extend(tests_that_differ(&verdict, expected));
    faults.extend(missing_words(&report, expected.says));
    faults.extend(indiscretions(&report));
    faults.extend(json_that_differs(&verdict));
    if faults.is_empty() {
        Ok(())
    } else {
        Err(format!("{}\n\n{report}", faults.join("\n")))
    }
}

fn tests_that_differ(verdict: &Verdict, expected: &Expected) -> Vec<String> {
    let status_of = |name: &str| {
        verdict
            .criteria
            .iter()
            .flat_map(|row| &row.tests)
            .find(|test| test.name == name)
            .map(|test| test.status)
    };
    let mut faults: Vec<String> = expected
        .tests
        .iter()
        .filter(|(name, status)| status_of(name) != Some(*status))
        .map(|(name, status)| format!("{name} is {:?}, not {status:?}", status_of(name)))
        .collect();
    let ran = verdict
        .criteria
        .iter()
        .flat_map(|row| &row.tests)
        .any(|t| t.status != Status::NotRun);
    if ran != (expected.outcome == Outcome::Graded) {
        faults.push(format!("whether tests ran: {ran}"));
    }
    faults
}

/// Those of `words` that `report` does not contain, however its lines are broken.
fn missing_words(report: &str, words: &[&str]) -> Vec<String> {
    let joined = joined(report);
    words
        .iter()
        .filter(|text| !joined.contains(&self::joined(text)))
        .map(|text| format!("the report does not say `{text}`"))
        .collect()
}

fn joined(text: &str) -> String {
    text.split(|character: char| character.is_whitespace() || character == '│')
        .collect()
}

/// What no report may hold, whatever the submission printed.
fn indiscretions(report: &str) -> Vec<String> {
    let work_folder = course().work_folder();
    let mut faults = Vec::new();
    if report
        .chars()
        .any(|found| found != '\n' && harmless::is_treacherous(found))
    {
        faults.push("the report holds characters that a terminal obeys".to_owned());
    }
    if report
        .lines()
        .any(|line| line.trim_start().starts_with("::") || line.contains("##["))
    {
        faults.push("the report holds a line that a build server obeys".to_owned());
    }
    if report.contains(&*work_folder.to_string_lossy()) {
        faults.push("the report tells where the grader works".to_owned());
    }
    faults
}

/// A verdict survives its JSON report, but for texts too long to store, which are cut once.
fn json_that_differs(verdict: &Verdict) -> Option<String> {
    let stored = match stored(verdict) {
        Ok(stored) => stored,
        Err(error) => return Some(error),
    };
    let same = stored.points == verdict.points
        && stored.outcome == verdict.outcome
        && stored.findings == verdict.findings
        && self::stored(&stored).as_ref() == Ok(&stored);
    (!same).then(|| "the JSON report holds another verdict".to_owned())
}

fn stored(verdict: &Verdict) -> Result<Verdict, String> {
    let text = report::render(
        std::slice::from_ref(verdict),
        Format::Json,
        &Style::default(),
    );
    let mut verdicts = report::json::parse(&text).map_err(|error| error.to_string())?;
    verdicts
        .pop()
        .ok_or_else(|| "the JSON report is empty".to_owned())
}

fn an_empty_folder_is_unusable() -> Result<(), String> {
    let empty = tempfile::tempdir().map_err(|error| error.to_string())?;
    let expected = Expected {
        name: "empty",
        outcome: Outcome::Unusable,
        points: "0",
        tests: &[],
        says: &["there is no src/lib.rs for `vector-clock`"],
    };
    check(empty.path(), &expected)
}

fn an_archive_is_graded_like_its_folder() -> Result<(), String> {
    let scratch = tempfile::tempdir().map_err(|error| error.to_string())?;
    let correct = &SAMPLES[0];
    let archive = scratch.path().join("hand-in.zip");
    pack(&folder(correct), &archive).map_err(|error| error.to_string())?;
    check(&archive, correct)
}

fn pack(folder: &Path, archive: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut zip = zip::ZipWriter::new(File::create(archive)?);
    for path in leftovers::files_below(folder)
        .into_iter()
        .filter(|path| path.is_file())
    {
        let name = Path::new(EXERCISE).join(path.strip_prefix(folder)?);
        zip.start_file(
            name.to_string_lossy(),
            zip::write::SimpleFileOptions::default(),
        )?;
        zip.write_all(&std::fs::read(&path)?)?;
    }
    zip.finish()?;
    Ok(())
}

fn equal_submissions_get_equal_verdicts() -> Result<(), String> {
    let path = samples().join("one-panic");
    let (once, again) = (timeless(verdict_on(&path)?), timeless(verdict_on(&path)?));
    if once == again {
        Ok(())
    } else {
        Err(format!("{once:#?}\n\nand then\n\n{again:#?}"))
    }
}

fn timeless(mut verdict: Verdict) -> Verdict {
    verdict.times = grader::score::Times::default();
    for test in verdict.criteria.iter_mut().flat_map(|row| &mut row.tests) {
        test.elapsed_ms = 0;
    }
    verdict
}

fn table_and_folders_agree() -> Result<(), String> {
    let folders: BTreeSet<String> = std::fs::read_dir(samples())
        .map_err(|error| error.to_string())?
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let rows: BTreeSet<String> = SAMPLES
        .iter()
        .map(|sample| sample.name.to_owned())
        .collect();
    if rows.len() != SAMPLES.len() {
        return Err("a sample has two rows in the table".to_owned());
    }
    let differing: Vec<&String> = folders.symmetric_difference(&rows).collect();
    if !differing.is_empty() {
        return Err(format!(
            "either without a row or without a folder: {differing:?}"
        ));
    }
    let silent: Vec<&String> = folders
        .iter()
        .filter(|name| !says_what_it_shows(name))
        .collect();
    if !silent.is_empty() {
        return Err(format!(
            "src/lib.rs does not begin with `//! Shows: …`: {silent:?}"
        ));
    }
    Ok(())
}

fn says_what_it_shows(sample: &str) -> bool {
    std::fs::read_to_string(samples().join(sample).join("src/lib.rs"))
        .is_ok_and(|text| text.starts_with("//! Shows: "))
}

/// Grades the samples that fight hardest once more, and looks around.
fn nothing_is_left_behind() -> Result<(), String> {
    let course = course();
    // What the grader keeps for the next time is there now.
    verdict_on(&folder(&SAMPLES[0]))?;
    let work_before = leftovers::files_below(&course.work_folder());
    let sources_before = leftovers::contents_below(&samples());
    for name in [
        "unbounded-memory",
        "unbounded-output",
        "does-not-compile",
        "build-script",
    ] {
        verdict_on(&samples().join(name))?;
    }
    leftovers::no_process_is_left()?;
    let work_after = leftovers::files_below(&course.work_folder());
    let new: Vec<&PathBuf> = work_after.difference(&work_before).collect();
    if !new.is_empty() {
        return Err(format!("files are left: {new:?}"));
    }
    if leftovers::contents_below(&samples()) != sources_before {
        return Err("a submission was changed by grading it".to_owned());
    }
    Ok(())
}
