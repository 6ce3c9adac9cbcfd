//! Setting text in lines of a given width, with or without colour.

use anstyle::{AnsiColor, Style as Colours};
use unicode_width::UnicodeWidthStr;

use super::format::Style;
use super::harmless::{self, Limit};

/// The narrowest page that is set; on less, the terminal wraps.
const NARROWEST: usize = 60;
/// The widest: longer lines are hard to read.
const WIDEST: usize = 100;

/// What a piece of text is, which decides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Strong,
    Quiet,
    Good,
    Half,
    Bad,
    Place,
}

impl Tone {
    fn colours(self) -> Colours {
        let coloured = |colour: AnsiColor| Colours::new().fg_color(Some(colour.into()));
        match self {
            Self::Plain => Colours::new(),
            Self::Strong => Colours::new().bold(),
            Self::Quiet => Colours::new().dimmed(),
            Self::Good => coloured(AnsiColor::Green),
            Self::Half => coloured(AnsiColor::Yellow),
            Self::Bad => coloured(AnsiColor::Red),
            Self::Place => coloured(AnsiColor::Cyan),
        }
    }
}

/// A page that is being set.
pub(super) struct Page {
    text: String,
    colour: bool,
    width: usize,
}

impl Page {
    pub(super) fn new(style: &Style) -> Self {
        Self {
            text: String::new(),
            colour: style.colour,
            width: style.width.clamp(NARROWEST, WIDEST),
        }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// `text` in the colour of `tone`, where there is colour.
    pub(super) fn paint(&self, tone: Tone, text: &str) -> String {
        if !self.colour || tone == Tone::Plain || text.is_empty() {
            return text.to_owned();
        }
        let colours = tone.colours();
        format!("{colours}{text}{colours:#}")
    }

    /// Adds one line, already set.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Adds `text`, wrapped: `first` begins the first line, `rest` the others; both are already
    /// set and may hold colour.
    pub(super) fn paragraph(&mut self, first: &str, rest: &str, tone: Tone, text: &str) {
        let room = self
            .width
            .saturating_sub(width(first).max(width(rest)))
            .max(NARROWEST / 2);
        let mut prefix = first;
        for raw in harmless::lines(text, Limit::MESSAGE) {
            for line in wrap(&raw, room) {
                let line = self.paint(tone, &harmless::guard(&line));
                self.line(&format!("{prefix}{line}"));
                prefix = rest;
            }
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// How many columns `text` takes, not counting colour.
pub(super) fn width(text: &str) -> usize {
    let mut columns = 0;
    let mut rest = text;
    while let Some(start) = rest.find('\u{1b}') {
        columns += rest[..start].width();
        rest = rest[start..].split_once('m').map_or("", |(_, after)| after);
    }
    columns + rest.width()
}

/// `text` followed by spaces up to `columns`.
pub(super) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// `text` after spaces up to `columns`.
pub(super) fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// `text`, or as much of it as fits into `columns` with an ellipsis.
pub(super) fn fit(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = split_at_width(text, columns.saturating_sub(1))
        .0
        .trim_end()
        .to_owned();
    kept.push('…');
    kept
}

/// Breaks one line into lines of at most `room` columns, between words where it can; they keep the
/// line's indentation.
fn wrap(line: &str, room: usize) -> Vec<String> {
    if line.width() <= room {
        return vec![line.to_owned()];
    }
    let indent = " ".repeat((line.len() - line.trim_start_matches(' ').len()).min(room / 2));
    let room = room - indent.len();
    let mut lines = Vec::new();
    let mut current = String::new();
    for mut word in line.split(' ').filter(|word| !word.is_empty()) {
        let gap = usize::from(!current.is_empty());
        if current.width() + gap + word.width() <= room {
            current.push_str(&" ".repeat(gap));
            current.push_str(word);
            continue;
        }
        if !current.is_empty() {
            lines.push(std::mem::take(&mut current));
        }
        while word.width() > room {
            let (head, tail) = split_at_width(word, room);
            lines.push(head.to_owned());
            word = tail;
        }
        current = word.to_owned();
    }
    lines.push(current);
    lines
        .into_iter()
        .map(|line| format!("{indent}{line}"))
        .collect()
}

/// The longest start of `text` that takes at most `columns` (one character at least), and the rest.
fn split_at_width(text: &str, columns: usize) -> (&str, &str) {
    let end = text
        .char_indices()
        .skip(1)
        .map(|(at, _)| at)
        .take_while(|at| text[..*at].width() <= columns)
        .last()
        .or_else(|| text.chars().next().map(char::len_utf8));
    text.split_at(end.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::{Page, Style, Tone, fit, pad, width, wrap};

    #[track_caller]
    fn check(line: &str, room: usize, expect: &[&str]) {
        let lines = wrap(line, room);
        assert_eq!(lines, expect);
        assert!(
            lines.iter().all(|line| width(line) <= room),
            "{lines:?} in {room} columns"
        );
    }

    #[test]
    fn lines_break_between_words() {
        check("one two three", 7, &["one two", "three"]);
        check("fits", 7, &["fits"]);
        check("a  b   kept as it fits", 40, &["a  b   kept as it fits"]);
    }

    #[test]
    fn indentation_is_kept() {
        check("  left: 1 right: 2", 12, &["  left: 1", "  right: 2"]);
    }

    #[test]
    fn a_word_too_long_is_broken_and_wide_characters_count_twice() {
        check("abcdefghij", 4, &["abcd", "efgh", "ij"]);
        check("漢字漢字", 5, &["漢字", "漢字"]);
        check("x 漢字漢字漢", 6, &["x", "漢字漢", "字漢"]);
    }

    #[test]
    fn colour_takes_no_columns_and_is_left_out_where_there_is_none() {
        let coloured = Page::new(&Style {
            colour: true,
            width: 80,
        });
        let plain = Page::new(&Style::default());
        assert_eq!(width(&coloured.paint(Tone::Bad, "abc")), 3);
        assert_ne!(coloured.paint(Tone::Bad, "abc"), "abc");
        assert_eq!(plain.paint(Tone::Bad, "abc"), "abc");
        assert_eq!(width(&pad(&coloured.paint(Tone::Bad, "abc"), 8)), 8);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(fit("vector clock", 8), "vector…");
        assert_eq!(fit("vector", 6), "vector");
    }
}
