//! How to grade.

use std::sync::mpsc::Sender;

use crate::sandbox::Profile;

/// How to grade.
#[derive(Debug, Clone)]
pub struct Options {
    /// How strictly the code is confined.
    pub profile: Profile,
    /// How many tests run at the same time.
    pub jobs: usize,
    /// The base of every random choice that a test makes.
    pub seed: String,
    /// Whether a failing simulation is shrunk before it is told: it may run hundreds of times for
    /// that, which is wasted where only the failure counts.
    pub shrink: bool,
    /// Where to tell how far the work is.
    pub progress: Option<Sender<Step>>,
}

/// A step of the pipeline, as it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The exercise.
    pub exercise: String,
    /// What is being done, such as "compiling".
    pub doing: &'static str,
}

impl Options {
    /// Tells whoever listens that a step begins.
    pub(crate) fn tell(&self, exercise: &str, doing: &'static str) {
        if let Some(progress) = &self.progress {
            // Nobody listening is no reason to stop.
            let _ = progress.send(Step {
                exercise: exercise.to_owned(),
                doing,
            });
        }
    }
}
