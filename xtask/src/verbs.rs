//! One file a verb.

mod concepts;
mod doctor;
mod export;
mod generate;
mod grade;
mod mutants;
mod new;
mod verify;

use crate::cli::{Cli, Verb};
use crate::exit::Failure;

/// Does what was asked for; the number is the exit code.
pub fn run(cli: Cli) -> Result<u8, Failure> {
    match cli.verb {
        Verb::Grade(arguments) => grade::run(&arguments),
        Verb::Verify(arguments) => verify::run(&arguments),
        Verb::Mutants(arguments) => mutants::run(&arguments),
        Verb::Export(arguments) => export::run(&arguments),
        Verb::New(arguments) => new::run(&arguments),
        Verb::Doctor => doctor::run(),
        Verb::Concepts(arguments) => concepts::run(&arguments),
        Verb::Generate(arguments) => generate::run(&arguments),
    }
}
