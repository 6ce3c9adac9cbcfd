//! The table of facts under the title.

use super::breach::HandoutBreach;
use super::contents::{Passage, Table};
use super::document::Handout;
use crate::spec::Spec;

/// The rows, in the template's order.
const ROWS: [&str; 9] = [
    "Module",
    "Concept",
    "Difficulty",
    "Tier",
    "Duration",
    "XP",
    "Complexity",
    "Prerequisites",
    "Domains",
];

/// Whether all facts are there, and whether the figures are those of the spec.
pub(super) fn check(handout: &Handout, spec: &Spec) -> Vec<HandoutBreach> {
    let Some(table) = table(handout) else {
        return vec![HandoutBreach::missing(
            "there is no table of facts ahead of section 1",
            format!(
                "put a table with the rows {} under the title",
                ROWS.join(", ")
            ),
        )];
    };
    ROWS.iter()
        .filter_map(|row| check_row(table, row, figure(spec, row)))
        .collect()
}

/// The first table ahead of the first section.
fn table(handout: &Handout) -> Option<&Table> {
    let starts_section = |passage: &&Passage| {
        passage
            .heading
            .as_ref()
            .is_some_and(|heading| heading.level >= 2)
    };
    handout
        .passages
        .iter()
        .take_while(|passage| !starts_section(passage))
        .find_map(|passage| passage.tables.first())
}

/// The number that the spec has for a row.
fn figure(spec: &Spec, row: &str) -> Option<u32> {
    match row {
        "Difficulty" => Some(spec.difficulty.into()),
        "Tier" => Some(spec.tier.into()),
        "Duration" => Some(spec.duration_minutes),
        "XP" => Some(spec.xp),
        _ => None,
    }
}

fn check_row(table: &Table, name: &str, figure: Option<u32>) -> Option<HandoutBreach> {
    let named = |row: &Vec<String>| {
        row.first()
            .is_some_and(|cell| cell.eq_ignore_ascii_case(name))
    };
    let Some(index) = table.rows.iter().position(named) else {
        return Some(HandoutBreach::missing(
            format!("the table of facts has no row `{name}`"),
            format!("add `| **{name}** | … |`"),
        ));
    };
    let value = table.rows[index].get(1).map_or("", String::as_str);
    if value.is_empty() {
        return Some(HandoutBreach::at(
            table.lines[index],
            format!("the fact `{name}` is left empty"),
            "fill it in",
        ));
    }
    let figure = figure.filter(|figure| first_number(value) != Some(*figure))?;
    Some(HandoutBreach::at(
        table.lines[index],
        format!("the fact `{name}` is \"{value}\", but the spec says {figure}"),
        "make the two agree, the number first",
    ))
}

fn first_number(text: &str) -> Option<u32> {
    let digits = text.trim_start_matches(|mark: char| !mark.is_ascii_digit());
    let end = digits
        .find(|mark: char| !mark.is_ascii_digit())
        .unwrap_or(digits.len());
    digits[..end].parse().ok()
}
