//! Listing a folder.

use std::path::Path;

use super::bounds::{LARGEST_FILE, MOST_FILES};
use super::fault::SubmissionFault;
use super::listing::{Entry, Listing};

/// How deep a folder is searched: enough for a class folder around a workspace.
const DEEPEST: usize = 12;
/// How many entries are looked at before a folder is called too large.
const MOST_ENTRIES: usize = 20 * MOST_FILES;

/// Lists a folder. Links are noted, never followed; build results and version control are passed
/// over.
pub(super) fn list(folder: &Path) -> Result<Listing, SubmissionFault> {
    let mut listing = Listing {
        name: name_of(folder),
        ..Listing::default()
    };
    let walk = walkdir::WalkDir::new(folder)
        .max_depth(DEEPEST)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_machine_made(entry));
    for entry in walk.take(MOST_ENTRIES) {
        let entry = entry.map_err(|error| SubmissionFault::Unreadable {
            path: error.path().unwrap_or(folder).to_owned(),
            fault: error.to_string(),
        })?;
        // The folder itself may be reached through a link; what lies in it may not.
        if entry.depth() == 0 || entry.file_type().is_dir() {
            continue;
        }
        let inner = entry
            .path()
            .strip_prefix(folder)
            .expect("it was found below the folder");
        let found = if entry.file_type().is_symlink() {
            Entry::Link
        } else if entry.file_type().is_file() && is_source(entry.path()) {
            source(entry.path())?
        } else {
            Entry::Other
        };
        listing
            .entries
            .insert(inner.to_string_lossy().replace('\\', "/"), found);
    }
    note_linked_folders(folder, &mut listing);
    Ok(listing)
}

/// Lists one source file as if it stood at `place` in a folder.
pub(super) fn single(file: &Path, place: &str) -> Result<Listing, SubmissionFault> {
    let mut listing = Listing {
        name: name_of(file),
        ..Listing::default()
    };
    listing.entries.insert(place.to_owned(), source(file)?);
    Ok(listing)
}

fn source(path: &Path) -> Result<Entry, SubmissionFault> {
    let unreadable = |error: std::io::Error| SubmissionFault::Unreadable {
        path: path.to_owned(),
        fault: error.to_string(),
    };
    // The size is asked first: a file of many gigabytes is never read.
    if std::fs::metadata(path).map_err(unreadable)?.len() > LARGEST_FILE {
        return Ok(Entry::TooLarge);
    }
    std::fs::read(path).map(Entry::Source).map_err(unreadable)
}

/// A linked `src` holds no entries of its own; it must be refused, not overlooked.
fn note_linked_folders(folder: &Path, listing: &mut Listing) {
    let linked: Vec<String> = listing
        .entries
        .iter()
        .filter(|(path, entry)| {
            matches!(entry, Entry::Link) && (path.ends_with("/src") || path.as_str() == "src")
        })
        .map(|(path, _)| format!("{path}/lib.rs"))
        .collect();
    for path in linked {
        if folder.join(&path).exists() {
            listing.entries.insert(path, Entry::Link);
        }
    }
}

fn is_machine_made(entry: &walkdir::DirEntry) -> bool {
    entry.file_type().is_dir()
        && matches!(
            entry.file_name().to_str(),
            Some("target" | ".git" | "node_modules")
        )
}

fn is_source(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "rs")
}

fn name_of(path: &Path) -> String {
    let whole = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    whole
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
