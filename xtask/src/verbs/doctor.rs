//! `cargo xtask doctor`.

use grader::doctor;

use crate::exit::{Failure, OURS, WELL};
use crate::session::Session;

pub fn run() -> Result<u8, Failure> {
    let session = Session::open()?;
    let findings = doctor::examine(session.course());
    anstream::print!("{}", doctor::render(&findings));
    Ok(if doctor::is_fit(&findings) {
        WELL
    } else {
        OURS
    })
}
