//! Which comments go with the code that goes.

use std::ops::Range;

use crate::lexed::Lexed;
use crate::source::Edit;

/// An item's range with its whole lines, what follows it on the last, and the comments that stand
/// directly above. Comments in `written` were put there for the starter, and stay.
pub(super) fn with_its_lines(
    lexed: &Lexed<'_>,
    range: Range<usize>,
    written: &[Range<usize>],
) -> Range<usize> {
    let text = lexed.text();
    let mut start = lexed.line_start(range.start);
    if !text[start..range.start].trim().is_empty() {
        return range;
    }
    let ends = lexed.line_end(range.end);
    let rest = text[range.end..ends].trim();
    let end = if rest.is_empty() || rest.starts_with("//") {
        (ends + 1).min(text.len())
    } else {
        range.end
    };
    let comments = lexed.comments();
    let above = comments.partition_point(|comment| comment.end <= start);
    for comment in comments[..above].iter().rev() {
        let space = &text[comment.end..start];
        let adjoins = space.trim().is_empty() && space.matches('\n').count() == 1;
        if !adjoins || !stands_alone(lexed, comment) || lies_in(comment, written) {
            break;
        }
        start = lexed.line_start(comment.start);
    }
    start..end
}

/// Edits that remove the headings (comments with nothing but a blank line below) of sections of
/// which nothing is left after `edits`.
pub(super) fn empty_sections(
    lexed: &Lexed<'_>,
    edits: &[Edit],
    written: &[Range<usize>],
) -> Vec<Edit> {
    let gone: Vec<Range<usize>> = edits
        .iter()
        .filter(|edit| edit.text.is_empty())
        .map(|edit| edit.range.clone())
        .collect();
    let changed: Vec<Range<usize>> = edits.iter().map(|edit| edit.range.clone()).collect();
    let headings: Vec<Range<usize>> = blocks(lexed)
        .into_iter()
        .filter(|block| !lies_in(block, &changed))
        .collect();
    let mut removed = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        let first = lexed.tokens_from(heading.end).next();
        let below_goes = first.is_some_and(|token| lies_in(&token.range, &gone));
        let next = lexed
            .tokens_from(heading.end)
            .find(|token| !lies_in(&token.range, &gone));
        let section_ends = match next {
            None => true,
            Some(token) => {
                let closes = ["}", ")", "]"].contains(&&lexed.text()[token.range.clone()]);
                let another = headings.get(index + 1);
                closes || another.is_some_and(|other| other.end <= token.range.start)
            }
        };
        if below_goes && section_ends && !lies_in(heading, written) {
            let start = lexed.line_start(heading.start);
            let end = (lexed.line_end(heading.end) + 1).min(lexed.text().len());
            removed.push(Edit::replace(start..end, ""));
        }
    }
    removed
}

/// Runs of comments on lines of their own, without a blank line between them.
fn blocks(lexed: &Lexed<'_>) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let alone = lexed.comments().iter();
    for comment in alone.filter(|comment| stands_alone(lexed, comment)) {
        match blocks.last_mut() {
            Some(last)
                if lexed.text()[last.end..comment.start].trim().is_empty()
                    && lexed.line(comment.start) == lexed.line(last.end) + 1 =>
            {
                last.end = comment.end;
            }
            _ => blocks.push(comment.clone()),
        }
    }
    blocks
}

fn stands_alone(lexed: &Lexed<'_>, comment: &Range<usize>) -> bool {
    let start = lexed.line_start(comment.start);
    lexed.text()[start..comment.start].trim().is_empty()
}

fn lies_in(range: &Range<usize>, others: &[Range<usize>]) -> bool {
    others
        .iter()
        .any(|other| other.start <= range.start && range.end <= other.end)
}
