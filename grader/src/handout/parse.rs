//! From Markdown to passages.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::contents::{Block, Heading, Link, Passage, Span, Table};

/// The passages of a Markdown text.
pub(super) fn passages(text: &str) -> Vec<Passage> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    let mut reader = Reader::new(text);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, range.start);
    }
    reader.finish()
}

struct Reader {
    /// The byte at which each line begins.
    line_starts: Vec<usize>,
    done: Vec<Passage>,
    current: Passage,
    heading: Option<Heading>,
    block: Option<Block>,
    bold: Option<Span>,
    cell: Option<String>,
}

impl Reader {
    fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self {
            line_starts: std::iter::once(0)
                .chain(breaks.map(|(at, _)| at + 1))
                .collect(),
            done: Vec::new(),
            current: Passage::default(),
            heading: None,
            block: None,
            bold: None,
            cell: None,
        }
    }

    fn line(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte)
    }

    fn take(&mut self, event: Event<'_>, at: usize) {
        let line = self.line(at);
        match event {
            Event::Start(tag) => self.start(tag, line),
            Event::End(tag) => self.end(tag),
            Event::Code(text) => {
                self.current.code.push(Span {
                    text: text.to_string(),
                    line,
                });
                self.text(&text);
            }
            Event::Text(text) => self.words(&text, line),
            // What Markdown takes for a tag is most often a type's argument, as in `Vec<u8>`.
            Event::InlineHtml(text) | Event::Html(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::TaskListMarker(true) => self.current.ticked.push(line),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, line: usize) {
        match tag {
            Tag::Heading { level, .. } => {
                let level = level as u8;
                self.heading = Some(Heading {
                    level,
                    text: String::new(),
                    line,
                });
            }
            Tag::CodeBlock(kind) => {
                let language = language(&kind);
                let (code, code_line) = (String::new(), line);
                self.block = Some(Block {
                    language,
                    code,
                    line,
                    code_line,
                });
            }
            Tag::Table(_) => self.current.tables.push(Table::default()),
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = self.current.tables.last_mut() {
                    table.rows.push(Vec::new());
                    table.lines.push(line);
                }
            }
            Tag::TableCell => self.cell = Some(String::new()),
            Tag::Strong => {
                self.bold = Some(Span {
                    text: String::new(),
                    line,
                })
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.current.links.push(Link {
                    target: dest_url.to_string(),
                    line,
                });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.next_passage(),
            TagEnd::CodeBlock => self.current.blocks.extend(self.block.take()),
            TagEnd::TableCell => {
                let cell = self.cell.take().unwrap_or_default();
                self.current.prose.push_str(&cell);
                self.current.prose.push('\n');
                let row = self
                    .current
                    .tables
                    .last_mut()
                    .and_then(|table| table.rows.last_mut());
                row.into_iter()
                    .for_each(|row| row.push(cell.trim().to_owned()));
            }
            TagEnd::Strong => self.current.bold.extend(self.bold.take()),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::HtmlBlock => self.text("\n"),
            _ => {}
        }
    }

    /// Text that may be a code block's.
    fn words(&mut self, text: &str, line: usize) {
        match &mut self.block {
            Some(block) => {
                if block.code.is_empty() {
                    block.code_line = line;
                }
                block.code.push_str(text);
            }
            None => self.text(text),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(bold) = &mut self.bold {
            bold.text.push_str(text);
        }
        let place = match (&mut self.heading, &mut self.cell) {
            (Some(heading), _) => &mut heading.text,
            (None, Some(cell)) => cell,
            (None, None) => &mut self.current.prose,
        };
        place.push_str(text);
    }

    fn next_passage(&mut self) {
        let mut next = Passage {
            heading: self.heading.take(),
            ..Passage::default()
        };
        if let Some(heading) = &next.heading {
            // Inline code and links of the heading itself were met before it ended.
            let line = heading.line;
            let moved = |span: &mut Span| span.line == line;
            next.code = self.current.code.extract_if(.., moved).collect();
            next.links = self
                .current
                .links
                .extract_if(.., |link| link.line == line)
                .collect();
        }
        self.done.push(std::mem::replace(&mut self.current, next));
    }

    fn finish(mut self) -> Vec<Passage> {
        self.done.push(self.current);
        self.done
            .retain(|passage| passage.heading.is_some() || !passage.is_empty());
        self.done
    }
}

fn language(kind: &CodeBlockKind<'_>) -> Vec<String> {
    match kind {
        CodeBlockKind::Indented => Vec::new(),
        CodeBlockKind::Fenced(words) => words
            .split([',', ' '])
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect(),
    }
}
