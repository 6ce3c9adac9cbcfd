//! Lines of code as they are compared: tokens without white space, comments and documentation.

use std::ops::{Range, RangeInclusive};

use crate::lexed::{Lexed, Token, TokenKind};

/// One line of code. A literal that runs over several lines makes one line of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CodeLine {
    /// Its number in its file, counted from 1.
    pub(super) number: usize,
    /// Its tokens.
    pub(super) tokens: Vec<CodeToken>,
    /// Its text as the author wrote it, trimmed.
    pub(super) shown: String,
    /// Whether it holds more than punctuation.
    pub(super) words: bool,
}

/// One token as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CodeToken {
    pub(super) text: String,
    /// A comma at a line's end or before a closing bracket: it comes and goes with line breaks.
    pub(super) optional: bool,
}

impl CodeLine {
    /// Its tokens less the optional ones.
    pub(super) fn code(&self) -> Vec<&str> {
        let tokens = self.tokens.iter().filter(|token| !token.optional);
        tokens.map(|token| token.text.as_str()).collect()
    }
}

/// One line of a mutated item, in order.
#[derive(Debug, Clone)]
pub(super) enum Element {
    /// Code, and whether a marker stands on its line.
    Code(CodeLine, bool),
    /// A line that is only a marker, by its number.
    Marker(usize),
}

impl Element {
    pub(super) fn number(&self) -> usize {
        match self {
            Self::Code(line, _) => line.number,
            Self::Marker(number) => *number,
        }
    }
}

/// The lines of the code in `range`.
pub(super) fn code_lines(lexed: &Lexed<'_>, range: &Range<usize>) -> Vec<CodeLine> {
    spans(lexed, range)
        .into_iter()
        .map(|(_, line)| line)
        .collect()
}

/// The lines of the code in `range` together with the markers of the lines `claimed`.
pub(super) fn elements(
    lexed: &Lexed<'_>,
    range: &Range<usize>,
    claimed: &RangeInclusive<usize>,
) -> Vec<Element> {
    let mut pending: Vec<usize> = marker_lines(lexed)
        .into_iter()
        .filter(|line| claimed.contains(line))
        .collect();
    let mut elements = Vec::new();
    for (last, line) in spans(lexed, range) {
        let own = |number: &usize| (line.number..=last).contains(number);
        let before = pending
            .iter()
            .take_while(|number| **number < line.number)
            .count();
        elements.extend(pending.drain(..before).map(Element::Marker));
        let marked = pending.iter().any(own);
        pending.retain(|number| !own(number));
        elements.push(Element::Code(line, marked));
    }
    elements.extend(pending.into_iter().map(Element::Marker));
    elements
}

/// The numbers of the lines on which a `// MUTANT` comment starts.
pub(super) fn marker_lines(lexed: &Lexed<'_>) -> Vec<usize> {
    lexed
        .comments()
        .iter()
        .filter(|comment| lexed.comment_text(comment).is_some_and(is_marker))
        .map(|comment| lexed.line(comment.start))
        .collect()
}

fn is_marker(comment: &str) -> bool {
    comment.strip_prefix("MUTANT").is_some_and(|rest| {
        rest.is_empty() || rest.starts_with(':') || rest.starts_with(char::is_whitespace)
    })
}

/// Each line of code with the number of the line on which its last token ends.
fn spans(lexed: &Lexed<'_>, range: &Range<usize>) -> Vec<(usize, CodeLine)> {
    let mut lines: Vec<(usize, CodeLine)> = Vec::new();
    let tokens: Vec<&Token> = lexed
        .tokens_in(range)
        .iter()
        .filter(|token| token.kind != TokenKind::Doc)
        .collect();
    let text_of = |token: &Token| &lexed.text()[token.range.clone()];
    for (index, token) in tokens.iter().enumerate() {
        let text = text_of(token);
        let next = tokens.get(index + 1);
        let ends = next.is_none_or(|next| {
            [")", "]", "}"].contains(&text_of(next))
                || lexed.line(next.range.start) > lexed.line(token.range.start)
        });
        let token_of_code = CodeToken {
            text: text.to_owned(),
            optional: text == "," && ends,
        };
        let (first, last) = (
            lexed.line(token.range.start),
            lexed.line(token.range.end - 1),
        );
        let words = token.kind != TokenKind::Punctuation;
        match lines.last_mut() {
            Some((end, line)) if *end == first => {
                line.tokens.push(token_of_code);
                line.words |= words;
                *end = last;
            }
            _ => {
                let from = lexed.line_start(token.range.start);
                let shown = lexed.text()[from..lexed.line_end(from)].trim().to_owned();
                let tokens = vec![token_of_code];
                lines.push((
                    last,
                    CodeLine {
                        number: first,
                        tokens,
                        shown,
                        words,
                    },
                ));
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Element, Lexed, code_lines, elements};

    fn check(text: &str, expect: &[&str]) {
        let lexed = Lexed::new(text);
        let lines = 1..=lexed.line(text.len());
        let found: Vec<_> = elements(&lexed, &(0..text.len()), &lines)
            .into_iter()
            .map(|element| match element {
                Element::Code(line, true) => format!("* {}", line.code().join(" ")),
                Element::Code(line, false) => line.code().join(" "),
                Element::Marker(number) => format!("marker {number}"),
            })
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn white_space_comments_and_docs_are_not_code() {
        check(
            "/// d\nlet  x = 1; // why\n\n  y ( ) ;\n",
            &["let x = 1 ;", "y ( ) ;"],
        );
    }

    #[test]
    fn a_comma_at_a_line_s_end_is_not_code() {
        check("f(\n  a,\n  b,\n);\n", &["f (", "a", "b", ") ;"]);
    }

    #[test]
    fn markers_mark_their_line_or_stand_alone() {
        check(
            "a; // MUTANT: why\n// MUTANT: gone\nb; // MUTANTS\nc; //MUTANT\n",
            &["* a ;", "marker 2", "b ;", "* c ;"],
        );
    }

    #[test]
    fn a_marker_in_a_string_is_text() {
        check("f(\"// MUTANT\");\n", &["f ( \"// MUTANT\" ) ;"]);
    }

    #[test]
    fn a_literal_over_several_lines_is_one_line_and_may_be_marked_at_its_end() {
        check("f(\"a\n  b\"); // MUTANT\n", &["* f ( \"a\n  b\" ) ;"]);
    }

    #[test]
    fn a_line_is_shown_as_it_was_written() {
        let lexed = Lexed::new("  a( b ); // c\n");
        assert_eq!(code_lines(&lexed, &(0..15))[0].shown, "a( b ); // c");
    }
}
