//! How texts of a handout are compared.

/// The number of a section by its heading: 3 for `3. Usage example`.
pub(super) fn section_number(heading: &str) -> Option<u8> {
    heading.split_once('.')?.0.parse().ok()
}

/// `text` in one line, with single spaces, and without the characters that only mark type faces in
/// Markdown: what is left of a sentence however it was set.
pub(super) fn plain(text: &str) -> String {
    let unmarked: String = text
        .chars()
        .filter(|mark| !matches!(mark, '`' | '*' | '\\'))
        .collect();
    unmarked.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The line, counted from 1, on which `word` first stands as a whole word.
pub(super) fn line_of_word(text: &str, word: &str) -> Option<usize> {
    let at = places_of_word(text, word).next()?;
    Some(text[..at].matches('\n').count() + 1)
}

/// Where `word` stands in `text` with neither a letter, a digit, `_` nor `-` beside it.
fn places_of_word(text: &str, word: &str) -> impl Iterator<Item = usize> {
    let joins = |other: char| other.is_alphanumeric() || other == '_' || other == '-';
    let found = text.match_indices(word);
    let whole = found.filter(move |(at, word)| {
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(joins) && !after.is_some_and(joins)
    });
    whole.map(|(at, _)| at)
}
