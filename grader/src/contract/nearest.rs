//! "Did you mean": the nearest of the names at hand.

/// The name among `names` that `wanted` was most likely meant to be, if one is near enough.
pub(super) fn nearest<'a>(
    wanted: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let bare = |name: &str| name.replace('_', "").to_lowercase();
    let wanted_bare = bare(wanted);
    names
        .into_iter()
        .filter(|name| *name != wanted)
        .map(|name| (distance(&wanted_bare, &bare(name)), name))
        .filter(|(distance, name)| is_near(*distance, &wanted_bare, &bare(name)))
        .min()
        .map(|(_, name)| name)
}

/// Whether two names are that near: a few letters apart, or one of them the beginning of the other.
fn is_near(distance: usize, a: &str, b: &str) -> bool {
    let shorter = a.len().min(b.len());
    distance <= 1 + shorter / 4 || shorter >= 5 && (a.starts_with(b) || b.starts_with(a))
}

/// How many letters must be put in, left out or replaced to make `b` of `a`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_is_found_and_another_word_is_not() {
        let names = ["merge", "tick", "is_concurrent", "known_nodes"];
        assert_eq!(nearest("knownNodes", names), Some("known_nodes"));
        assert_eq!(nearest("merged", names), Some("merge"));
        assert_eq!(nearest("ticks", names), Some("tick"));
        assert_eq!(nearest("is_concurrent_with", names), Some("is_concurrent"));
        assert_eq!(nearest("compare", names), None);
        assert_eq!(nearest("get", names), None);
    }
}
