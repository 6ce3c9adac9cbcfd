//! `cargo xtask verify`.

use grader::verify;

use crate::cli::VerifyArgs;
use crate::exit::Failure;
use crate::session::Session;

pub fn run(arguments: &VerifyArgs) -> Result<u8, Failure> {
    let session = Session::open()?;
    let work = |grading| {
        let options = verify::Options {
            grading,
            repeat: arguments.repeat,
        };
        verify::verify(session.course(), &arguments.exercises, &options)
    };
    let report = session
        .with_progress(arguments.jobs, work)
        .map_err(Failure::usage)?;
    anstream::print!("{}", verify::render(&report));
    Ok(report.exit_code())
}
