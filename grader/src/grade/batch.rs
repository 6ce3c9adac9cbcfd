//! Several exercises in one run: one broken exercise or submission never costs the others.

use std::path::{Path, PathBuf};

use super::options::Options;
use super::pipeline::{grade, grader_fault, spec_fault, unusable};
use super::prepared::Prepared;
use crate::course::{Course, CourseFault, Exercise};
use crate::score::Verdict;
use crate::submission::{Submission, SubmissionFault};

/// What was asked for cannot be graded at all: nothing was graded.
#[derive(Debug, thiserror::Error)]
pub enum BatchFault {
    /// An exercise was named that there is not.
    #[error(transparent)]
    Course(#[from] CourseFault),
    /// The path leads nowhere.
    #[error(transparent)]
    Submission(SubmissionFault),
    /// The path holds no exercise of the course, and none was named.
    #[error(
        "{} holds no folder named like an exercise; name the exercise: cargo xtask grade \
         <exercise> --submission {}",
        .0.display(), .0.display()
    )]
    WhichExercise(PathBuf),
}

impl BatchFault {
    /// Whether the command was mistyped, rather than the course broken.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        match self {
            Self::Course(fault) => {
                matches!(
                    fault,
                    CourseFault::UnknownExercise { .. }
                        | CourseFault::NotWritten { .. }
                        | CourseFault::NoCourse { .. }
                )
            }
            Self::Submission(_) | Self::WhichExercise(_) => true,
        }
    }
}

/// The verdicts on the submission at `path` (the references, if there is none) for the exercises
/// in `names` (all that the submission holds, if there are none).
///
/// # Errors
///
/// [`BatchFault`], before anything is graded. Whatever goes wrong later is a verdict.
pub fn grade_all(
    course: &Course,
    names: &[String],
    path: Option<&Path>,
    options: &Options,
) -> Result<Vec<Verdict>, BatchFault> {
    let names = match (names, path) {
        ([], None) => course.written().into_iter().map(str::to_owned).collect(),
        ([], Some(path)) => exercises_in(course, path)?,
        (names, _) => names.to_vec(),
    };
    if let Some(path) = path {
        std::fs::metadata(path)
            .map_err(|_| BatchFault::Submission(SubmissionFault::NoSuchPath(path.to_owned())))?;
    }
    let mut verdicts = Vec::new();
    for name in names {
        match course.exercise(&name) {
            Ok(exercise) => verdicts.push(grade_one(course, &exercise, path, options)),
            // The rest of the run goes on, and the fault is in the report.
            Err(CourseFault::Spec(fault)) => {
                let folder = course.folder_of(&name);
                let origin = path.unwrap_or(&folder);
                verdicts.push(spec_fault(&name, origin, &fault.to_string(), options));
            }
            Err(fault) => return Err(fault.into()),
        }
    }
    Ok(verdicts)
}

fn exercises_in(course: &Course, path: &Path) -> Result<Vec<String>, BatchFault> {
    let found = match Submission::exercises_in(path, &course.written()) {
        Ok(found) => found,
        Err(fault @ SubmissionFault::NoSuchPath(_)) => return Err(BatchFault::Submission(fault)),
        Err(_) => Vec::new(),
    };
    if found.is_empty() {
        Err(BatchFault::WhichExercise(path.to_owned()))
    } else {
        Ok(found)
    }
}

fn grade_one(
    course: &Course,
    exercise: &Exercise,
    path: Option<&Path>,
    options: &Options,
) -> Verdict {
    let origin = path.unwrap_or(&exercise.folder);
    let spec = &exercise.spec;
    options.tell(&exercise.name, "preparing");
    let prepared = match Prepared::of(course, exercise) {
        Ok(prepared) => prepared,
        Err(fault) => return grader_fault(spec, origin, &fault.to_string(), options),
    };
    let mut submission = match Submission::read(origin, &exercise.name) {
        Ok(submission) => submission,
        Err(SubmissionFault::Unusable(why)) => {
            return unusable(spec, origin, &why.to_string(), options);
        }
        Err(fault) => return grader_fault(spec, origin, &fault.to_string(), options),
    };
    if path.is_none() {
        // The folder of a reference holds tests, mutants and a handout by design.
        submission.ignored.clear();
    }
    grade(&prepared, &submission, options)
}
