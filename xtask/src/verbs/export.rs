//! `cargo xtask export`.

use grader::export;

use crate::cli::ExportArgs;
use crate::exit::{Failure, WELL};
use crate::session::Session;

pub fn run(arguments: &ExportArgs) -> Result<u8, Failure> {
    let session = Session::open()?;
    let exported =
        export::export(session.course(), &arguments.exercises, &arguments.to).map_err(|fault| {
            if fault.is_usage() {
                Failure::usage(fault)
            } else {
                Failure::ours(fault)
            }
        })?;
    anstream::println!(
        "wrote {} to {}: starters, handouts and public tests; nothing hidden",
        exported.exercises.join(", "),
        arguments.to.display()
    );
    Ok(WELL)
}
