//! A new exercise: a crate that compiles, with a mark at every place that is still to be written.

use std::path::{Path, PathBuf};

use crate::concepts::{Concepts, ConceptsFault};
use crate::course::Course;

mod fault;
mod name;
mod plan;
mod template;
mod unfilled;

pub use fault::ScaffoldFault;
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
