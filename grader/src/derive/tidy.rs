//! White space after cuts.

use crate::lexed::{Lexed, TokenKind};

/// The text with at most one blank line in a row, none behind an opening or before a closing
/// bracket, none at either end. Tokens and comments are left alone.
pub(super) fn tidy(text: &str) -> String {
    let lexed = Lexed::new(text);
    let mut solid: Vec<_> = lexed
        .tokens()
        .iter()
        .map(|token| (token.range.clone(), token.kind))
        .collect();
    // Comments count as docs here: as something that is neither a bracket nor white space.
    solid.extend(
        lexed
            .comments()
            .iter()
            .map(|comment| (comment.clone(), TokenKind::Doc)),
    );
    solid.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    let mut before = "";
    for (range, _) in solid {
        let slice = &text[range.clone()];
        out.push_str(&gap(&text[end..range.start], before, slice));
        out.push_str(slice.trim_end());
        end = range.end;
        before = slice;
    }
    out.push('\n');
    out
}

/// The white space between two tokens or comments.
fn gap(space: &str, before: &str, after: &str) -> String {
    let breaks = space.matches('\n').count();
    if breaks == 0 {
        return space.to_owned();
    }
    let indent = space.rsplit('\n').next().unwrap_or_default();
    let opens = matches!(before, "{" | "(" | "[");
    let closes = matches!(after, "}" | ")" | "]");
    let breaks = match before {
        "" => 0,
        _ if opens && closes => return String::new(),
        _ if opens || closes => 1,
        _ => breaks.min(2),
    };
    format!("{}{indent}", "\n".repeat(breaks))
}

#[cfg(test)]
mod tests {
    use super::tidy;

    fn check(text: &str, expect: &str) {
        assert_eq!(tidy(text), expect);
    }

    #[test]
    fn blank_lines_collapse() {
        check(
            "\n\nfn a() {\n\n    x;   \n\n\n\n    y;\n\n}\n\n\n",
            "fn a() {\n    x;\n\n    y;\n}\n",
        );
        check("struct S {\n\n}\n", "struct S {}\n");
    }

    #[test]
    fn docs_comments_and_strings_are_left_alone() {
        let text = "//! a\n//!\n//!\n//! b\n\n/*\n\n\n*/\nconst A: &str = \"\n\n\n\";\n";
        check(text, text);
    }
}
