//! Whether a mutated item differs from the reference exactly where its markers say so.
//!
//! The rule: the unmarked lines of the mutant, in order, are text of the reference, token by token,
//! and where text of the reference is left out between two of them, a marker stands in the gap.
//! Line breaks do not count. Any reading of the two that satisfies the rule will do, so an author
//! need not guess which of three `}` a diff takes for the new one.

use std::collections::BTreeSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::lines::{CodeLine, CodeToken, Element};

/// One place that breaks the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    /// The line in the mutant's file.
    pub(super) line: usize,
    /// What differs.
    pub(super) message: String,
    /// What to do.
    pub(super) remedy: String,
}

/// What a comparison found.
#[derive(Debug)]
pub(super) struct Comparison {
    /// Whether the mutant's code is other than the reference's.
    pub(super) changed: bool,
    /// What breaks the rule; empty if nothing does.
    pub(super) differences: Vec<Difference>,
}

/// Compares the lines of one item. `place` names where the reference's item stands, for messages.
pub(super) fn compare(
    reference: &[CodeLine],
    mutant: &[Element],
    place: &str,
    end_line: usize,
) -> Comparison {
    let tokens: Vec<&CodeToken> = reference.iter().flat_map(|line| &line.tokens).collect();
    let code: Vec<&str> = reference.iter().flat_map(CodeLine::code).collect();
    let changed = code != code_of(mutant).flat_map(CodeLine::code).collect::<Vec<_>>();
    let differences = if follows(&tokens, mutant) {
        superfluous_markers(&tokens, mutant)
    } else {
        unmarked_changes(reference, mutant, place, end_line)
    };
    Comparison {
        changed,
        differences,
    }
}

fn code_of(elements: &[Element]) -> impl Iterator<Item = &CodeLine> {
    elements.iter().filter_map(|element| match element {
        Element::Code(line, _) => Some(line),
        Element::Marker(_) => None,
    })
}

/// Whether the rule holds. The states are how many tokens of the reference are used up, and whether
/// a marker was seen since the last of them.
fn follows(reference: &[&CodeToken], mutant: &[Element]) -> bool {
    let mut states = BTreeSet::from([(0_usize, false)]);
    let mut after_marked = false;
    for element in mutant {
        let mut next = BTreeSet::new();
        match element {
            Element::Marker(_) | Element::Code(_, true) => {
                next.extend(states.iter().map(|(used, _)| (*used, true)));
                after_marked = true;
            }
            Element::Code(line, false) => {
                // A bracket that closes a marked line's own needs no marker.
                let may_be_new = after_marked && !line.words;
                for (used, licensed) in states {
                    let last = if licensed { reference.len() } else { used };
                    let ends =
                        (used..=last).filter_map(|from| end_of(reference, from, &line.tokens));
                    next.extend(ends.map(|end| (end, false)));
                    if may_be_new && licensed {
                        next.insert((used, true));
                    }
                }
                after_marked = may_be_new;
            }
        }
        states = next;
    }
    let is_end = |used: usize| reference[used..].iter().all(|token| token.optional);
    states
        .into_iter()
        .any(|(used, licensed)| licensed || is_end(used))
}

/// Where the tokens of a line end if they are the reference's from the one at `at`.
fn end_of(reference: &[&CodeToken], mut at: usize, line: &[CodeToken]) -> Option<usize> {
    for token in line {
        while let Some(theirs) = reference.get(at)
            && theirs.optional
            && theirs.text != token.text
        {
            at += 1;
        }
        match reference.get(at) {
            Some(theirs) if theirs.text == token.text => at += 1,
            _ if token.optional => {}
            _ => return None,
        }
    }
    Some(at)
}

/// Markers at the edges of a run of marked lines without which the rule holds as well.
fn superfluous_markers(reference: &[&CodeToken], mutant: &[Element]) -> Vec<Difference> {
    let mut differences = Vec::new();
    for (index, element) in mutant.iter().enumerate() {
        let in_run = |other: Option<usize>| {
            other
                .and_then(|other| mutant.get(other))
                .is_some_and(|other| matches!(other, Element::Marker(_) | Element::Code(_, true)))
        };
        let (before, after) = (in_run(index.checked_sub(1)), in_run(Some(index + 1)));
        let without = match element {
            Element::Code(_, false) => continue,
            // A word of explanation beside marked lines.
            Element::Marker(_) if before || after => continue,
            Element::Code(line, true) => {
                if (before && after) || (!line.words && (before || after)) {
                    continue;
                }
                Some(Element::Code(line.clone(), false))
            }
            Element::Marker(_) => None,
        };
        let mut unmarked = mutant.to_vec();
        unmarked.splice(index..=index, without);
        if follows(reference, &unmarked) {
            differences.push(Difference {
                line: element.number(),
                message: "the marker stands where nothing differs from the reference".to_owned(),
                remedy: "remove the marker, or make the change that it announces".to_owned(),
            });
        }
    }
    differences
}

/// Lines that differ without a marker, as a diff sees them.
fn unmarked_changes(
    reference: &[CodeLine],
    mutant: &[Element],
    place: &str,
    end_line: usize,
) -> Vec<Difference> {
    let old: Vec<Vec<&str>> = reference.iter().map(CodeLine::code).collect();
    let new: Vec<Vec<&str>> = code_of(mutant).map(CodeLine::code).collect();
    let positions: Vec<usize> = code_positions(mutant);
    let mut differences = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (removed, added) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let theirs = shown(reference.get(removed.clone()).unwrap_or_default(), place);
        let from = positions.get(added.start).copied().unwrap_or(mutant.len());
        if added.is_empty() {
            let marked = neighbours(mutant, from).any(is_marker_or_marked);
            if !marked {
                differences.push(left_out(mutant, from, end_line, &theirs));
            }
            continue;
        }
        for position in &positions[added] {
            let Element::Code(line, false) = &mutant[*position] else {
                continue;
            };
            differences.push(Difference {
                line: line.number,
                message: if removed.is_empty() {
                    format!(
                        "`{}` is not in the reference and carries no marker",
                        line.shown
                    )
                } else {
                    format!(
                        "`{}` carries no marker and differs; the reference: {theirs}",
                        line.shown
                    )
                },
                remedy: "copy the reference's line, or end the line with `// MUTANT: why`"
                    .to_owned(),
            });
        }
    }
    if differences.is_empty() {
        differences.push(Difference {
            line: mutant.first().map_or(end_line, Element::number),
            message: format!("the unmarked lines do not follow the reference ({place})"),
            remedy: "copy the reference's item again and mark each changed line".to_owned(),
        });
    }
    differences
}

fn left_out(mutant: &[Element], at: usize, end_line: usize, theirs: &str) -> Difference {
    Difference {
        line: mutant.get(at).map_or(end_line, Element::number),
        message: format!("lines of the reference are left out above this one: {theirs}"),
        remedy: "put them back, or put a line `// MUTANT: why` in their place".to_owned(),
    }
}

fn neighbours(mutant: &[Element], at: usize) -> impl Iterator<Item = &Element> {
    let before = at.checked_sub(1).and_then(|before| mutant.get(before));
    before.into_iter().chain(mutant.get(at))
}

fn is_marker_or_marked(element: &Element) -> bool {
    matches!(element, Element::Marker(_) | Element::Code(_, true))
}

fn shown(lines: &[CodeLine], place: &str) -> String {
    let Some(first) = lines.first() else {
        return String::new();
    };
    let texts: Vec<&str> = lines.iter().map(|line| line.shown.as_str()).collect();
    let file = place.split(':').next().unwrap_or(place);
    format!("`{}` ({file}:{})", texts.join(" "), first.number)
}

fn code_positions(elements: &[Element]) -> Vec<usize> {
    let code = |element: &Element| matches!(element, Element::Code(..));
    (0..elements.len())
        .filter(|index| code(&elements[*index]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::compare;
    use crate::lexed::Lexed;

    fn check(reference: &str, mutant: &str, expect: &[(usize, &str)]) {
        let (old, new) = (Lexed::new(reference), Lexed::new(mutant));
        let elements = lines::elements(&new, &(0..mutant.len()), &(1..=new.line(mutant.len())));
        let reference = lines::code_lines(&old, &(0..reference.len()));
        let comparison = compare(&reference, &elements, "src/lib.rs:1", 99);
        let found: Vec<_> = comparison
            .differences
            .iter()
            .map(|difference| (difference.line, difference.message.as_str()))
            .collect();
        assert_eq!(found.len(), expect.len(), "{found:?}");
        for ((line, message), (at, part)) in found.iter().zip(expect) {
            assert!(
                line == at && message.contains(part),
                "{line}: {message}, not {at}: {part}"
            );
        }
    }

    #[test]
    fn marked_changes_fit() {
        check("a;\nb;\nc;\n", "a;\nx; // MUTANT\nc;\n", &[]);
        check("a;\nb;\nc;\n", "a;\n// MUTANT: no b\nc;\n", &[]);
        check("a;\nb;\n", "// MUTANT: no a\nb;\n", &[]);
        check("a;\nb;\n", "a;\nb;\nx; // MUTANT: why\ny; // MUTANT\n", &[]);
    }

    #[test]
    fn a_line_left_out_beside_a_marked_one_is_covered_by_it() {
        check("a;\nb;\nc;\nd;\n", "a;\nx; // MUTANT\nd;\n", &[]);
    }

    #[test]
    fn a_block_put_around_lines_may_close_on_any_bracket() {
        check(
            "{\na;\n}\n",
            "{\nif x { // MUTANT\na;\n} // MUTANT\n}\n",
            &[],
        );
        check(
            "{\na;\n}\n",
            "{\nif x { // MUTANT\na;\n}\n} // MUTANT\n",
            &[],
        );
        check(
            "{\na;\n}\n",
            "{\nif x { // MUTANT\nreturn; // MUTANT\n}\na;\n}\n",
            &[],
        );
    }

    #[test]
    fn unmarked_changes_are_told_with_the_reference_s_line() {
        check(
            "a;\nb;\nc;\n",
            "a;\nx;\nc;\n",
            &[(2, "the reference: `b;` (src/lib.rs:2)")],
        );
        check(
            "a;\nb;\nc;\n",
            "a;\nc;\n",
            &[(2, "left out above this one: `b;`")],
        );
        check("a;\nb;\n", "a;\n", &[(99, "left out")]);
        check("a;\nb;\n", "a;\nx;\nb;\n", &[(2, "not in the reference")]);
    }

    #[test]
    fn a_marker_elsewhere_licenses_nothing() {
        check(
            "a;\nb;\nc;\nd;\n",
            "x; // MUTANT\nb;\nd;\n",
            &[(3, "left out")],
        );
    }

    #[test]
    fn a_marker_without_a_change_is_superfluous() {
        check("a;\nb;\n", "a; // MUTANT\nb;\n", &[(1, "nothing differs")]);
        check(
            "a;\nb;\n",
            "a;\n// MUTANT: nothing\nb;\n",
            &[(2, "nothing differs")],
        );
        check(
            "a;\nb;\n",
            "x; // MUTANT\nb; // MUTANT\n",
            &[(2, "nothing differs")],
        );
    }

    #[test]
    fn a_marker_line_may_explain_a_marked_line() {
        check(
            "a;\nb;\n",
            "// MUTANT: it is\n// long\nx; // MUTANT\nb;\n",
            &[],
        );
    }

    #[test]
    fn line_breaks_and_trailing_commas_are_no_difference() {
        check("f(\n  a,\n  b,\n);\nc;\n", "f(a, b);\nx; // MUTANT\n", &[]);
        check(
            "f(\n  a,\n  b,\n);\nc;\n",
            "f(a, d);\nc;\n",
            &[(1, "carries no marker")],
        );
    }
}
