//! A file's tokens in a row, so that rules can look ahead and back.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

/// A place in a file, both counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Place {
    pub(super) fn of(span: Span) -> Self {
        let start = span.start();
        Self {
            line: start.line,
            column: start.column + 1,
        }
    }
}

/// One token. A group is its opening, its content and its closing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// An identifier or keyword; a raw one without its `r#`.
    Word {
        text: String,
        raw: bool,
    },
    /// The name of a lifetime or label.
    Lifetime,
    Punct(char),
    Literal(String),
    /// The opening of a group, with the index of its closing.
    Open(Delimiter, usize),
    Close,
}

/// A file's tokens in a row.
#[derive(Debug, Default)]
pub(super) struct Leaves {
    tokens: Vec<(Token, Span)>,
    /// The place of all of them, where they stand inside one string.
    place: Option<Place>,
}

impl Leaves {
    /// The tokens of `text`; none if it is not Rust.
    pub(super) fn of(text: &str) -> Self {
        Self::of_stream(text.parse().unwrap_or_default())
    }

    /// The tokens of a file or a macro.
    pub(super) fn of_stream(stream: TokenStream) -> Self {
        let mut leaves = Self::default();
        leaves.append(stream);
        leaves
    }

    /// The tokens of `text`, all of them placed at `place`: for a string that is code.
    pub(super) fn at(text: &str, place: Place) -> Self {
        Self {
            place: Some(place),
            ..Self::of(text)
        }
    }

    fn append(&mut self, stream: TokenStream) {
        let mut after_quote = false;
        for tree in stream {
            let span = tree.span();
            let quoted = std::mem::take(&mut after_quote);
            let token = match tree {
                TokenTree::Ident(_) if quoted => Token::Lifetime,
                TokenTree::Ident(ident) => word(&ident.to_string()),
                TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                    after_quote = true;
                    continue;
                }
                TokenTree::Punct(punct) => Token::Punct(punct.as_char()),
                TokenTree::Literal(literal) => Token::Literal(literal.to_string()),
                TokenTree::Group(group) => {
                    self.append_group(&group);
                    continue;
                }
            };
            self.tokens.push((token, span));
        }
    }

    fn append_group(&mut self, group: &proc_macro2::Group) {
        let open = self.tokens.len();
        self.tokens
            .push((Token::Open(group.delimiter(), 0), group.span_open()));
        self.append(group.stream());
        let close = self.tokens.len();
        self.tokens[open].0 = Token::Open(group.delimiter(), close);
        self.tokens.push((Token::Close, group.span_close()));
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index).map(|(token, _)| token)
    }

    pub(super) fn before(&self, index: usize) -> Option<&Token> {
        index.checked_sub(1).and_then(|index| self.get(index))
    }

    pub(super) fn place(&self, index: usize) -> Place {
        self.place
            .unwrap_or_else(|| Place::of(self.tokens[index].1))
    }

    /// The identifier or keyword at `index`.
    pub(super) fn word(&self, index: usize) -> Option<&str> {
        match self.get(index) {
            Some(Token::Word { text, .. }) => Some(text),
            _ => None,
        }
    }

    /// Whether `index` holds `keyword` as a keyword, not as `r#keyword`.
    pub(super) fn is_keyword(&self, index: usize, keyword: &str) -> bool {
        matches!(self.get(index), Some(Token::Word { text, raw: false }) if text == keyword)
    }

    pub(super) fn is_punct(&self, index: usize, punct: char) -> bool {
        self.get(index) == Some(&Token::Punct(punct))
    }

    /// Whether a `::` begins at `index`.
    pub(super) fn is_separator(&self, index: usize) -> bool {
        self.is_punct(index, ':') && self.is_punct(index + 1, ':')
    }

    /// The index of the closing of the group that opens at `index`.
    pub(super) fn closing(&self, index: usize) -> Option<usize> {
        match self.get(index) {
            Some(Token::Open(_, close)) => Some(*close),
            _ => None,
        }
    }

    pub(super) fn opens(&self, index: usize, delimiter: Delimiter) -> bool {
        matches!(self.get(index), Some(Token::Open(found, _)) if *found == delimiter)
    }
}

fn word(text: &str) -> Token {
    match text.strip_prefix("r#") {
        Some(text) => Token::Word {
            text: text.to_owned(),
            raw: true,
        },
        None => Token::Word {
            text: text.to_owned(),
            raw: false,
        },
    }
}
