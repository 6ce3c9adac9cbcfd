//! `cargo xtask generate`.

use grader::generated;

use crate::cli::GenerateArgs;
use crate::exit::{BELOW, Failure, WELL};
use crate::session::Session;

pub fn run(arguments: &GenerateArgs) -> Result<u8, Failure> {
    let session = Session::open()?;
    if arguments.check {
        let stale = generated::out_of_date(session.course());
        for path in &stale {
            anstream::println!("{path} is out of date; run `cargo xtask generate`");
        }
        return Ok(if stale.is_empty() { WELL } else { BELOW });
    }
    let written = generated::write(session.course())
        .map_err(|error| Failure::ours(format!("a generated file cannot be written: {error}")))?;
    for path in &written {
        anstream::println!("wrote {path}");
    }
    if written.is_empty() {
        anstream::println!("everything is up to date");
    }
    Ok(WELL)
}
