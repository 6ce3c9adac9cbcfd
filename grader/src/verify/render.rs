//! What `verify` and `mutants` print.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::matrix::{Matrix, MatrixRow};
use super::report::{Breach, Counts, ExerciseReport, Report};

const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const QUIET: Style = AnsiColor::BrightBlack.on_default();

/// The report of `verify` as text with terminal styles, for a stream that strips them where there
/// is no terminal.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut out = String::new();
    for exercise in &report.exercises {
        out.push_str(&of_exercise(exercise));
    }
    out.push_str(&by_law(&report.course));
    let breaches = report.course.len()
        + report
            .exercises
            .iter()
            .map(|exercise| exercise.breaches.len())
            .sum::<usize>();
    let faults = report
        .exercises
        .iter()
        .filter(|exercise| exercise.fault.is_some())
        .count();
    let seconds = report.elapsed.as_secs_f64();
    let _ = match (breaches, faults) {
        (0, 0) => writeln!(out, "{GOOD}every law holds{GOOD:#} ({seconds:.1} s)"),
        (_, 0) => writeln!(
            out,
            "{BAD}{breaches} {} of the laws{BAD:#} ({seconds:.1} s)",
            if breaches == 1 { "breach" } else { "breaches" }
        ),
        _ => writeln!(
            out,
            "{BAD}the grader or the machine failed in {faults} of {} exercises{BAD:#}; that is \
             ours to mend, see above ({seconds:.1} s)",
            report.exercises.len()
        ),
    };
    out
}

fn of_exercise(report: &ExerciseReport) -> String {
    let sound = report.breaches.is_empty() && report.fault.is_none();
    let mark = if sound {
        format!("{GOOD}ok  {GOOD:#}")
    } else {
        format!("{BAD}FAIL{BAD:#}")
    };
    let mut out = format!(
        "{mark} {:<22} {QUIET}{}{QUIET:#}\n",
        report.exercise,
        facts(&report.counts)
    );
    out.push_str(&by_law(&report.breaches));
    if let Some(fault) = &report.fault {
        let _ = writeln!(out, "     {BAD}ours{BAD:#}  {}", indented(fault));
    }
    out
}

fn facts(counts: &Counts) -> String {
    if counts.hidden_tests == 0 {
        return "not tried".to_owned();
    }
    let mut facts = format!(
        "{}/{} mutants killed, {} hidden tests, {} public",
        counts.killed, counts.mutants, counts.hidden_tests, counts.public_tests,
    );
    if counts.rounds > 1 {
        let _ = write!(facts, ", {} rounds", counts.rounds);
    }
    facts
}

/// The breaches under the laws that they break.
fn by_law(breaches: &[Breach]) -> String {
    let mut out = String::new();
    for law in breaches.chunk_by(|one, other| one.law == other.law) {
        let (number, demand) = (law[0].law.number(), law[0].law.demand());
        let _ = writeln!(out, "     {BAD}law {number}{BAD:#}  {demand}");
        for breach in law {
            let _ = writeln!(
                out,
                "       {}: {}",
                breach.culprit,
                indented(&breach.message)
            );
        }
    }
    out
}

fn indented(text: &str) -> String {
    text.trim_end().replace('\n', "\n         ")
}

/// The kill matrix as text: a row a mutant, a column a hidden test.
#[must_use]
pub fn render_matrix(matrix: &Matrix) -> String {
    let mut out = format!("{}\n\n", matrix.exercise);
    for (column, test) in matrix.hidden.iter().enumerate() {
        let kills = matrix.rows.iter().filter(|row| row.kills[column]).count();
        let mark = if kills == 0 {
            format!("{BAD}idle{BAD:#}")
        } else {
            format!("{kills:>4}")
        };
        let _ = writeln!(out, "  {:>3}  {mark}  {test}", column + 1);
    }
    let width = matrix
        .rows
        .iter()
        .map(|row| row.mutant.len())
        .max()
        .unwrap_or(0);
    let _ = writeln!(out, "\n  {:width$}  {}", "", ruler(matrix.hidden.len()));
    for row in &matrix.rows {
        out.push_str(&matrix_row(row, width));
    }
    let _ = writeln!(
        out,
        "\n  # killed by a test that the mutant names   + killed by another   ! named, but lives\n  \
         the last number: public tests that fail on it"
    );
    for trouble in &matrix.troubles {
        let _ = writeln!(out, "  {BAD}trouble{BAD:#}  {}", indented(trouble));
    }
    out
}

/// The tests' numbers above their columns, tens over units.
fn ruler(columns: usize) -> String {
    (1..=columns)
        .map(|column| char::from_digit(column as u32 % 10, 10).unwrap_or(' '))
        .collect()
}

fn matrix_row(row: &MatrixRow, width: usize) -> String {
    let cells: String = row
        .kills
        .iter()
        .zip(&row.named)
        .map(|(kills, named)| match (kills, named) {
            (true, true) => '#',
            (true, false) => '+',
            (false, true) => '!',
            (false, false) => '.',
        })
        .collect();
    let alive = if row.kills.contains(&true) {
        String::new()
    } else {
        format!("  {BAD}alive{BAD:#}")
    };
    format!(
        "  {:width$}  {cells}  {}{alive}\n",
        row.mutant, row.public_kills
    )
}
