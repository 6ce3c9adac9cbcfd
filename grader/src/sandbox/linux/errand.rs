//! A worker that runs one command.

use std::fs::File;
use std::os::unix::net::UnixStream;

use super::super::fault::{During, Trouble};
use super::super::outcome::Output;
use super::super::profile::Profile;
use super::super::supervise::Watched;
use super::super::wire::{CommandJob, Reply};
use super::attend::{bounds, environment, texts, watch};
use super::child::{self, Image, Launch};
use super::enclosure::{Over, become_reaper, enclose, or_refuse, say};
use super::fence::Fence;
use super::root::Furniture;
use super::seccomp::Filters;
use super::view::{Access, View};

/// Runs the command and says how it went.
pub(crate) fn serve(owner: &mut UnixStream, job: &CommandJob) -> Result<(), Over> {
    let view = match view_of(job) {
        Ok(view) => view,
        Err(trouble) => return say(owner, &Reply::Failed(trouble)),
    };
    let full = job.profile == Profile::Full;
    let mut proc = job.private_proc;
    if full {
        let furniture = Furniture {
            scratch_mib: job.limits.scratch_mib,
            proc,
        };
        proc = enclose(owner, &view, furniture, false)?;
    } else {
        or_refuse(owner, become_reaper())?;
    }
    let launch = or_refuse(owner, launch_of(job, &view, proc))?;
    let result = File::open("/dev/null")
        .during("opening /dev/null")
        .and_then(|stdin| {
            let child = child::start(&launch, stdin.into(), full)?;
            watch(owner, child, None, bounds(&job.limits, job.deadline))
        });
    let reply = match result {
        Ok(Watched {
            ending,
            stdout,
            stderr,
            elapsed,
            ..
        }) => Reply::Finished(Box::new(Output {
            ending,
            stdout,
            stderr,
            elapsed,
        })),
        Err(trouble) => Reply::Failed(trouble),
    };
    say(owner, &reply)
}

fn view_of(job: &CommandJob) -> Result<View, Trouble> {
    let mut view = View::default();
    for path in &job.readable {
        view.add_if_there(path, Access::Read)
            .during(&format!("taking {} into view", path.display()))?;
    }
    if let Some(path) = &job.writable {
        view.add(path, Access::Write)
            .during(&format!("taking {} into view", path.display()))?;
    }
    Ok(view)
}

fn launch_of(job: &CommandJob, view: &View, proc: bool) -> Result<Launch, Trouble> {
    let mut fence = Fence::new(view, false, true)?.allow_basics()?;
    if proc {
        fence = fence.allow_proc()?;
    }
    if job.profile == Profile::Full && job.limits.scratch_mib > 0 {
        fence = fence.allow_scratch()?;
    }
    let mut variables = job.environment.clone();
    let settled =
        job.profile == Profile::Full || variables.iter().any(|(name, _)| name == "TMPDIR");
    if let Some(folder) = job.writable.as_ref().filter(|_| !settled) {
        // There is no private /tmp, and the machine's is not to be touched.
        variables.push(("TMPDIR".to_owned(), folder.display().to_string()));
    }
    let program = job.program.display().to_string();
    let arguments = texts([program].into_iter().chain(job.arguments.iter().cloned()))?;
    Ok(Launch {
        image: Image::Path(arguments[0].clone()),
        arguments,
        environment: environment(&variables)?,
        folder: job.folder.clone(),
        limits: job.limits,
        threads: child::thread_limit(&job.limits, job.profile == Profile::Full),
        fence,
        filters: Filters::for_commands()?,
    })
}
