//! Many mutants in one crate, chosen at run time.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use crate::source::{Edit, Files, SourceTree, apply};

use super::changes::{Body, Fit};

/// One source that holds the reference and every mutant of `fits`: each mutated body becomes a
/// `match` on `selector`, an expression of type `u32` that is 0 (or any number not given here) for
/// the reference. All other text is identical.
///
/// Every arm is a block of its own, as the body was: its tail expression meets the function's
/// return type, its temporaries end with it, and its `return` and `?` leave the function.
///
/// # Panics
///
/// If a fit is not [body-only](Fit::is_body_only) or was made from another tree.
#[must_use]
pub fn fold(tree: &SourceTree, fits: &[(u32, &Fit)], selector: &str) -> Files {
    let mut arms: BTreeMap<(&str, usize), Function<'_>> = BTreeMap::new();
    for (number, fit) in fits {
        let bodies = fit.bodies.as_ref().unwrap_or_else(|obstacle| {
            panic!("mutant {} cannot be folded: {obstacle}", fit.name);
        });
        for Body { path, range, text } in bodies {
            arms.entry((path, range.start))
                .or_insert_with(|| Function {
                    range: range.clone(),
                    arms: Vec::new(),
                })
                .arms
                .push((*number, text));
        }
    }
    let mut files = tree.texts();
    for (path, text) in &mut files {
        let edits = arms
            .iter()
            .filter(|((of, _), _)| of == path)
            .flat_map(|(_, function)| function.edits(selector))
            .collect();
        *text = apply(text, edits);
    }
    files
}

/// One function's bodies.
struct Function<'a> {
    range: Range<usize>,
    arms: Vec<(u32, &'a str)>,
}

impl Function<'_> {
    /// The reference's own body stays where it is, as the last arm.
    fn edits(&self, selector: &str) -> [Edit; 2] {
        let mut head = format!("{{ match {selector} {{\n");
        for (number, body) in &self.arms {
            // Writing to a string cannot fail.
            let _ = writeln!(head, "{number} => {body}");
        }
        head.push_str("_ => ");
        [
            Edit::insert(self.range.start, head),
            Edit::insert(self.range.end, " } }"),
        ]
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::process::Command;

    use super::fold;
    use crate::mutant::{Fit, Mutant, fit};
    use crate::source::{Files, SourceTree};

    fn tree(root: &str) -> SourceTree {
        SourceTree::parse(&Files::from([("src/lib.rs".to_owned(), root.to_owned())])).unwrap()
    }

    fn fitted(items: &str, tree: &SourceTree) -> Fit {
        let text = format!(
            "//! # T\n//! What is wrong: w\n//! Why people write it: y\n//! Killed by: a::b\n\n{items}"
        );
        let mutant = Mutant::parse(Path::new("a-b.rs"), &text).unwrap();
        fit(&mutant, tree).unwrap_or_else(|misfits| panic!("{misfits:#?}"))
    }

    #[test]
    fn every_mutant_of_a_function_becomes_an_arm_and_the_reference_the_last() {
        let tree = tree("/// Doc.\npub fn f() -> u64 {\n    // why\n    1\n}\n");
        let two = fitted("pub fn f() -> u64 {\n    2 // MUTANT\n}\n", &tree);
        let three = fitted("pub fn f() -> u64 {\n    3 // MUTANT\n}\n", &tree);
        let folded = fold(&tree, &[(2, &two), (3, &three)], "crate::m()");
        assert_eq!(
            folded["src/lib.rs"],
            "/// Doc.\npub fn f() -> u64 { match crate::m() {\n2 => {\n    2 // MUTANT\n}\n\
             3 => {\n    3 // MUTANT\n}\n_ => {\n    // why\n    1\n} } }\n"
        );
    }

    #[test]
    #[should_panic(expected = "a-b cannot be folded: `f` is a const fn")]
    fn what_is_no_mere_body_is_not_folded() {
        let tree = tree("pub const fn f() -> u64 {\n    1\n}\n");
        let fit = fitted("pub const fn f() -> u64 {\n    2 // MUTANT\n}\n", &tree);
        let _ = fold(&tree, &[(1, &fit)], "0");
    }

    /// Bodies whose arms are typed by the signature alone, that leave early, that diverge, that
    /// hold items or borrow temporaries in their tails.
    const HARD: &str = r#"
use std::cell::RefCell;
use std::error::Error;
use std::future::Future;
use std::pin::Pin;

pub fn boxed(text: &str) -> Result<u64, Box<dyn Error>> {
    Ok(text.parse::<u64>()?)
}

pub fn tail(cell: RefCell<Vec<u64>>) -> usize {
    cell.borrow().len()
}

pub fn never() -> ! {
    panic!("reference")
}

pub fn closure(by: u64) -> Box<dyn Fn(u64) -> u64> {
    Box::new(move |x| x + by)
}

pub async fn later(text: String) -> Option<usize> {
    let length = text.len();
    Some(length)
}

pub fn pinned<'a>(text: &'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>> {
    Box::pin(async move { text.len() })
}

pub fn slice(v: &Vec<u8>) -> &[u8] {
    fn whole(v: &[u8]) -> &[u8] {
        v
    }
    whole(v)
}

pub struct S(pub u64);

impl S {
    pub fn take(mut self, by: u64) -> Self {
        self.0 += by;
        self
    }
}

impl Iterator for S {
    type Item = u64;

    fn next(&mut self) -> Option<Self::Item> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}
"#;

    const MUTATED: &str = r#"
pub fn boxed(text: &str) -> Result<u64, Box<dyn Error>> {
    if text.is_empty() { // MUTANT
        return Err("empty".into()); // MUTANT
    }
    Err(help(text))? // MUTANT
}

fn help(text: &str) -> String { // MUTANT
    text.to_owned() // MUTANT
}

pub fn tail(cell: RefCell<Vec<u64>>) -> usize {
    cell.borrow().len() + 1 // MUTANT
}

pub fn never() -> ! {
    loop {} // MUTANT
}

pub fn closure(by: u64) -> Box<dyn Fn(u64) -> u64> {
    Box::new(move |x| x - by) // MUTANT
}

pub async fn later(text: String) -> Option<usize> {
    std::future::ready(()).await; // MUTANT
    None // MUTANT
}

pub fn pinned<'a>(text: &'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>> {
    Box::pin(async move { text.len() + 1 }) // MUTANT
}

pub fn slice(v: &Vec<u8>) -> &[u8] {
    fn whole(v: &[u8]) -> &[u8] {
        &v[1..] // MUTANT
    }
    whole(v)
}

impl S {
    pub fn take(mut self, by: u64) -> Self {
        self.0 = by; // MUTANT
        self
    }
}

impl Iterator for S {
    fn next(&mut self) -> Option<Self::Item> {
        // MUTANT: never ends
        Some(self.0)
    }
}
"#;

    #[test]
    fn hard_bodies_still_compile_and_the_arm_is_chosen_at_run_time() {
        let tree = tree(HARD);
        let fit = fitted(MUTATED, &tree);
        assert_eq!(fit.obstacle(), None);
        let folded = fold(&tree, &[(7, &fit)], "crate::selector()");
        let main = "\
            fn selector() -> u32 { std::env::args().count() as u32 * 7 - 7 }\n\
            fn main() { print!(\"{} {}\", S(1).take(5).0, boxed(\"4\").is_ok()); }\n";
        let folder = tempfile::tempdir().unwrap();
        let (source, binary) = (folder.path().join("main.rs"), folder.path().join("main"));
        std::fs::write(
            &source,
            format!("#![allow(warnings)]\n{}{main}", folded["src/lib.rs"]),
        )
        .unwrap();
        let rustc = Command::new("rustc")
            .args(["--edition", "2024", "-o"])
            .args([&binary, &source])
            .output()
            .unwrap();
        assert!(
            rustc.status.success(),
            "{}",
            String::from_utf8_lossy(&rustc.stderr)
        );
        let run = |arguments: &[&str]| {
            let output = Command::new(&binary).args(arguments).output().unwrap();
            String::from_utf8(output.stdout).unwrap()
        };
        assert_eq!(
            (run(&[]).as_str(), run(&["mutant"]).as_str()),
            ("6 true", "5 false")
        );
    }
}
