//! What names stand for after the submission's own imports: `use std::io as i` makes `i::stdin`
//! the same as `std::io::stdin`.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::Path;

/// How often an import of an import is followed.
const DEPTH_MAX: usize = 4;

/// The names that imports bind anywhere in the submission, to the paths that they stand for.
#[derive(Debug, Default)]
pub(super) struct Imports {
    bound: BTreeMap<String, BTreeSet<Vec<String>>>,
}

impl Imports {
    /// The imports of all files together: a re-export in one may be used in another.
    pub(super) fn of<'a>(paths: impl Iterator<Item = &'a Path>) -> Self {
        let mut imports = Self::default();
        for path in paths.filter(|path| path.imported) {
            let Some(name) = path.binds() else { continue };
            if name != "_" && path.segments.len() > 1 {
                imports
                    .bound
                    .entry(name.to_owned())
                    .or_default()
                    .insert(path.segments.clone());
            }
        }
        imports
    }

    /// Whether some import binds `name`.
    pub(super) fn bind(&self, name: &str) -> bool {
        self.bound.contains_key(name)
    }

    /// All that `path` may stand for, itself first.
    pub(super) fn readings(&self, path: &Path) -> Vec<Vec<String>> {
        let mut readings = vec![path.segments.clone()];
        let mut next = 0;
        for _ in 0..DEPTH_MAX {
            let until = readings.len();
            for index in next..until {
                for reading in self.expanded(&readings[index]) {
                    if !readings.contains(&reading) {
                        readings.push(reading);
                    }
                }
            }
            next = until;
        }
        readings
    }

    fn expanded(&self, segments: &[String]) -> Vec<Vec<String>> {
        let mut expanded = Vec::new();
        for (index, segment) in segments.iter().enumerate() {
            for target in self.bound.get(segment).into_iter().flatten() {
                expanded.push([target, &segments[index + 1..]].concat());
            }
        }
        expanded
    }
}
