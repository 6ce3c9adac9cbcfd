//! The regions that the author marked: `// solution … // end solution` and `// starter: …`.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::lexed::Lexed;
use crate::source::{Edit, Files, SourceFile, SourceTree, apply};

use super::fault::DeriveFault;

/// The reference with its regions replaced.
pub(super) struct Opened {
    pub(super) tree: SourceTree,
    /// For each file the edits that were made in it, in order.
    edits: BTreeMap<String, Vec<Edit>>,
}

impl Opened {
    /// The bytes of a file that came from `// starter:` lines.
    pub(super) fn written(&self, path: &str) -> Vec<Range<usize>> {
        self.edits
            .get(path)
            .map(|edits| places(edits))
            .unwrap_or_default()
    }

    /// The line in the reference of a byte of the opened file.
    pub(super) fn line_in_reference(&self, reference: &SourceTree, path: &str, at: usize) -> usize {
        let Some(original) = reference.file(path) else {
            return 1;
        };
        let edits = self.edits.get(path).map_or(&[][..], Vec::as_slice);
        let mut offset = at;
        for (edit, place) in edits.iter().zip(places(edits)) {
            if place.start <= at {
                // Inside a replacement, its region's start is as near as it gets.
                let behind = at.checked_sub(place.end);
                offset = behind.map_or(edit.range.start, |behind| edit.range.end + behind);
            }
        }
        let offset = offset.min(original.text.len());
        original.text[..offset].matches('\n').count() + 1
    }
}

pub(super) fn open(reference: &SourceTree) -> Result<Opened, Vec<DeriveFault>> {
    let mut files = Files::new();
    let mut made = BTreeMap::new();
    let mut faults = Vec::new();
    for file in reference.files() {
        match edits(file) {
            Ok(edits) => {
                files.insert(file.path.clone(), apply(&file.text, edits.clone()));
                made.insert(file.path.clone(), edits);
            }
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let tree = SourceTree::parse(&files).map_err(|errors| {
        let fault = |error: crate::source::SyntaxError| DeriveFault {
            line: first_region(reference, &error.path),
            message: format!(
                "without its solution regions the file is not Rust: {}",
                error.message
            ),
            remedy:
                "let each region hold whole items, fields or statements, and its `// starter:` \
                     lines what must stand in their place"
                    .to_owned(),
            path: error.path,
        };
        errors.into_iter().map(fault).collect::<Vec<_>>()
    })?;
    Ok(Opened { tree, edits: made })
}

enum Marker<'a> {
    Solution,
    End,
    Starter(&'a str),
}

fn marker(text: &str) -> Option<Marker<'_>> {
    let text = text.strip_prefix("//")?;
    match text.trim() {
        "solution" => Some(Marker::Solution),
        "end solution" => Some(Marker::End),
        trimmed => {
            let rest = trimmed.strip_prefix("starter:")?;
            Some(Marker::Starter(rest.strip_prefix(' ').unwrap_or(rest)))
        }
    }
}

/// One edit for each region, and one for each `// starter:` line outside of them.
fn edits(file: &SourceFile) -> Result<Vec<Edit>, DeriveFault> {
    let lexed = Lexed::new(&file.text);
    let mut edits = Vec::new();
    let mut open: Option<(usize, String)> = None;
    let fault = |line, message: &str, remedy: &str| DeriveFault {
        path: file.path.clone(),
        line,
        message: message.to_owned(),
        remedy: remedy.to_owned(),
    };
    for comment in lexed.comments() {
        let Some(marker) = marker(&file.text[comment.clone()]) else {
            continue;
        };
        let (line, start) = (lexed.line(comment.start), lexed.line_start(comment.start));
        let indent = &file.text[start..comment.start];
        if !indent.trim().is_empty() {
            return Err(fault(
                line,
                "a marker stands behind code",
                "give the marker a line of its own",
            ));
        }
        let end = (comment.end + 1).min(file.text.len());
        match (marker, &mut open) {
            (Marker::Solution, None) => open = Some((start, String::new())),
            (Marker::Solution, Some(_)) => {
                return Err(fault(
                    line,
                    "a solution region starts inside another",
                    "close the first with `// end solution`",
                ));
            }
            (Marker::End, None) => {
                return Err(fault(
                    line,
                    "no solution region is open here",
                    "remove the line",
                ));
            }
            (Marker::End, Some(_)) => {
                let (from, text) = open.take().expect("it was matched");
                edits.push(Edit::replace(from..end, text));
            }
            (Marker::Starter(code), None) => {
                edits.push(Edit::replace(start..end, format!("{indent}{code}\n")));
            }
            (Marker::Starter(code), Some((_, text))) => {
                text.push_str(&format!("{indent}{code}\n"));
            }
        }
    }
    match open {
        None => Ok(edits),
        Some((from, _)) => Err(fault(
            lexed.line(from),
            "a solution region does not end",
            "close it with `// end solution`",
        )),
    }
}

/// Where the replacements stand in the edited text.
fn places(edits: &[Edit]) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let (mut grown, mut shrunk) = (0, 0);
    for edit in edits {
        let start = edit.range.start + grown - shrunk;
        places.push(start..start + edit.text.len());
        grown += edit.text.len();
        shrunk += edit.range.len();
    }
    places
}

fn first_region(reference: &SourceTree, path: &str) -> usize {
    let text = reference.file(path).map_or("", |file| file.text.as_str());
    let is_marker = |line: &str| marker(line.trim()).is_some();
    text.lines()
        .position(is_marker)
        .map_or(1, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::{Files, SourceTree, open};

    fn tree(text: &str) -> SourceTree {
        SourceTree::parse(&Files::from([("src/lib.rs".to_owned(), text.to_owned())])).unwrap()
    }

    fn check(text: &str, expect: &str) {
        let opened = open(&tree(text)).unwrap_or_else(|faults| panic!("{faults:?}"));
        assert_eq!(opened.tree.file("src/lib.rs").unwrap().text, expect);
    }

    fn check_refused(text: &str, expect: &str) {
        let faults = open(&tree(text)).err().expect("the markers are wrong");
        assert!(faults[0].to_string().contains(expect), "{}", faults[0]);
    }

    #[test]
    fn only_starter_lines_remain_of_a_region() {
        check(
            "struct S {\n    a: u8,\n    // solution\n    b: u8,\n    // starter: // yours\n    // starter:     c: u8,\n    // end solution\n}\n",
            "struct S {\n    a: u8,\n    // yours\n        c: u8,\n}\n",
        );
    }

    #[test]
    fn a_starter_line_counts_outside_a_region_too() {
        check("// starter: // here\nstruct S;\n", "// here\nstruct S;\n");
        check("// starter:\nstruct S;\n", "\nstruct S;\n");
    }

    #[test]
    fn text_in_strings_is_no_marker() {
        let text = "const A: &str = \"\n// solution\n\";\n";
        check(text, text);
    }

    #[test]
    fn markers_that_do_not_pair_are_told() {
        check_refused(
            "struct A;\n// solution\nstruct S;\n",
            "src/lib.rs:2: a solution region does not end",
        );
        check_refused(
            "// end solution\nstruct S;\n",
            "src/lib.rs:1: no solution region is open",
        );
        check_refused(
            "// solution\n// solution\n// end solution\n",
            "src/lib.rs:2: a solution region starts",
        );
        check_refused("struct S; // solution\n", "behind code");
        check_refused(
            "struct S\n// solution\n;\n// end solution\n",
            "src/lib.rs:2: without its solution",
        );
    }
}
