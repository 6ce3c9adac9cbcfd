//! `cargo xtask concepts`.

use grader::concepts;

use crate::cli::ConceptsArgs;
use crate::exit::{Failure, WELL};
use crate::session::Session;

pub fn run(arguments: &ConceptsArgs) -> Result<u8, Failure> {
    let session = Session::open()?;
    let table = concepts::overview(session.course(), &arguments.exercises)
        .map_err(|fault| session.failure(&fault))?;
    anstream::print!("{table}");
    Ok(WELL)
}
