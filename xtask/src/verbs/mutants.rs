//! `cargo xtask mutants`.

use grader::verify;

use crate::cli::MutantsArgs;
use crate::exit::{BELOW, Failure, WELL};
use crate::session::Session;

pub fn run(arguments: &MutantsArgs) -> Result<u8, Failure> {
    let session = Session::open()?;
    let work = |grading| {
        let options = verify::Options { grading, repeat: 1 };
        verify::matrix(session.course(), &arguments.exercises, &options)
    };
    let matrices = session
        .with_progress(arguments.jobs, work)
        .map_err(Failure::usage)?;
    for matrix in &matrices {
        anstream::println!("{}", verify::render_matrix(matrix));
    }
    Ok(if matrices.iter().all(verify::Matrix::is_sound) {
        WELL
    } else {
        BELOW
    })
}
