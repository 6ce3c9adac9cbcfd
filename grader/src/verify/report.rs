//! What `verify` found.

use std::time::Duration;

/// The laws, by their number in the design.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Law {
    /// The reference scores 100.
    Reference = 1,
    /// Starter and hollow compile and score 0.
    Nothing = 2,
    /// Every mutant fits, compiles, and dies by every test that it names.
    Mutants = 3,
    /// Each hidden test kills at least one mutant.
    NoIdleTest = 4,
    /// Spec, contract, tests and mutants agree; every concept code is bound.
    Agreement = 5,
    /// The handout is whole, its example runs, and what it names exists.
    Handout = 6,
    /// The errata name every difference between contract and seed.
    Errata = 7,
    /// Repeated runs agree.
    Repeatable = 8,
}

impl Law {
    /// Its number.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }

    /// What it demands.
    #[must_use]
    pub fn demand(self) -> &'static str {
        match self {
            Self::Reference => "the reference scores 100",
            Self::Nothing => "starter and hollow compile and score 0",
            Self::Mutants => "every mutant fits, compiles and dies by each test it names",
            Self::NoIdleTest => "each hidden test kills a mutant",
            Self::Agreement => "spec, contract, tests and mutants agree",
            Self::Handout => "the handout is whole and its example runs",
            Self::Errata => "the errata name every difference from the seed",
            Self::Repeatable => "repeated runs agree",
        }
    }
}

/// One breach of a law.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breach {
    /// The law.
    pub law: Law,
    /// The file, test or mutant that breaks it.
    pub culprit: String,
    /// What is wrong and, where it is not plain, what to do.
    pub message: String,
}

impl Breach {
    /// A breach of `law` by `culprit`.
    pub fn new(law: Law, culprit: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            law,
            culprit: culprit.into(),
            message: message.into(),
        }
    }
}

/// What `verify` counted and measured in one exercise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Hidden tests.
    pub hidden_tests: usize,
    /// Public tests.
    pub public_tests: usize,
    /// Mutants.
    pub mutants: usize,
    /// Mutants that died by every test that they name.
    pub killed: usize,
    /// Mutants that shared one binary.
    pub folded: usize,
    /// Mutants that survive every public test.
    pub unseen_by_public: usize,
    /// How often every hidden test ran on the reference.
    pub rounds: u32,
}

impl Counts {
    /// Adds what another part of the work counted.
    pub fn add(&mut self, other: &Self) {
        self.hidden_tests += other.hidden_tests;
        self.public_tests += other.public_tests;
        self.mutants += other.mutants;
        self.killed += other.killed;
        self.folded += other.folded;
        self.unseen_by_public += other.unseen_by_public;
        self.rounds += other.rounds;
    }
}

/// What `verify` found in one exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExerciseReport {
    /// The exercise.
    pub exercise: String,
    /// Its breaches, by law.
    pub breaches: Vec<Breach>,
    /// What was counted.
    pub counts: Counts,
    /// The hidden tests that killed a mutant that names them.
    pub killers: Vec<String>,
    /// The work it took, summed over threads.
    pub work: Duration,
    /// A failure of the machine or the grader, which says nothing about the exercise.
    pub fault: Option<String>,
}

impl ExerciseReport {
    /// A report in which nothing was found yet.
    #[must_use]
    pub fn new(exercise: &str) -> Self {
        Self {
            exercise: exercise.to_owned(),
            breaches: Vec::new(),
            counts: Counts::default(),
            killers: Vec::new(),
            work: Duration::ZERO,
            fault: None,
        }
    }

    /// Tells every path below `root` as it is seen from there.
    pub fn tell_from(&mut self, root: &std::path::Path) {
        let prefix = format!("{}/", root.display());
        for breach in &mut self.breaches {
            breach.message = breach.message.replace(&prefix, "");
        }
    }

    /// Notes a breach of `law` by `culprit`.
    pub fn breach(&mut self, law: Law, culprit: &str, message: impl Into<String>) {
        self.breaches.push(Breach::new(law, culprit, message));
    }
}

/// What `verify` found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// By exercise, in course order.
    pub exercises: Vec<ExerciseReport>,
    /// Breaches that belong to no exercise, such as a schema that is out of date.
    pub course: Vec<Breach>,
    /// How long it took.
    pub elapsed: Duration,
}

impl Report {
    /// 0 if every law holds, 1 if one is broken, 3 if the machine kept a law from being checked.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        if self
            .exercises
            .iter()
            .any(|exercise| exercise.fault.is_some())
        {
            3
        } else if self
            .exercises
            .iter()
            .any(|exercise| !exercise.breaches.is_empty())
            || !self.course.is_empty()
        {
            1
        } else {
            0
        }
    }
}
