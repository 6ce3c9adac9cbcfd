//! Listing an archive, in memory and within bounds: nothing is ever unpacked to a disk.

use std::io::{Cursor, Read};
use std::path::Path;

use super::bounds::{LARGEST_FILE, LARGEST_SUBMISSION, MOST_FILES};
use super::fault::{SubmissionFault, Unusable};
use super::listing::{Entry, Listing};

/// The largest archive that is opened, in bytes.
const LARGEST_ARCHIVE: u64 = 32 << 20;
/// The most entries that are looked at.
const MOST_ENTRIES: usize = 20 * MOST_FILES;
/// The most bytes that all entries of a compressed tar may unpack to: a bomb is stopped here.
const LARGEST_UNPACKED: u64 = 256 << 20;

/// Lists the archive at `path`, whose lower-case file name tells its format.
pub(super) fn list(path: &Path, name: &str) -> Result<Listing, SubmissionFault> {
    let metadata = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if metadata.len() > LARGEST_ARCHIVE {
        return Err(Unusable::TooLarge.into());
    }
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error))?;
    let stem = ["zip", "tar.gz", "tgz", "tar"].iter().find_map(|end| {
        name.strip_suffix(end)
            .and_then(|stem| stem.strip_suffix('.'))
    });
    let Some(stem) = stem else {
        return Err(Unusable::UnknownFormat {
            path: path.to_owned(),
        }
        .into());
    };
    let mut collector = Collector::new(stem);
    if name.ends_with(".zip") {
        collector.zip(&bytes)?;
    } else if name.ends_with(".tar") {
        collector.tar(Cursor::new(bytes))?;
    } else {
        collector.tar(flate2::read::GzDecoder::new(Cursor::new(bytes)))?;
    }
    Ok(collector.listing)
}

fn unreadable(path: &Path, error: &std::io::Error) -> SubmissionFault {
    SubmissionFault::Unreadable {
        path: path.to_owned(),
        fault: error.to_string(),
    }
}

struct Collector {
    listing: Listing,
    taken: u64,
}

impl Collector {
    fn new(name: &str) -> Self {
        Self {
            listing: Listing {
                name: name.to_owned(),
                ..Listing::default()
            },
            taken: 0,
        }
    }

    fn zip(&mut self, bytes: &[u8]) -> Result<(), Unusable> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        if archive.len() > MOST_ENTRIES {
            return Err(Unusable::TooManyFiles);
        }
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).map_err(broken)?;
            let path = file.name().map_err(broken)?.into_owned();
            if file.is_dir() {
                continue;
            }
            let is_link = file.is_symlink();
            self.add(&path, is_link, &mut file)?;
        }
        Ok(())
    }

    fn tar(&mut self, reader: impl Read) -> Result<(), Unusable> {
        let mut archive = tar::Archive::new(reader.take(LARGEST_UNPACKED));
        for (index, entry) in archive.entries().map_err(broken)?.enumerate() {
            if index > MOST_ENTRIES {
                return Err(Unusable::TooManyFiles);
            }
            let mut entry = entry.map_err(broken)?;
            let kind = entry.header().entry_type();
            if kind.is_dir() || kind.is_pax_global_extensions() || kind.is_pax_local_extensions() {
                continue;
            }
            let path = entry.path().map_err(broken)?.to_string_lossy().into_owned();
            self.add(&path, !kind.is_file(), &mut entry)?;
        }
        Ok(())
    }

    fn add(&mut self, path: &str, is_link: bool, content: &mut dyn Read) -> Result<(), Unusable> {
        let path = path.trim_start_matches("./").replace('\\', "/");
        if path.starts_with('/') || path.split('/').any(|part| part == "..") {
            return Err(Unusable::Escapes { path });
        }
        let entry = if is_link {
            Entry::Link
        } else if path.ends_with(".rs") {
            self.source(content)?
        } else {
            Entry::Other
        };
        self.listing.entries.insert(path, entry);
        Ok(())
    }

    /// Reads one byte more than is allowed and no further: the size that an archive claims is not
    /// to be believed.
    fn source(&mut self, content: &mut dyn Read) -> Result<Entry, Unusable> {
        let mut bytes = Vec::new();
        content
            .take(LARGEST_FILE + 1)
            .read_to_end(&mut bytes)
            .map_err(broken)?;
        if bytes.len() as u64 > LARGEST_FILE {
            return Ok(Entry::TooLarge);
        }
        self.taken += bytes.len() as u64;
        if self.taken > 4 * LARGEST_SUBMISSION {
            return Err(Unusable::TooLarge);
        }
        Ok(Entry::Source(bytes))
    }
}

fn broken(error: impl std::fmt::Display) -> Unusable {
    Unusable::BrokenArchive {
        fault: error.to_string(),
    }
}
