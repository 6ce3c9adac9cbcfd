//! Exit codes, and how an error is told.

use std::process::ExitCode;

/// All is well.
pub const WELL: u8 = 0;
/// A submission is below its passing score, a mutant is alive, a law is broken.
pub const BELOW: u8 = 1;
/// The command was mistyped.
pub const USAGE: u8 = 2;
/// The reference or the machine is at fault.
pub const OURS: u8 = 3;
/// A bug in the grader.
pub const BUG: u8 = 70;

/// Why a verb could not do its work.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub code: u8,
    /// What happened and what to do.
    pub message: String,
}

impl Failure {
    /// The command asks for what there is not.
    pub fn usage(message: impl ToString) -> Self {
        Self {
            code: USAGE,
            message: message.to_string(),
        }
    }

    /// The course or the machine is at fault.
    pub fn ours(message: impl ToString) -> Self {
        Self {
            code: OURS,
            message: message.to_string(),
        }
    }
}

/// The process's exit code for what a verb returned; tells a failure on the error output.
pub fn code_of(result: Result<u8, Failure>) -> ExitCode {
    match result {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            anstream::eprintln!("error: {}", failure.message);
            ExitCode::from(failure.code)
        }
    }
}

/// Lets a panic of the grader end with its own exit code, and say that it is a bug of ours.
pub fn report_panics() {
    let default = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        default(info);
        eprintln!(
            "error: this is a bug in the grader, and says nothing about any submission; please \
             report it with the lines above"
        );
        std::process::exit(i32::from(BUG));
    }));
}
