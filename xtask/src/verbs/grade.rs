//! `cargo xtask grade`.

use grader::grade::{self, BatchFault};
use grader::report::{self, Format};
use grader::sandbox::{self, Profile};

use crate::cli::GradeArgs;
use crate::exit::{Failure, OURS};
use crate::output;
use crate::session::Session;

pub fn run(arguments: &GradeArgs) -> Result<u8, Failure> {
    let session = Session::open()?;
    let profile = profile(arguments)?;
    let path = arguments.submission.as_deref();
    let work = |mut options: grade::Options| {
        options.profile = profile;
        if let Some(seed) = &arguments.seed {
            options.seed.clone_from(seed);
        }
        grade::grade_all(session.course(), &arguments.exercises, path, &options)
    };
    let verdicts = session
        .with_progress(arguments.jobs, work)
        .map_err(|fault: BatchFault| {
            if fault.is_usage() {
                Failure::usage(fault)
            } else {
                Failure::ours(fault)
            }
        })?;
    let style = match (&arguments.output, arguments.format) {
        (None, Format::Terminal) => output::style(),
        _ => report::Style {
            colour: false,
            width: output::WIDTH_OF_A_FILE,
        },
    };
    let text = report::render(&verdicts, arguments.format, &style);
    output::deliver(&text, arguments.output.as_deref())?;
    let below = path.is_none() && verdicts.iter().any(|verdict| !verdict.is_full());
    // A reference that loses a point is our fault, whatever its passing score.
    Ok(if below {
        OURS
    } else {
        report::exit_code(&verdicts)
    })
}

/// The profile to grade in: what was asked for, or the strictest that fits.
fn profile(arguments: &GradeArgs) -> Result<Profile, Failure> {
    if let Some(profile) = arguments.sandbox {
        return Ok(profile);
    }
    let capabilities = sandbox::probe().map_err(Failure::ours)?;
    if capabilities.supports(Profile::Full) {
        return Ok(Profile::Full);
    }
    if arguments.submission.is_none() {
        // The references are our own code.
        return Ok(capabilities.strictest());
    }
    let missing: Vec<String> = capabilities
        .missing
        .iter()
        .map(|missing| {
            format!(
                "  {}: {}; {}",
                missing.feature, missing.reason, missing.remedy
            )
        })
        .collect();
    Err(Failure::ours(format!(
        "this machine cannot confine a submission as strictly as it should. Missing:\n{}",
        missing.join("\n")
    )))
}
