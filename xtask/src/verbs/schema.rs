//! `cargo xtask schema`.

use grader::schema;

use crate::cli::SchemaArgs;
use crate::exit::{BELOW, Failure, WELL};
use crate::session::Session;

pub fn run(arguments: &SchemaArgs) -> Result<u8, Failure> {
    let session = Session::open()?;
    if arguments.check {
        let stale = schema::out_of_date(session.course());
        for path in &stale {
            anstream::println!("{path} is out of date; run `cargo xtask schema`");
        }
        return Ok(if stale.is_empty() { WELL } else { BELOW });
    }
    let written = schema::write(session.course())
        .map_err(|error| Failure::ours(format!("a schema cannot be written: {error}")))?;
    for path in &written {
        anstream::println!("wrote {path}");
    }
    if written.is_empty() {
        anstream::println!("the schemas are up to date");
    }
    Ok(WELL)
}
