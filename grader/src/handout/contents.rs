//! What a handout is made of. All lines are counted from 1.

/// A heading and what stands under it, down to the next heading of any level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The heading; none for what stands ahead of the first.
    pub heading: Option<Heading>,
    /// The running text as a reader sees it: lists, tables and inline code included, code blocks
    /// not; a line break after each paragraph, item and cell.
    pub prose: String,
    /// Code blocks.
    pub blocks: Vec<Block>,
    /// Tables.
    pub tables: Vec<Table>,
    /// Inline code.
    pub code: Vec<Span>,
    /// Inline text in bold type.
    pub bold: Vec<Span>,
    /// Links and images.
    pub links: Vec<Link>,
    /// Boxes of task lists that are ticked.
    pub ticked: Vec<usize>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 for `#`, 2 for `##`, and so on.
    pub level: u8,
    /// Its text as a reader sees it.
    pub text: String,
    /// Where it stands.
    pub line: usize,
}

/// A code block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The words behind the fence, such as `["rust", "ignore"]`; empty if there are none.
    pub language: Vec<String>,
    /// Its text.
    pub code: String,
    /// Where its fence stands.
    pub line: usize,
    /// Where its first line of code stands.
    pub code_line: usize,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The cells, row by row, the head first.
    pub rows: Vec<Vec<String>>,
    /// Where each row stands.
    pub lines: Vec<usize>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub line: usize,
}

/// A link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: String,
    /// Where it stands.
    pub line: usize,
}

impl Passage {
    /// Whether there is nothing under the heading.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.prose.trim().is_empty() && self.blocks.is_empty() && self.tables.is_empty()
    }

    /// The line of the heading, or the first.
    #[must_use]
    pub fn line(&self) -> usize {
        self.heading.as_ref().map_or(1, |heading| heading.line)
    }
}

impl Block {
    /// Whether it is Rust, to be run or not.
    #[must_use]
    pub fn is_rust(&self) -> bool {
        self.language.first().is_some_and(|word| word == "rust")
    }
}
