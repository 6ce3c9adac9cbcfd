//! What was found in a submission, before anything of it is used.

use std::collections::BTreeMap;

use super::bounds::{LARGEST_SUBMISSION, MOST_FILES};
use super::fault::Unusable;
use crate::source::Files;

/// What stands behind a path of a submission.
#[derive(Debug, Clone)]
pub(super) enum Entry {
    /// A source file's bytes.
    Source(Vec<u8>),
    /// A source file that is larger than `LARGEST_FILE`.
    TooLarge,
    /// A link, whatever it points to.
    Link,
    /// Anything that is not Rust source.
    Other,
}

/// Everything found, by its path with `/` between the parts.
#[derive(Debug, Clone, Default)]
pub(super) struct Listing {
    pub(super) entries: BTreeMap<String, Entry>,
    /// The name of the folder or archive itself, which may be the exercise's.
    pub(super) name: String,
}

impl Listing {
    /// The folder inside the listing that holds the exercise's `src`, with a `/` at its end unless
    /// it is empty.
    pub(super) fn base_of(&self, exercise: &str) -> Option<String> {
        self.named_base(exercise).or_else(|| self.only_base())
    }

    /// Whether sources lie under the exercise's own name.
    pub(super) fn has_named(&self, exercise: &str) -> bool {
        self.named_base(exercise).is_some()
    }

    /// A folder of the exercise's name, as in a workspace or an archive of one.
    fn named_base(&self, exercise: &str) -> Option<String> {
        let inside = self.roots().find(|base| {
            base.trim_end_matches('/').rsplit('/').next() == Some(exercise) && !base.is_empty()
        });
        if inside.is_some() {
            return inside;
        }
        (self.name == exercise && self.is_root("")).then(String::new)
    }

    /// The only crate there is, whatever its folder is called.
    fn only_base(&self) -> Option<String> {
        if self.is_root("") {
            return Some(String::new());
        }
        let mut roots = self.roots();
        let first = roots.next()?;
        roots.next().is_none().then_some(first)
    }

    fn is_root(&self, base: &str) -> bool {
        self.roots().any(|root| root == base)
    }

    /// Every folder with a `src/lib.rs` in it, the shallowest first.
    fn roots(&self) -> impl Iterator<Item = String> {
        let mut roots: Vec<String> = self
            .entries
            .keys()
            .filter_map(|path| path.strip_suffix("src/lib.rs"))
            .filter(|base| base.is_empty() || base.ends_with('/'))
            .map(str::to_owned)
            .collect();
        roots.sort_by_key(|base| (base.matches('/').count(), base.clone()));
        roots.into_iter()
    }

    /// The sources below `base`, and the names of what else lies there.
    pub(super) fn take(&self, base: &str) -> Result<(Files, Vec<String>), Unusable> {
        let mut files = Files::new();
        let mut ignored = Vec::new();
        let mut size = 0;
        for (path, entry) in &self.entries {
            let Some(inner) = path.strip_prefix(base) else {
                continue;
            };
            if !(inner.starts_with("src/") && inner.ends_with(".rs")) {
                if !is_handed_out(inner) {
                    ignored.push(inner.to_owned());
                }
                continue;
            }
            let text = source_text(inner, entry)?;
            size += text.len() as u64;
            if size > LARGEST_SUBMISSION {
                return Err(Unusable::TooLarge);
            }
            files.insert(inner.to_owned(), text);
            if files.len() > MOST_FILES {
                return Err(Unusable::TooManyFiles);
            }
        }
        Ok((files, ignored))
    }
}

/// Whether a file beside the sources is one that the student was given, so that nobody wonders why
/// it plays no part.
fn is_handed_out(path: &str) -> bool {
    matches!(path, "Cargo.toml" | "Cargo.lock" | "README.md")
        || path.starts_with("public/")
        || path.starts_with("examples/")
}

fn source_text(path: &str, entry: &Entry) -> Result<String, Unusable> {
    let path = path.to_owned();
    match entry {
        Entry::Source(bytes) => {
            // A byte order mark is not Rust; editors of some systems write one all the same.
            let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
            let text = std::str::from_utf8(bytes).map_err(|error| Unusable::NotText {
                path,
                offset: error.valid_up_to(),
            })?;
            // Byte-exact positions matter in diagnostics, and rustc treats both the same.
            Ok(text.replace("\r\n", "\n"))
        }
        Entry::TooLarge => Err(Unusable::FileTooLarge { path }),
        Entry::Link => Err(Unusable::Link { path }),
        Entry::Other => Err(Unusable::NotText { path, offset: 0 }),
    }
}
