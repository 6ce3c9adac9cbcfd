//! The sections of the template, and the passages that the spec points to.

use super::breach::HandoutBreach;
use super::contents::{Block, Passage};
use super::document::Handout;
use super::words::{plain, section_number};
use crate::spec::Spec;

/// The sections that a handout has, in this order.
const SECTIONS: [(u8, &str); 7] = [
    (1, "Context and task"),
    (2, "Did you know?"),
    (3, "Usage example"),
    (5, "What it teaches"),
    (6, "Pitfalls"),
    (7, "Quiz"),
    (8, "Recap"),
];

/// The section that stays with the instructor.
const CORRECTION: u8 = 4;

/// Whether all sections are there, in order, with something in them.
pub(super) fn check(handout: &Handout) -> Vec<HandoutBreach> {
    let mut breaches = order(handout);
    for (number, title) in SECTIONS {
        breaches.extend(check_section(handout, number, title));
    }
    breaches
}

fn check_section(handout: &Handout, number: u8, title: &str) -> Option<HandoutBreach> {
    let section = handout.section(number);
    let Some(first) = section.first() else {
        return Some(HandoutBreach::missing(
            format!("there is no section {number}"),
            format!("add `## {number}. {title}`"),
        ));
    };
    let (line, lacks) = (first.line(), |what: &str, remedy: &str| {
        HandoutBreach::at(
            first.line(),
            format!("section {number} has no {what}"),
            remedy,
        )
    });
    if section.iter().all(Passage::is_empty) {
        return Some(HandoutBreach::at(
            line,
            format!("section {number} is empty"),
            "write it",
        ));
    }
    match number {
        5 if !section
            .iter()
            .flat_map(|passage| &passage.blocks)
            .any(is_drawing) =>
        {
            Some(lacks(
                "drawing",
                "draw what it teaches in a code block marked `text`",
            ))
        }
        6 if section.iter().all(|passage| passage.tables.is_empty()) => Some(lacks(
            "table",
            "list the pitfalls as a table: pitfall, symptom, remedy",
        )),
        _ => None,
    }
}

fn is_drawing(block: &Block) -> bool {
    block.language.first().is_none_or(|word| word == "text")
}

fn order(handout: &Handout) -> Vec<HandoutBreach> {
    let mut breaches = Vec::new();
    let mut last = 0;
    for heading in handout.headings().filter(|heading| heading.level == 2) {
        let Some(number) = section_number(&heading.text) else {
            continue;
        };
        if number == CORRECTION {
            breaches.push(HandoutBreach::at(
                heading.line,
                "section 4, the correction, stands in the handout",
                "take it out: it stays with the instructor",
            ));
        } else if SECTIONS.iter().all(|(known, _)| *known != number) {
            breaches.push(HandoutBreach::at(
                heading.line,
                format!("there is a section {number}, which the template does not know"),
                "make it a part of one of the sections 1, 2, 3, 5, 6, 7, 8",
            ));
        } else if number <= last {
            breaches.push(HandoutBreach::at(
                heading.line,
                format!("section {number} stands behind section {last}"),
                "bring the sections into the order 1, 2, 3, 5, 6, 7, 8, each once",
            ));
        } else {
            last = number;
        }
    }
    breaches
}

/// Whether the passage that each criterion points to is a heading of section 1 with a text under it.
pub(super) fn check_passages(handout: &Handout, spec: &Spec) -> Vec<HandoutBreach> {
    let section = handout.section(1);
    spec.criteria
        .iter()
        .filter_map(|row| {
            let named = |passage: &&Passage| {
                passage
                    .heading
                    .as_ref()
                    .is_some_and(|heading| plain(&heading.text) == plain(&row.passage))
            };
            match section.iter().find(named) {
                None => Some(HandoutBreach::missing(
                    format!(
                        "criterion `{}` points to the passage \"{}\", which no heading of section 1 \
                         has as its text",
                        row.name, row.passage
                    ),
                    "name a heading of section 1, letter by letter",
                )),
                Some(passage) if passage.is_empty() => Some(HandoutBreach::at(
                    passage.line(),
                    format!(
                        "the passage \"{}\" of criterion `{}` says nothing",
                        row.passage, row.name
                    ),
                    "state the rule under its heading",
                )),
                Some(_) => None,
            }
        })
        .collect()
}
