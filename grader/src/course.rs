//! The course: where its parts lie, and which exercises it has.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::source::{Files, SourceTree, SyntaxError};
use crate::spec::{Spec, SpecFault};

/// The course's own data, `spec/course.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourseFile {
    /// What the course is called.
    pub title: String,
    /// Every random choice of a graded test derives from this text and the test's name.
    pub seed: String,
    /// All exercises, in course order; those without a folder are still to come.
    pub exercises: Vec<Entry>,
}

/// One line of the course's table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its number, such as `EX00`.
    pub id: String,
    /// Its package, which is its folder's name too.
    #[serde(rename = "crate")]
    pub package: String,
    /// What it is about.
    pub title: String,
}

/// A checkout of the course.
#[derive(Debug, Clone)]
pub struct Course {
    root: PathBuf,
    file: CourseFile,
}

/// One exercise of a checkout, with its spec read and checked.
#[derive(Debug, Clone)]
pub struct Exercise {
    /// Its package name.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// Its spec.
    pub spec: Spec,
    /// The folder of all specs.
    spec_folder: PathBuf,
}

/// Why the course or one of its exercises cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CourseFault {
    /// No checkout lies here.
    #[error(
        "there is no course at or above {}: no folder has a spec/course.json; run the command \
         inside a checkout of the course",
        from.display()
    )]
    NoCourse {
        /// Where the search began.
        from: PathBuf,
    },
    /// A file of the course cannot be read or understood.
    #[error("{} {fault}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: String,
    },
    /// A name that the course does not know.
    #[error("there is no exercise called `{name}`; {suggestion}")]
    UnknownExercise {
        /// What was asked for.
        name: String,
        /// What there is.
        suggestion: String,
    },
    /// An exercise of the course that is still to be written.
    #[error(
        "`{name}` ({id}) is in the course's plan but has no folder crates/{name} yet; `cargo xtask \
         new {name}` makes one"
    )]
    NotWritten {
        /// The exercise.
        name: String,
        /// Its number.
        id: String,
    },
    /// The spec of an exercise is at fault.
    #[error(transparent)]
    Spec(#[from] SpecFault),
    /// The reference does not parse.
    #[error("the reference of `{exercise}` is not Rust: {error}")]
    Syntax {
        /// The exercise.
        exercise: String,
        /// The first error.
        error: SyntaxError,
    },
}

impl Course {
    /// The course whose checkout `start` lies in.
    ///
    /// # Errors
    ///
    /// [`CourseFault::NoCourse`] outside a checkout, [`CourseFault::Unreadable`] if its
    /// `spec/course.json` is broken.
    pub fn find(start: &Path) -> Result<Self, CourseFault> {
        let root = start
            .ancestors()
            .find(|folder| folder.join("spec/course.json").is_file())
            .ok_or_else(|| CourseFault::NoCourse {
                from: start.to_owned(),
            })?;
        let path = root.join("spec/course.json");
        let text = read(&path)?;
        let file = serde_json::from_str(&text).map_err(|error| CourseFault::Unreadable {
            path,
            fault: format!("is not a valid course file: {error}"),
        })?;
        Ok(Self {
            root: root.to_owned(),
            file,
        })
    }

    /// The checkout's folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The text that graded tests draw their random choices from.
    #[must_use]
    pub fn seed(&self) -> &str {
        &self.file.seed
    }

    /// What the course is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.file.title
    }

    /// The plan of the course, in its order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.file.exercises
    }

    /// The packages that have a folder, in course order.
    #[must_use]
    pub fn written(&self) -> Vec<&str> {
        self.file
            .exercises
            .iter()
            .map(|entry| entry.package.as_str())
            .filter(|name| self.folder_of(name).join("Cargo.toml").is_file())
            .collect()
    }

    /// A place for what the grader makes, inside the checkout's target folder.
    #[must_use]
    pub fn work_folder(&self) -> PathBuf {
        self.root.join("target/grader")
    }

    /// The folder of all specs.
    #[must_use]
    pub fn spec_folder(&self) -> PathBuf {
        self.root.join("spec")
    }

    /// The folder that an exercise has or would have.
    #[must_use]
    pub fn folder_of(&self, name: &str) -> PathBuf {
        self.root.join("crates").join(name)
    }

    /// The package of the exercise called `name`, or numbered so.
    ///
    /// # Errors
    ///
    /// The name is unknown, or the exercise is still to be written.
    pub fn package_of(&self, name: &str) -> Result<&str, CourseFault> {
        let entry = self
            .file
            .exercises
            .iter()
            .find(|entry| entry.package == name || entry.id.eq_ignore_ascii_case(name))
            .ok_or_else(|| self.unknown(name))?;
        if self.folder_of(&entry.package).join("Cargo.toml").is_file() {
            Ok(&entry.package)
        } else {
            Err(CourseFault::NotWritten {
                name: entry.package.clone(),
                id: entry.id.clone(),
            })
        }
    }

    /// The exercise called `name` (or numbered so: `EX00`), its spec read and checked.
    ///
    /// # Errors
    ///
    /// The name is unknown, the exercise is still to be written, or its spec is at fault.
    pub fn exercise(&self, name: &str) -> Result<Exercise, CourseFault> {
        let name = self.package_of(name)?.to_owned();
        let folder = self.folder_of(&name);
        let spec = Spec::load(&self.spec_folder().join(format!("{name}.json")))?;
        Ok(Exercise {
            name,
            folder,
            spec,
            spec_folder: self.spec_folder(),
        })
    }

    fn unknown(&self, name: &str) -> CourseFault {
        let nearest = nearest(
            name,
            self.entries().iter().map(|entry| entry.package.as_str()),
        );
        let suggestion = match nearest {
            Some(other) => format!("did you mean `{other}`?"),
            None => format!("this checkout has: {}", self.written().join(", ")),
        };
        CourseFault::UnknownExercise {
            name: name.to_owned(),
            suggestion,
        }
    }
}

impl Exercise {
    /// The file of its contract.
    #[must_use]
    pub fn contract_path(&self) -> PathBuf {
        self.spec_folder.join(format!("{}.contract.rs", self.name))
    }

    /// The file of the seed's prototype.
    #[must_use]
    pub fn seed_prototype_path(&self) -> PathBuf {
        self.spec_folder.join(format!("{}.seed.rs", self.name))
    }

    /// The file of its spec.
    #[must_use]
    pub fn spec_path(&self) -> PathBuf {
        self.spec_folder.join(format!("{}.json", self.name))
    }

    /// The handout.
    #[must_use]
    pub fn handout_path(&self) -> PathBuf {
        self.folder.join("README.md")
    }

    /// The crate's name in Rust code.
    #[must_use]
    pub fn crate_name(&self) -> String {
        self.name.replace('-', "_")
    }

    /// The hidden tests' files, by their path inside the folder `hidden`.
    ///
    /// # Errors
    ///
    /// The folder or a file in it cannot be read.
    pub fn hidden_files(&self) -> Result<Files, CourseFault> {
        rust_files(&self.folder.join("hidden"))
    }

    /// The public tests' files, by their path inside the folder `public`.
    ///
    /// # Errors
    ///
    /// The folder or a file in it cannot be read.
    pub fn public_files(&self) -> Result<Files, CourseFault> {
        rust_files(&self.folder.join("public"))
    }

    /// The reference solution, parsed.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or is not Rust.
    pub fn reference(&self) -> Result<SourceTree, CourseFault> {
        let files = rust_files(&self.folder.join("src"))?
            .into_iter()
            .map(|(path, text)| (format!("src/{path}"), text))
            .collect();
        SourceTree::parse(&files).map_err(|mut errors| CourseFault::Syntax {
            exercise: self.name.clone(),
            error: errors.remove(0),
        })
    }
}

/// The name among `known` that is nearest to `name`, if one is near.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|other| (similarity(name, other), other))
        .filter(|(ratio, _)| *ratio > 0.6)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, other)| other)
}

fn similarity(left: &str, right: &str) -> f32 {
    let config = &mut similar::TextDiff::configure();
    config.diff_chars(left, right).ratio()
}

/// All `.rs` files below `folder`, by their path inside it.
fn rust_files(folder: &Path) -> Result<Files, CourseFault> {
    let mut files = Files::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| CourseFault::Unreadable {
            path: folder.to_owned(),
            fault: format!("cannot be listed: {error}"),
        })?;
        let path = entry.path();
        if entry.file_type().is_file() && path.extension().is_some_and(|end| end == "rs") {
            let inner = path
                .strip_prefix(folder)
                .expect("it was found below the folder");
            files.insert(inner.to_string_lossy().replace('\\', "/"), read(path)?);
        }
    }
    Ok(files)
}

fn read(path: &Path) -> Result<String, CourseFault> {
    std::fs::read_to_string(path).map_err(|error| CourseFault::Unreadable {
        path: path.to_owned(),
        fault: format!("cannot be read: {error}"),
    })
}
