//! Where reports go.

use std::io::IsTerminal;
use std::path::Path;

use grader::report::Style;

use crate::exit::Failure;

/// The width of a report that is written to a file.
pub const WIDTH_OF_A_FILE: usize = 100;
/// The width where the terminal does not tell its own.
const WIDTH_BY_CUSTOM: usize = 80;

/// How to print to this process's standard output.
pub fn style() -> Style {
    let stdout = std::io::stdout();
    let colour = anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never;
    let width = if stdout.is_terminal() {
        terminal_width()
    } else {
        WIDTH_OF_A_FILE
    };
    Style { colour, width }
}

/// How wide the terminal is that errors and progress go to; none if it is no terminal.
pub fn stderr_columns() -> Option<usize> {
    std::io::stderr().is_terminal().then(terminal_width)
}

fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(WIDTH_BY_CUSTOM, |(terminal_size::Width(columns), _)| {
        usize::from(columns)
    })
}

/// Writes a report to a file, or prints it.
pub fn deliver(text: &str, file: Option<&Path>) -> Result<(), Failure> {
    match file {
        Some(path) => std::fs::write(path, text).map_err(|error| {
            Failure::usage(format!(
                "the report cannot be written to {}: {error}",
                path.display()
            ))
        }),
        None => {
            anstream::print!("{text}");
            Ok(())
        }
    }
}
