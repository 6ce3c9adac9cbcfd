//! The letters by which mutants are told apart.

/// The letter (or letters, after `z`) that a mutant's name starts with, if it is a mutant's name.
pub(super) fn letter_of(name: &str) -> Option<&str> {
    let (letter, words) = name.split_once('-')?;
    let lower = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase());
    let word = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    (lower(letter) && letter.len() <= 2 && words.split('-').all(word)).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::letter_of;

    #[test]
    fn a_name_is_a_letter_and_words() {
        assert_eq!(letter_of("a-commits-by-count"), Some("a"));
        assert_eq!(letter_of("ab-crc32"), Some("ab"));
        for wrong in ["commits", "A-commits", "a-", "a_commits", "a--b", "1-b"] {
            assert_eq!(letter_of(wrong), None, "{wrong}");
        }
    }
}
