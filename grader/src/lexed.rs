//! A text as tokens and comments: what `syn` parses, and what it drops, each with its place.
//!
//! Comments are found in the gaps between tokens, so text inside a string is never taken for one.

use std::ops::Range;
use std::str::FromStr;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A text with the places of its tokens and comments.
#[derive(Debug, Clone)]
pub struct Lexed<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    comments: Vec<Range<usize>>,
    line_starts: Vec<usize>,
}

/// One token. A doc comment counts as one token, whatever `syn` makes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What sort of token it is.
    pub kind: TokenKind,
}

/// The sorts of tokens that the grader tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// An identifier or keyword.
    Word,
    /// A literal.
    Literal,
    /// Punctuation, delimiters included.
    Punctuation,
    /// A doc comment.
    Doc,
}

impl<'a> Lexed<'a> {
    /// Takes `text` apart.
    ///
    /// # Panics
    ///
    /// If `text` is no sequence of Rust tokens: callers parsed it before.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let stream = TokenStream::from_str(text).expect("the text was parsed before");
        let mut tokens = Vec::new();
        flatten(stream, text, &mut tokens);
        let comments = comments_between(text, &tokens);
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            text,
            tokens,
            comments,
            line_starts,
        }
    }

    /// The text itself.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// All tokens in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The tokens that lie inside `range`.
    #[must_use]
    pub fn tokens_in(&self, range: &Range<usize>) -> &[Token] {
        let from = self
            .tokens
            .partition_point(|token| token.range.start < range.start);
        let to = self
            .tokens
            .partition_point(|token| token.range.end <= range.end);
        &self.tokens[from..to.max(from)]
    }

    /// The tokens that start at or after `offset`.
    pub fn tokens_from(&self, offset: usize) -> impl Iterator<Item = &Token> {
        let from = self
            .tokens
            .partition_point(|token| token.range.start < offset);
        self.tokens[from..].iter()
    }

    /// The comments that are not documentation, in order, delimiters included.
    #[must_use]
    pub fn comments(&self) -> &[Range<usize>] {
        &self.comments
    }

    /// The line of the byte at `offset`, counted from 1.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    /// Where the line of the byte at `offset` starts.
    #[must_use]
    pub fn line_start(&self, offset: usize) -> usize {
        self.line_starts[self.line(offset) - 1]
    }

    /// Where the line of the byte at `offset` ends, its line break excluded.
    #[must_use]
    pub fn line_end(&self, offset: usize) -> usize {
        self.text[offset..]
            .find('\n')
            .map_or(self.text.len(), |length| offset + length)
    }

    /// Where the first token starts that lies at or after `offset`.
    #[must_use]
    pub fn next_token(&self, offset: usize) -> Option<usize> {
        self.tokens_from(offset)
            .next()
            .map(|token| token.range.start)
    }

    /// The last token of code (no doc comment) that ends at or before `offset`.
    #[must_use]
    pub fn code_before(&self, offset: usize) -> Option<&Token> {
        let end = self
            .tokens
            .partition_point(|token| token.range.end <= offset);
        self.tokens[..end]
            .iter()
            .rev()
            .find(|token| token.kind != TokenKind::Doc)
    }

    /// The text of a line comment without its slashes, trimmed; `None` for a block comment.
    #[must_use]
    pub fn comment_text(&self, comment: &Range<usize>) -> Option<&'a str> {
        self.text[comment.clone()].strip_prefix("//").map(str::trim)
    }
}

fn flatten(stream: TokenStream, text: &str, tokens: &mut Vec<Token>) {
    for tree in stream {
        match tree {
            TokenTree::Group(group) => flatten_group(&group, text, tokens),
            TokenTree::Ident(word) => push(word.span().byte_range(), TokenKind::Word, text, tokens),
            TokenTree::Literal(literal) => {
                push(
                    literal.span().byte_range(),
                    TokenKind::Literal,
                    text,
                    tokens,
                );
            }
            TokenTree::Punct(punct) => {
                push(
                    punct.span().byte_range(),
                    TokenKind::Punctuation,
                    text,
                    tokens,
                );
            }
        }
    }
}

fn flatten_group(group: &Group, text: &str, tokens: &mut Vec<Token>) {
    if group.delimiter() == Delimiter::None {
        return flatten(group.stream(), text, tokens);
    }
    push(
        group.span_open().byte_range(),
        TokenKind::Punctuation,
        text,
        tokens,
    );
    flatten(group.stream(), text, tokens);
    push(
        group.span_close().byte_range(),
        TokenKind::Punctuation,
        text,
        tokens,
    );
}

/// Adds one token. All tokens that stand for a doc comment lie on it: the first is taken as the
/// comment, the others are dropped.
fn push(range: Range<usize>, kind: TokenKind, text: &str, tokens: &mut Vec<Token>) {
    let inside_doc = tokens
        .last()
        .is_some_and(|last| last.kind == TokenKind::Doc && range.start < last.range.end);
    if inside_doc {
        return;
    }
    let slice = &text[range.clone()];
    let doc = slice.starts_with("//") || slice.starts_with("/*");
    tokens.push(Token {
        range,
        kind: if doc { TokenKind::Doc } else { kind },
    });
}

fn comments_between(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut comments = Vec::new();
    let mut from = 0;
    for token in tokens {
        comments_in(text, from..token.range.start, &mut comments);
        from = token.range.end;
    }
    comments_in(text, from..text.len(), &mut comments);
    comments
}

/// The comments of a gap, which holds nothing but white space and comments.
fn comments_in(text: &str, gap: Range<usize>, comments: &mut Vec<Range<usize>>) {
    let mut at = gap.start;
    while let Some(offset) = text.get(at..gap.end).and_then(|rest| rest.find('/')) {
        let start = at + offset;
        let rest = &text[start..gap.end];
        let length = if rest.starts_with("/*") {
            block_comment_length(rest)
        } else {
            rest.find('\n').unwrap_or(rest.len())
        };
        comments.push(start..start + length);
        at = start + length;
    }
}

/// Block comments nest.
fn block_comment_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{Lexed, TokenKind};

    fn check(text: &str, tokens: &[&str], comments: &[&str]) {
        let lexed = Lexed::new(text);
        let found: Vec<_> = lexed
            .tokens()
            .iter()
            .map(|token| &text[token.range.clone()])
            .collect();
        assert_eq!(found, tokens);
        let found: Vec<_> = lexed
            .comments()
            .iter()
            .map(|range| &text[range.clone()])
            .collect();
        assert_eq!(found, comments);
    }

    #[test]
    fn comments_are_found_between_tokens_only() {
        check(
            "let s = \"// no\"; // yes\n/* a /* b */ c */ x",
            &["let", "s", "=", "\"// no\"", ";", "x"],
            &["// yes", "/* a /* b */ c */"],
        );
    }

    #[test]
    fn a_doc_comment_is_one_token_and_no_comment() {
        check(
            "/// é doc\nfn f() {}",
            &["/// é doc", "fn", "f", "(", ")", "{", "}"],
            &[],
        );
        assert_eq!(Lexed::new("//! d\n").tokens()[0].kind, TokenKind::Doc);
    }

    #[test]
    fn lines_are_counted_from_one() {
        let lexed = Lexed::new("a\nb\n");
        assert_eq!(
            (lexed.line(0), lexed.line(2), lexed.line_start(2)),
            (1, 2, 2)
        );
        assert_eq!(lexed.line_end(2), 3);
    }
}
