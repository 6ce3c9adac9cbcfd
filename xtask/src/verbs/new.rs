//! `cargo xtask new`.

use grader::scaffold;

use crate::cli::NewArgs;
use crate::exit::{Failure, WELL};
use crate::session::Session;

pub fn run(arguments: &NewArgs) -> Result<u8, Failure> {
    let session = Session::open()?;
    let created = scaffold::new(session.course(), &arguments.name).map_err(|fault| {
        if fault.is_usage() {
            Failure::usage(fault)
        } else {
            Failure::ours(fault)
        }
    })?;
    for path in &created.files {
        anstream::println!("wrote {}", path.display());
    }
    anstream::println!(
        "next: cargo test -p {name}, then cargo xtask verify {name}, which says what to fill in",
        name = arguments.name
    );
    Ok(WELL)
}
