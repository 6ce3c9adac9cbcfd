//! Rust source as the grader handles it: parsed files, and edits that leave all other text alone.

use std::collections::BTreeMap;

mod edit;
mod file;
mod tests_of_the_author;

pub use edit::{Edit, apply, blank};
pub use file::{SourceFile, SyntaxError};

/// The `.rs` files of one crate by their path inside it, such as `src/lib.rs`.
pub type Files = BTreeMap<String, String>;

/// The file that a crate starts from.
pub const ROOT_FILE: &str = "src/lib.rs";

/// A crate's sources, parsed.
#[derive(Debug, Clone)]
pub struct SourceTree {
    files: BTreeMap<String, SourceFile>,
}

impl SourceTree {
    /// Parses every file.
    ///
    /// # Errors
    ///
    /// One [`SyntaxError`] for each file that is not Rust.
    pub fn parse(files: &Files) -> Result<Self, Vec<SyntaxError>> {
        let mut parsed = BTreeMap::new();
        let mut errors = Vec::new();
        for (path, text) in files {
            match SourceFile::parse(path, text) {
                Ok(file) => drop(parsed.insert(path.clone(), file)),
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() {
            Ok(Self { files: parsed })
        } else {
            Err(errors)
        }
    }

    /// The files in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.values()
    }

    /// The file at `path`.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// The texts alone.
    #[must_use]
    pub fn texts(&self) -> Files {
        self.files
            .iter()
            .map(|(path, file)| (path.clone(), file.text.clone()))
            .collect()
    }

    /// The same tree with the author's own tests (`#[cfg(test)]` items) blanked in place: every
    /// other character keeps its line and column.
    #[must_use]
    pub fn without_tests(&self) -> Self {
        let texts = self
            .files
            .iter()
            .map(|(path, file)| (path.clone(), tests_of_the_author::blanked(file)))
            .collect();
        Self::parse(&texts).expect("a file stays Rust when whole items are blanked")
    }
}

#[cfg(test)]
mod tests {
    use super::{Files, SourceTree};

    fn tree(text: &str) -> SourceTree {
        SourceTree::parse(&Files::from([("src/lib.rs".to_owned(), text.to_owned())])).unwrap()
    }

    fn without_tests(text: &str) -> String {
        tree(text)
            .without_tests()
            .file("src/lib.rs")
            .unwrap()
            .text
            .clone()
    }

    #[test]
    fn the_author_s_tests_are_blanked_and_nothing_moves() {
        let text =
            "fn a() {}\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn t() {}\n}\nfn b() {}\n";
        let blanked = without_tests(text);
        assert_eq!(blanked.lines().count(), text.lines().count());
        assert_eq!(blanked.lines().next(), Some("fn a() {}"));
        assert_eq!(blanked.lines().nth(6), Some("fn b() {}"));
        assert!(!blanked.contains("tests"));
    }

    #[test]
    fn tests_are_blanked_inside_modules_and_impls_too() {
        let blanked = without_tests(
            "mod m { #[cfg(test)] fn helper() {} fn kept() {} }\n\
             impl S { #[cfg(all(test, unix))] fn probe() {} fn also_kept() {} }\n",
        );
        assert!(!blanked.contains("helper") && !blanked.contains("probe"));
        assert!(blanked.contains("kept") && blanked.contains("also_kept"));
    }

    #[test]
    fn what_is_compiled_only_without_tests_is_left_for_the_compiler_to_drop() {
        assert!(without_tests("#[cfg(not(test))] fn kept() {}").contains("kept"));
    }

    #[test]
    fn a_syntax_error_names_its_place() {
        let files = Files::from([("src/lib.rs".to_owned(), "fn a() {}\nfn b( {}\n".to_owned())]);
        let errors = SourceTree::parse(&files).unwrap_err();
        assert_eq!((errors[0].path.as_str(), errors[0].line), ("src/lib.rs", 2));
    }
}
