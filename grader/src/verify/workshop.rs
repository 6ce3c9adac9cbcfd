//! What checking an exercise's tests and mutants needs: everything read, matched and spliced, as
//! plain data that several threads can work on.

use super::options::Options;
use super::report::{ExerciseReport, Law};
use crate::course::nearest;
use crate::derive::{self, DeriveFault, Kept, PublicTests};
use crate::grade::{Admitted, HIDDEN, Kit, Prepared, admit};
use crate::handout::Handout;
use crate::mutant::{self, DiesBy, Fit, Mutant};
use crate::source::{Files, SourceTree};
use crate::stage::{Names, Suite};
use crate::submission::Submission;

/// The name of the suite of public tests.
pub(super) const PUBLIC: &str = "public";
/// The name of the suite with the handout's example.
pub(super) const HANDOUT: &str = "handout";

/// One exercise with its tests and mutants, ready to be built and run.
pub(super) struct Workshop {
    pub(super) kit: Kit,
    pub(super) options: Options,
    /// The reference as a submission.
    pub(super) reference: Admitted,
    /// The starter and the hollow.
    pub(super) derived: Derived,
    /// The reference with every mutant in it that replaces bodies alone.
    pub(super) folded: Files,
    /// The names that [`Workshop::folded`] chooses a mutant by, and [`Derived::both`] which of the
    /// two it is.
    pub(super) names: Names,
    pub(super) public: Suite,
    /// The handout's usage example, if it has a sound one.
    pub(super) example: Option<Suite>,
    /// The mutants that fit the reference.
    pub(super) mutants: Vec<Specimen>,
}

/// What does nothing, and so must earn nothing.
pub(super) struct Derived {
    /// The starter and the hollow, as submissions, as far as they can be derived.
    pub(super) each: Vec<(&'static str, Admitted)>,
    /// Both in one crate, if both can be derived and may be compiled: chosen by their places in
    /// `each`.
    pub(super) both: Option<Files>,
}

/// A mutant, ready to be tried.
pub(super) struct Specimen {
    pub(super) name: String,
    /// The tests that must fail on it.
    pub(super) killed_by: Vec<String>,
    pub(super) dies_by: DiesBy,
    /// The mutated sources.
    pub(super) files: Files,
    /// Its number in the folded sources, if it is in them.
    pub(super) number: Option<u32>,
}

impl Specimen {
    /// Its file, as it is told.
    pub(super) fn file(&self) -> String {
        file_of(&self.name)
    }
}

fn file_of(mutant: &str) -> String {
    format!("mutants/{mutant}.rs")
}

impl Workshop {
    /// Reads tests and mutants; what is wrong with them goes into the report.
    pub(super) fn open(
        prepared: Prepared,
        options: &Options,
        report: &mut ExerciseReport,
    ) -> Option<Self> {
        let tree = match prepared.kit.exercise.reference() {
            Ok(reference) => reference.without_tests(),
            Err(fault) => {
                report.breach(Law::Reference, "src", fault.to_string());
                return None;
            }
        };
        let public = public_suite(&prepared, report)?;
        let example = example(&prepared, report);
        let names = Names::fresh();
        let fitting = fitting(&prepared, &tree, report);
        let (folded, mutants) = specimens(&tree, &fitting, &names);
        report.counts.hidden_tests = prepared.kit.hidden.tests.len();
        report.counts.public_tests = public.tests.len();
        Some(Self {
            reference: admitted(&prepared, tree.texts(), options),
            derived: derived(&prepared, &tree, &names, options, report),
            kit: prepared.kit,
            options: options.clone(),
            folded,
            names,
            public,
            example,
            mutants,
        })
    }

    /// The suites that run on mutants.
    pub(super) fn suites(&self) -> [(&'static str, &Suite); 2] {
        [(HIDDEN, &self.kit.hidden), (PUBLIC, &self.public)]
    }

    pub(super) fn name(&self) -> &str {
        &self.kit.exercise.name
    }
}

fn admitted(prepared: &Prepared, files: Files, options: &Options) -> Admitted {
    let origin = prepared.kit.exercise.folder.clone();
    admit(
        prepared,
        &Submission {
            origin,
            files,
            ignored: Vec::new(),
        },
        &options.grading,
    )
}

fn derived(
    prepared: &Prepared,
    tree: &SourceTree,
    names: &Names,
    options: &Options,
    report: &mut ExerciseReport,
) -> Derived {
    let kept = Kept::of(&prepared.contract);
    let derivations: [(&'static str, Result<Files, Vec<DeriveFault>>); 2] = [
        (
            "the starter",
            derive::starter(tree, &kept, PublicTests::Removed),
        ),
        (
            "the hollow",
            derive::hollow(tree, &kept, PublicTests::Removed),
        ),
    ];
    let mut each = Vec::new();
    for (name, files) in derivations {
        match files {
            Ok(files) => each.push((name, admitted(prepared, files, options))),
            Err(faults) => {
                for fault in faults {
                    report.breach(Law::Nothing, name, format!("cannot be derived: {fault}"));
                }
            }
        }
    }
    let sound = each.len() == 2 && each.iter().all(|(_, one)| one.sources().is_some());
    let both = sound.then(|| derive::starter_and_hollow(tree, &kept, &names.mutant_selector()));
    Derived {
        each,
        both: both.and_then(Result::ok),
    }
}

fn public_suite(prepared: &Prepared, report: &mut ExerciseReport) -> Option<Suite> {
    let folder = prepared.kit.exercise.folder.join("public");
    let files = match prepared.kit.exercise.public_files() {
        Ok(files) => files,
        Err(fault) => {
            report.breach(Law::Agreement, "public", fault.to_string());
            return None;
        }
    };
    match Suite::read(&files, &folder) {
        Ok(suite) => Some(suite),
        Err(faults) => {
            for fault in faults {
                report.breach(Law::Agreement, "public", fault.to_string());
            }
            None
        }
    }
}

/// The mutants that can be read, name tests that exist, and fit.
fn fitting(
    prepared: &Prepared,
    tree: &SourceTree,
    report: &mut ExerciseReport,
) -> Vec<(Mutant, Fit)> {
    let mutants = match mutant::load_folder(&prepared.kit.exercise.folder.join("mutants")) {
        Ok(mutants) => mutants,
        Err(faults) => {
            for fault in faults {
                report.breach(Law::Mutants, "mutants", fault.to_string());
            }
            return Vec::new();
        }
    };
    report.counts.mutants = mutants.len();
    let fits = mutant::fit_all(&mutants, tree);
    let mut fitting = Vec::new();
    for (mutant, fit) in mutants.into_iter().zip(fits) {
        let culprit = file_of(&mutant.name);
        if let Some(message) = names_unknown_test(&mutant, &prepared.kit.hidden) {
            report.breach(Law::Agreement, &culprit, message);
            continue;
        }
        match fit {
            Ok(fit) => fitting.push((mutant, fit)),
            Err(misfits) => {
                for misfit in misfits {
                    report.breach(Law::Mutants, &culprit, format!("does not fit: {misfit}"));
                }
            }
        }
    }
    fitting
}

fn names_unknown_test(mutant: &Mutant, hidden: &Suite) -> Option<String> {
    let known = |test: &&String| hidden.names().any(|name| name == test.as_str());
    let test = mutant.kills_by().iter().find(|test| !known(test))?;
    let hint = nearest(test, hidden.names())
        .map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    Some(format!(
        "`Killed by:` names `{test}`, which is no hidden test{hint}"
    ))
}

/// The folded sources, and each mutant for itself.
fn specimens(
    tree: &SourceTree,
    fitting: &[(Mutant, Fit)],
    names: &Names,
) -> (Files, Vec<Specimen>) {
    let mut specimens = Vec::new();
    let mut fits: Vec<(u32, &Fit)> = Vec::new();
    for (mutant, fit) in fitting {
        let number = fit.is_body_only().then(|| fits.len() as u32 + 1);
        fits.extend(number.map(|number| (number, fit)));
        specimens.push(Specimen {
            name: mutant.name.clone(),
            killed_by: mutant.kills_by().to_vec(),
            dies_by: mutant.dies_by,
            files: mutant::splice(tree, fit),
            number,
        });
    }
    (
        mutant::fold(tree, &fits, &names.mutant_selector()),
        specimens,
    )
}

fn example(prepared: &Prepared, report: &mut ExerciseReport) -> Option<Suite> {
    let path = prepared.kit.exercise.handout_path();
    // What is wrong with the handout itself is told with the other papers.
    let example = Handout::read(&path).ok()?.usage_example().ok()?;
    match Suite::of_example(&example.code, &path) {
        Ok(suite) => Some(suite),
        Err(fault) => {
            report.breach(Law::Handout, "README.md", fault.fault);
            None
        }
    }
}
