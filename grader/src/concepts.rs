//! The concept codes of the course, and which criteria bind them: `spec/concepts.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::course::{Course, CourseFault};
use crate::spec::Spec;

/// The columns of a terminal that the table keeps to.
const WIDTH: usize = 80;

/// Which codes the course's plan gives to which package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concepts {
    codes: BTreeMap<String, Vec<String>>,
}

/// A list of codes that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} {fault}", path.display())]
pub struct ConceptsFault {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it, and the remedy.
    pub fault: String,
}

impl Concepts {
    /// Reads the codes at `path`: a JSON object from package to a list of codes.
    ///
    /// # Errors
    ///
    /// [`ConceptsFault`]: unreadable, not JSON of this shape, or a code twice in one package.
    pub fn load(path: &Path) -> Result<Self, ConceptsFault> {
        let fault = |fault: String| ConceptsFault {
            path: path.to_owned(),
            fault,
        };
        let text = std::fs::read_to_string(path)
            .map_err(|error| fault(format!("cannot be read: {error}")))?;
        let codes: BTreeMap<String, Vec<String>> = serde_json::from_str(&text)
            .map_err(|error| fault(format!("is not an object of lists of codes: {error}")))?;
        for (package, list) in &codes {
            let mut seen = BTreeSet::new();
            if let Some(code) = list.iter().find(|code| !seen.insert(*code)) {
                return Err(fault(format!(
                    "lists `{code}` twice for `{package}`; once will do"
                )));
            }
        }
        Ok(Self { codes })
    }

    /// The codes of a package; none if the file does not know it.
    #[must_use]
    pub fn of(&self, package: &str) -> &[String] {
        self.codes.get(package).map_or(&[], Vec::as_slice)
    }

    /// Every code of every package, each once.
    #[must_use]
    pub fn all(&self) -> BTreeSet<&str> {
        self.codes.values().flatten().map(String::as_str).collect()
    }
}

/// What is wrong with the codes that `spec` binds. `codes` are those that the plan gives to the
/// exercise (an exercise without any may bind codes of its own), `known_exercises` the packages of
/// the plan.
#[must_use]
pub fn check(spec: &Spec, codes: &[String], known_exercises: &[&str]) -> Vec<String> {
    let mut said: Vec<String> = codes
        .iter()
        .filter(|code| binding(spec, code).is_empty() && covered_by(spec, code).is_none())
        .map(|code| {
            format!(
                "no criterion of `{}` binds `{code}`; add it to the `concepts` of the criterion \
                 that tests it, or say in `covered_by` which exercise does",
                spec.package
            )
        })
        .collect();
    said.extend(unknown_codes(spec, codes));
    said.extend(wrong_covers(spec, codes, known_exercises));
    said
}

fn unknown_codes(spec: &Spec, codes: &[String]) -> Vec<String> {
    let mut said = Vec::new();
    for row in &spec.criteria {
        let mut seen = BTreeSet::new();
        for code in &row.concepts {
            if !codes.is_empty() && !codes.contains(code) {
                said.push(format!(
                    "criterion `{}` binds `{code}`, which is none of the codes of `{}`; mend the \
                     code or take it out",
                    row.name, spec.package
                ));
            } else if !seen.insert(code) {
                said.push(format!(
                    "criterion `{}` binds `{code}` twice; once will do",
                    row.name
                ));
            }
        }
    }
    said
}

fn wrong_covers(spec: &Spec, codes: &[String], known_exercises: &[&str]) -> Vec<String> {
    let mut said = Vec::new();
    for cover in &spec.covered_by {
        let (code, other) = (&cover.concept, &cover.exercise);
        if !codes.contains(code) {
            said.push(format!(
                "`covered_by` names `{code}`, which is none of the codes of `{}`; take it out",
                spec.package
            ));
        } else if !binding(spec, code).is_empty() {
            said.push(format!(
                "`{code}` is bound here and in `covered_by` too; take it out of one of the two"
            ));
        }
        if *other == spec.package || !known_exercises.contains(&other.as_str()) {
            said.push(format!(
                "`covered_by` says that `{other}` covers `{code}`; name another exercise of the \
                 course's plan"
            ));
        }
        if cover.reason.trim().is_empty() {
            said.push(format!(
                "`covered_by` gives no reason for `{code}`; say why"
            ));
        }
    }
    said
}

/// The criteria of `spec` that bind `code`.
fn binding<'a>(spec: &'a Spec, code: &str) -> Vec<&'a str> {
    let binds = |concepts: &[String]| concepts.iter().any(|concept| concept == code);
    spec.criteria
        .iter()
        .filter(|row| binds(&row.concepts))
        .map(|row| row.name.as_str())
        .collect()
}

fn covered_by<'a>(spec: &'a Spec, code: &str) -> Option<&'a str> {
    let cover = spec.covered_by.iter().find(|cover| cover.concept == code);
    cover.map(|cover| cover.exercise.as_str())
}

/// What `cargo xtask concepts` prints: the table of the exercises called `names`, or of all that
/// have a spec, and the counts over the whole course.
///
/// # Errors
///
/// A name is unknown, or one of the files cannot be used.
pub fn overview(course: &Course, names: &[String]) -> Result<String, CourseFault> {
    let path = course.spec_folder().join("concepts.json");
    let concepts = Concepts::load(&path)
        .map_err(|ConceptsFault { path, fault }| CourseFault::Unreadable { path, fault })?;
    let has_spec = |name: &&str| course.spec_folder().join(format!("{name}.json")).is_file();
    let load = |name: &str| course.exercise(name).map(|exercise| exercise.spec);
    let written: Vec<Spec> = course
        .written()
        .into_iter()
        .filter(has_spec)
        .map(load)
        .collect::<Result<_, _>>()?;
    let shown: Vec<Spec> = names
        .iter()
        .map(|name| load(name))
        .collect::<Result<_, _>>()?;
    let shown = if names.is_empty() { &written } else { &shown };
    Ok(table(&concepts, shown, &written))
}

/// Each exercise of `shown` with its codes and the criteria that bind them, and in the last line
/// the counts over all of `concepts`, as far as the exercises of `written` go.
#[must_use]
pub fn table(concepts: &Concepts, shown: &[Spec], written: &[Spec]) -> String {
    let mut page = String::new();
    for spec in shown {
        exercise(&mut page, spec, concepts.of(&spec.package));
    }
    page.push_str(&counts(concepts, written));
    page
}

fn exercise(page: &mut String, spec: &Spec, planned: &[String]) {
    let own = spec.criteria.iter().flat_map(|row| &row.concepts);
    let own: BTreeSet<&String> = own.filter(|code| !planned.contains(code)).collect();
    let codes: Vec<&String> = planned.iter().chain(own).collect();
    writeln!(page, "{}  {}", spec.id, spec.package).expect("a String takes all");
    let column = codes
        .iter()
        .map(|code| code.chars().count())
        .max()
        .unwrap_or(0);
    for code in codes {
        let bound = binding(spec, code);
        let said = match covered_by(spec, code) {
            _ if !bound.is_empty() => bound.join(", "),
            Some(other) => format!("covered by {other}"),
            None => "NOT BOUND".to_owned(),
        };
        let indent = " ".repeat(column + 4);
        let lines = wrap(&said, WIDTH - indent.len());
        writeln!(
            page,
            "  {code:<column$}  {}",
            lines.join(&format!("\n{indent}"))
        )
        .expect("a String takes all");
    }
    page.push('\n');
}

/// `text` in lines of at most `width` characters, broken at spaces; a longer word stays whole.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is always one");
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// A code counts once, however many exercises share it; as bound if any of them binds it.
fn counts(concepts: &Concepts, specs: &[Spec]) -> String {
    let all = concepts.all();
    let (mut bound, mut covered, mut unbound) = (0, 0, 0);
    for code in &all {
        let planned = |spec: &&Spec| concepts.of(&spec.package).iter().any(|it| it == code);
        let written: Vec<&Spec> = specs.iter().filter(planned).collect();
        if written.iter().any(|spec| !binding(spec, code).is_empty()) {
            bound += 1;
        } else if written.iter().any(|spec| covered_by(spec, code).is_some()) {
            covered += 1;
        } else if !written.is_empty() {
            unbound += 1;
        }
    }
    let unwritten = all.len() - bound - covered - unbound;
    let mut line = format!(
        "{} codes: {bound} bound, {covered} covered elsewhere, {unwritten} not yet written",
        all.len()
    );
    if unbound > 0 {
        write!(line, ", {unbound} NOT BOUND").expect("a String takes all");
    }
    line.push('\n');
    line
}

#[cfg(test)]
mod tests;
