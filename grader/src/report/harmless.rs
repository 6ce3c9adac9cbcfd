//! Makes text from a submission fit to be shown.
//!
//! A student decides what a test prints, what a panic says and what a file is called. None of it
//! may move a cursor, give orders to a build server or fill a log. What is dangerous is made
//! visible, not dropped: a reader sees that somebody tried.

use std::fmt::Write;

/// How much of a text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The most lines.
    pub lines: usize,
    /// The most characters in all.
    pub chars: usize,
}

impl Limit {
    /// A message of a test or the compiler.
    pub const MESSAGE: Self = Self {
        lines: 40,
        chars: 4_000,
    };
    /// The message of a further test that failed under the same heading: the first one says most.
    pub const FURTHER: Self = Self {
        lines: 10,
        chars: 1_000,
    };
    /// What a test printed.
    pub const OUTPUT: Self = Self {
        lines: 8,
        chars: 800,
    };
    /// A name, a path or a line of code.
    pub const LINE: Self = Self {
        lines: 1,
        chars: 240,
    };
}

/// `raw` on one line.
#[must_use]
pub fn line(raw: &str) -> String {
    let (kept, lost) = cut(raw.trim_end_matches(['\n', '\r']), Limit::LINE.chars);
    let mut shown = guard(&visible(kept).replace('\n', "\\n"));
    if lost > 0 {
        write!(shown, "… (cut: {lost} more characters)").expect("a string takes all");
    }
    shown
}

/// `raw` as lines that can be shown. What exceeds `limit` is cut out of the middle, with a note:
/// the beginning says what was checked, the end what went wrong.
#[must_use]
pub fn lines(raw: &str, limit: Limit) -> Vec<String> {
    let raw = raw.trim_end();
    if raw.is_empty() {
        return Vec::new();
    }
    let (head, lost, tail) = without_middle(raw, limit);
    let mut shown = shown_lines(head);
    if lost > 0 {
        shown.push(format!("… (cut: {lost} characters)"));
        shown.extend(shown_lines(tail.strip_prefix('\n').unwrap_or(tail)));
    }
    shown
}

fn shown_lines(text: &str) -> Vec<String> {
    text.split('\n')
        .map(|line| guard(&visible(line.strip_suffix('\r').unwrap_or(line))))
        .collect()
}

/// The beginning and the end of `raw` within `limit`, and how many characters lie between: none if
/// the beginning is all.
fn without_middle(raw: &str, limit: Limit) -> (&str, usize, &str) {
    if raw.split('\n').count() <= limit.lines && raw.chars().count() <= limit.chars {
        return (raw, 0, "");
    }
    // Three parts of five go to the beginning.
    let head = Limit {
        lines: (limit.lines * 3).div_ceil(5),
        chars: (limit.chars * 3).div_ceil(5),
    };
    let tail = Limit {
        lines: limit.lines - head.lines,
        chars: limit.chars - head.chars,
    };
    let by_lines = raw.match_indices('\n').nth(head.lines.saturating_sub(1));
    let by_chars = raw.char_indices().nth(head.chars);
    let end = by_lines
        .into_iter()
        .chain(by_chars.map(|(at, _)| (at, "")))
        .map(|(at, _)| at)
        .min();
    let end = end.unwrap_or(raw.len());
    let rest = &raw[end..];
    let by_lines = match tail.lines {
        0 => rest.len(),
        lines => rest
            .rmatch_indices('\n')
            .nth(lines - 1)
            .map_or(0, |(at, _)| at),
    };
    let by_chars = match tail.chars {
        0 => rest.len(),
        chars => rest
            .char_indices()
            .rev()
            .nth(chars - 1)
            .map_or(0, |(at, _)| at),
    };
    let start = by_lines.max(by_chars);
    (&raw[..end], rest[..start].chars().count(), &rest[start..])
}

/// `raw` unaltered, but for a note in place of what exceeds `chars` characters.
///
/// For data that is stored rather than shown; bounding a second time changes nothing.
#[must_use]
pub fn bounded(raw: &str, chars: usize) -> String {
    const NOTE_CHARS: usize = 60;
    let (_, lost) = cut(raw, chars);
    if lost == 0 {
        return raw.to_owned();
    }
    let (kept, lost) = cut(raw, chars.saturating_sub(NOTE_CHARS));
    format!("{kept}\n… (cut: {lost} more characters)")
}

/// Makes one line harmless to a build server that reads it.
///
/// GitHub takes a line that begins with `::` for a command, and `##[` anywhere; Azure takes
/// `##vso[`, `TeamCity` `##teamcity[`. A backslash breaks them. To be called again after a line was
/// wrapped, since any part may now begin a line; twice is as good as once.
#[must_use]
pub fn guard(line: &str) -> String {
    // Twice, since of three in a row the first pass sees only one pair.
    let broken = line.replace("##", "#\\#").replace("##", "#\\#");
    let text = broken.trim_start();
    if text.starts_with("::") {
        let indent = &broken[..broken.len() - text.len()];
        return format!("{indent}\\{text}");
    }
    broken
}

/// Writes characters that a terminal obeys, or that hide or reorder text, as visible escapes.
/// Line feeds stay; a tab becomes four spaces.
fn visible(raw: &str) -> String {
    let mut shown = String::with_capacity(raw.len());
    for character in raw.chars() {
        match character {
            '\n' => shown.push('\n'),
            '\t' => shown.push_str("    "),
            _ if is_treacherous(character) => shown.extend(character.escape_default()),
            _ => shown.push(character),
        }
    }
    shown
}

/// Whether a character does something else than to show itself.
#[must_use]
pub fn is_treacherous(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}'
            | '\u{f0000}'..='\u{10ffff}')
}

/// The first `chars` characters, and how many follow.
fn cut(raw: &str, chars: usize) -> (&str, usize) {
    match raw.char_indices().nth(chars) {
        Some((at, _)) => (&raw[..at], raw[at..].chars().count()),
        None => (raw, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::{Limit, bounded, guard, is_treacherous, line, lines};

    #[track_caller]
    fn check(raw: &str, expect: &str) {
        let shown = lines(raw, Limit::MESSAGE).join("\n");
        assert_eq!(shown, expect, "of {raw:?}");
        assert!(
            !shown.chars().any(|c| c != '\n' && is_treacherous(c)),
            "{shown:?}"
        );
        for row in shown.lines() {
            assert_eq!(guard(row), row, "guarding twice is as good as once");
        }
    }

    #[test]
    fn plain_text_in_any_script_stays_as_it_is() {
        check("get(a) is 1, but must be 2", "get(a) is 1, but must be 2");
        check(
            "zwölf 🦀 نص 漢字\n  indented",
            "zwölf 🦀 نص 漢字\n  indented",
        );
        check("", "");
    }

    #[test]
    fn terminal_escapes_become_visible() {
        check("\x1b[2J\x1b[H all passed", "\\u{1b}[2J\\u{1b}[H all passed");
        check("\x1b]0;title\x07", "\\u{1b}]0;title\\u{7}");
        check("\u{9b}31m", "\\u{9b}31m");
        check("\0\x7f\x08", "\\u{0}\\u{7f}\\u{8}");
    }

    #[test]
    fn a_carriage_return_cannot_overwrite_a_line() {
        check("failed\rpassed", "failed\\rpassed");
        check("one\r\ntwo", "one\ntwo");
    }

    #[test]
    fn text_that_hides_or_reorders_becomes_visible() {
        check("abc\u{202e}fed", "abc\\u{202e}fed");
        check("a\u{200b}b\u{feff}c", "a\\u{200b}b\\u{feff}c");
        check("a\u{2028}b\u{85}c", "a\\u{2028}b\\u{85}c");
        check("\u{e0041}", "\\u{e0041}");
    }

    #[test]
    fn commands_of_build_servers_are_broken() {
        check("::error::forged", "\\::error::forged");
        check(
            "ok\n   ::set-output name=a::b",
            "ok\n   \\::set-output name=a::b",
        );
        check(
            "x ##[error]y ##vso[task.complete]",
            "x #\\#[error]y #\\#vso[task.complete]",
        );
        check("###[group]", "#\\#\\#[group]");
        check("\t::stop-commands::x", "    \\::stop-commands::x");
        check("std::process::exit", "std::process::exit");
    }

    #[test]
    fn long_text_is_cut_with_a_note() {
        let limit = Limit {
            lines: 5,
            chars: 10,
        };
        assert_eq!(
            lines(
                "a\nb\nc\nd\ne\nf\ng",
                Limit {
                    lines: 5,
                    chars: 100
                }
            ),
            ["a", "b", "c", "… (cut: 4 characters)", "f", "g"],
            "the beginning and the end stay"
        );
        assert_eq!(
            lines("abcdefghijklmno", limit),
            ["abcdef", "… (cut: 5 characters)", "lmno"]
        );
        assert_eq!(
            lines("1234\n6789\n", limit),
            ["1234", "6789"],
            "what fits has no note"
        );
        assert!(line(&"é".repeat(1_000)).ends_with("… (cut: 760 more characters)"));
    }

    #[test]
    fn one_line_is_one_line() {
        assert_eq!(line("a\nb\n"), "a\\nb");
        assert_eq!(line("::error::x"), "\\::error::x");
    }

    #[test]
    fn bounding_twice_changes_nothing_more() {
        let once = bounded(&"é".repeat(500), 100);
        assert!(once.ends_with("(cut: 460 more characters)"), "{once}");
        assert!(once.chars().count() <= 100);
        assert_eq!(bounded(&once, 100), once);
        assert_eq!(bounded("\x1bshort", 100), "\x1bshort");
    }
}
