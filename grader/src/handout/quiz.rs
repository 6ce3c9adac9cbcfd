//! The quiz of section 7: the spec's questions, without the spec's answers.

use super::breach::HandoutBreach;
use super::document::Handout;
use super::words::plain;
use crate::spec::Question;

/// Whether each question stands there with its choices in the spec's order, and no answer.
pub(super) fn check(handout: &Handout, quiz: &[Question]) -> Vec<HandoutBreach> {
    let section = handout.section(7);
    let Some(first) = section.first() else {
        return Vec::new(); // Said already: there is no section 7.
    };
    let lines: Vec<String> = section
        .iter()
        .flat_map(|passage| passage.prose.lines())
        .map(plain)
        .collect();
    let mut breaches = questions(&lines, quiz, first.line());
    breaches.extend(answers(handout, quiz));
    breaches
}

/// `shown` has a line for each paragraph, item and cell of the section.
fn questions(shown: &[String], quiz: &[Question], line: usize) -> Vec<HandoutBreach> {
    if quiz.is_empty() {
        return vec![HandoutBreach::at(
            line,
            "the spec has no quiz",
            "write its questions there",
        )];
    }
    let places: Vec<Option<usize>> = quiz
        .iter()
        .map(|question| {
            shown
                .iter()
                .position(|line| line.contains(&plain(&question.question)))
        })
        .collect();
    let mut breaches = Vec::new();
    for (question, place) in quiz.iter().zip(&places) {
        let Some(start) = *place else {
            breaches.push(HandoutBreach::at(
                line,
                format!("section 7 lacks the question \"{}\"", question.question),
                "show every question of the spec, in its words",
            ));
            continue;
        };
        let end = places
            .iter()
            .flatten()
            .filter(|place| **place > start)
            .min();
        let own = &shown[start + 1..end.copied().unwrap_or(shown.len())];
        breaches.extend(choices(own, question, line));
    }
    breaches
}

/// Whether `shown`, the lines between a question and the next one, has the choices in their order.
fn choices(mut shown: &[String], question: &Question, line: usize) -> Option<HandoutBreach> {
    for choice in &question.choices {
        let Some(at) = shown.iter().position(|line| is_choice(line, choice)) else {
            return Some(HandoutBreach::at(
                line,
                format!(
                    "the question \"{}\" lacks the choice \"{choice}\"",
                    question.question
                ),
                "show the choices in the spec's words and order, each in a line of its own",
            ));
        };
        shown = &shown[at + 1..];
    }
    None
}

/// Whether `shown` is `choice`, with a label such as `A)` ahead of it or without.
fn is_choice(shown: &str, choice: &str) -> bool {
    let choice = plain(choice);
    let unlabelled = shown
        .split_once(' ')
        .filter(|(label, _)| label.ends_with([')', '.', ':']));
    shown == choice || unlabelled.is_some_and(|(_, rest)| rest == choice)
}

fn answers(handout: &Handout, quiz: &[Question]) -> Vec<HandoutBreach> {
    const REMEDY: &str = "take it out: the answers stay in the spec";
    let mut breaches = explanations(handout, quiz);
    for passage in handout.section(7) {
        for line in &passage.ticked {
            breaches.push(HandoutBreach::at(
                *line,
                "a choice of the quiz is ticked",
                REMEDY,
            ));
        }
        for bold in &passage.bold {
            let text = plain(&bold.text);
            let right = |question: &Question| is_choice(&text, &question.choices[question.answer]);
            if quiz.iter().any(right) {
                let message = "the right choice of a question stands out in bold";
                breaches.push(HandoutBreach::at(bold.line, message, REMEDY));
            }
        }
        let tells = |line: &str| {
            let line = plain(line).to_lowercase();
            ["answer:", "answers:", "solution:", "correct:"]
                .iter()
                .any(|word| line.contains(word))
        };
        if passage.prose.lines().any(tells) {
            let message = "section 7 tells an answer";
            breaches.push(HandoutBreach::at(passage.line(), message, REMEDY));
        }
    }
    breaches
}

fn explanations(handout: &Handout, quiz: &[Question]) -> Vec<HandoutBreach> {
    let whole: String = handout
        .passages
        .iter()
        .map(|passage| passage.prose.as_str())
        .collect();
    let whole = plain(&whole);
    quiz.iter()
        .filter(|question| {
            let explanation = plain(&question.explanation);
            !explanation.is_empty() && whole.contains(&explanation)
        })
        .map(|question| {
            HandoutBreach::missing(
                format!(
                    "the handout explains the answer to \"{}\"",
                    question.question
                ),
                "leave the explanation to the spec",
            )
        })
        .collect()
}
