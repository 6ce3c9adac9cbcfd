//! What every verb starts with: the course around the current folder, and progress while it works.

use std::sync::mpsc;

use grader::course::{Course, CourseFault};
use grader::grade::{Options, Step};
use grader::report::Progress;
use grader::sandbox::Profile;

use crate::exit::Failure;
use crate::output;

/// A command at work on a course.
pub struct Session {
    course: Course,
}

impl Session {
    /// Opens the course that the current folder lies in.
    pub fn open() -> Result<Self, Failure> {
        let here = std::env::current_dir()
            .map_err(|error| Failure::ours(format!("the current folder is unreadable: {error}")))?;
        let course = Course::find(&here).map_err(|fault| match fault {
            CourseFault::NoCourse { .. } => Failure::usage(fault),
            _ => Failure::ours(fault),
        })?;
        Ok(Self { course })
    }

    /// The course.
    pub fn course(&self) -> &Course {
        &self.course
    }

    /// A fault of the course as a failure: a mistyped name is the caller's.
    pub fn failure(&self, fault: &CourseFault) -> Failure {
        match fault {
            CourseFault::UnknownExercise { .. } | CourseFault::NotWritten { .. } => {
                Failure::usage(fault)
            }
            _ => Failure::ours(fault),
        }
    }

    /// Does `work` with the options for `jobs` tests at a time, showing on a terminal how far it
    /// is.
    pub fn with_progress<T>(&self, jobs: Option<u16>, work: impl FnOnce(Options) -> T) -> T {
        let (sender, steps) = mpsc::channel::<Step>();
        let options = Options {
            // Our own code needs no confinement; verbs that run others' choose another profile.
            profile: Profile::Off,
            jobs: jobs.map_or_else(processors, usize::from),
            seed: self.course.seed().to_owned(),
            shrink: true,
            progress: Some(sender),
        };
        std::thread::scope(|scope| {
            scope.spawn(move || {
                let mut progress = Progress::new(std::io::stderr(), output::stderr_columns());
                for step in steps {
                    progress.show(1, 1, &step.exercise, step.doing);
                }
            });
            work(options)
        })
    }
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
