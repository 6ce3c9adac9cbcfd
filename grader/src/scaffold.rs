//! A new exercise: a crate that compiles, with a mark at every place that is still to be written.

use std::path::{Path, PathBuf};

use crate::concepts::{Concepts, ConceptsFault};
use crate::course::Course;

mod name;
mod plan;
mod template;
mod unfilled;

pub use name::NameFault;
pub use unfilled::{MARKER, Unfilled, unfilled};

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// The exercise's package.
    pub name: String,
    /// What was written, by its path inside the checkout.
    pub files: Vec<PathBuf>,
}

/// Why no exercise was made.
#[derive(Debug, thiserror::Error)]
pub enum ScaffoldFault {
    /// The name cannot be an exercise's.
    #[error(transparent)]
    Name(#[from] NameFault),
    /// There is something already.
    #[error("{} exists already, and nothing is overwritten; choose another name, or remove it", path.display())]
    Taken {
        /// What is in the way.
        path: PathBuf,
    },
    /// A file of the course cannot be used.
    #[error("{} {fault}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: String,
    },
    /// The list of concept codes cannot be used.
    #[error(transparent)]
    Concepts(#[from] ConceptsFault),
    /// A file cannot be written.
    #[error("{} cannot be written ({error}); what had been written was removed", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
}

impl ScaffoldFault {
    /// Whether the caller asked for what cannot be, rather than the course being at fault.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        matches!(self, Self::Name(_) | Self::Taken { .. })
    }
}

/// Makes the exercise `name`: crate, handout, spec and contract, and a line in `spec/course.json`
/// unless the plan has the name.
///
/// # Errors
///
/// [`ScaffoldFault`]. In every case the checkout is left as it was found.
pub fn new(course: &Course, name: &str) -> Result<Created, ScaffoldFault> {
    name::check(course, name)?;
    let (entry, plan) = plan::entry(course, name)?;
    let concepts = concepts(course)?;
    let files = template::files(&entry, concepts.of(name));
    let folder = course.folder_of(name);
    let taken = files.iter().map(|(path, _)| course.root().join(path));
    if let Some(path) = std::iter::once(folder.clone())
        .chain(taken)
        .find(|path| path.exists())
    {
        return Err(ScaffoldFault::Taken { path });
    }

    let mut written = Vec::new();
    let outcome = files
        .iter()
        .try_for_each(|(path, text)| write_new(course.root(), path, text, &mut written))
        // The plan comes last: it makes the exercise a part of the course.
        .and_then(|()| {
            plan.iter()
                .try_for_each(|text| overwrite(&plan::path(course), text))
        });
    if let Err(fault) = outcome {
        for path in &written {
            drop(std::fs::remove_file(course.root().join(path)));
        }
        drop(std::fs::remove_dir_all(folder));
        return Err(fault);
    }
    if plan.is_some() {
        written.push(PathBuf::from("spec/course.json"));
    }
    Ok(Created {
        name: name.to_owned(),
        files: written,
    })
}

/// The course's codes; a course without the file has none.
fn concepts(course: &Course) -> Result<Concepts, ConceptsFault> {
    let path = course.spec_folder().join("concepts.json");
    if path.exists() {
        Concepts::load(&path)
    } else {
        Ok(Concepts::default())
    }
}

fn write_new(
    root: &Path,
    path: &str,
    text: &str,
    written: &mut Vec<PathBuf>,
) -> Result<(), ScaffoldFault> {
    let full = root.join(path);
    let parent = full.parent().expect("it lies in the checkout");
    let fault = |error| ScaffoldFault::Write {
        path: full.clone(),
        error,
    };
    std::fs::create_dir_all(parent).map_err(fault)?;
    let mut file = std::fs::File::create_new(&full).map_err(fault)?;
    written.push(PathBuf::from(path));
    std::io::Write::write_all(&mut file, text.as_bytes()).map_err(fault)
}

fn overwrite(path: &Path, text: &str) -> Result<(), ScaffoldFault> {
    std::fs::write(path, text).map_err(|error| ScaffoldFault::Write {
        path: path.to_owned(),
        error,
    })
}

#[cfg(test)]
mod tests;
