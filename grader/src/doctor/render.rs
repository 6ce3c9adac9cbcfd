//! The findings as text.

use super::finding::{Finding, State, is_fit};

/// The columns of a terminal that the text keeps to.
const WIDTH: usize = 80;

/// What `cargo xtask doctor` prints.
#[must_use]
pub fn render(findings: &[Finding]) -> String {
    let column = findings
        .iter()
        .map(|finding| finding.what.chars().count())
        .max()
        .unwrap_or(0);
    let indent = " ".repeat("missing".len() + column + 4);
    let mut page = String::new();
    for Finding {
        what,
        state,
        said,
        remedy,
    } in findings
    {
        let word = match state {
            State::Good => "good",
            State::Weak => "weak",
            State::Missing => "MISSING",
        };
        let said = wrap(&printable(said), &indent);
        page.push_str(&format!("{word:<7}  {what:<column$}  {said}\n"));
        if !remedy.is_empty() {
            page.push_str(&format!(
                "{indent}{}\n",
                wrap(&format!("-> {remedy}"), &indent)
            ));
        }
    }
    page.push_str(conclusion(findings));
    page
}

fn conclusion(findings: &[Finding]) -> &'static str {
    if !is_fit(findings) {
        "\nThis machine cannot grade the code of others until what is missing is there.\n"
    } else if findings.iter().any(|finding| finding.state == State::Weak) {
        "\nThis machine can grade, with the weaknesses named above.\n"
    } else {
        "\nThis machine is fit to grade.\n"
    }
}

/// `text` without line breaks and control characters, which a tool may have printed.
pub(super) fn printable(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|mark| if mark.is_control() { ' ' } else { mark })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text`, whose first line follows `indent`, broken at spaces; a longer word stays whole.
fn wrap(text: &str, indent: &str) -> String {
    let mut page = String::new();
    let mut column = indent.len();
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > indent.len() && column + 1 + length > WIDTH {
            page.push('\n');
            page.push_str(indent);
            column = indent.len();
        } else if column > indent.len() {
            page.push(' ');
            column += 1;
        }
        page.push_str(word);
        column += length;
    }
    page
}
