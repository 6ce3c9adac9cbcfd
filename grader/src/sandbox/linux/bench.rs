//! A worker that runs tests, one at a time, as often as it is asked.

use std::fs::{self, File};
use std::io::Read;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use nix::libc;

use super::super::fault::{During, Trouble};
use super::super::outcome::Observation;
use super::super::profile::Profile;
use super::super::proof::{self, NONCE_BYTES};
use super::super::wire::{self, Question, Reply, Tests};
use super::attend::{bounds, environment, watch};
use super::child::{self, Image, Launch};
use super::enclosure::{Over, become_reaper, enclose, or_refuse, say};
use super::fence::Fence;
use super::namespace;
use super::root::{self, Furniture};
use super::seccomp::{self, Filters};
use super::view::View;

/// Serves until the owner is gone.
pub(crate) fn serve(owner: &mut UnixStream, tests: Tests) -> Result<(), Over> {
    let opened = File::open(&tests.binary).and_then(child::seal);
    let image = match opened {
        Ok(image) => image,
        Err(error) => {
            let errno = error.raw_os_error().unwrap_or(libc::EIO);
            return say(owner, &Reply::NoBinary { errno });
        }
    };
    let prepared = prepare_tests(owner, tests, image)?;
    let mut bench = or_refuse(owner, prepared)?;
    say(
        owner,
        &Reply::Ready {
            private_proc: false,
        },
    )?;
    loop {
        let question: Question = wire::receive(owner).map_err(|_| Over)?;
        let reply = match bench.answer(owner, question) {
            Ok(observation) => Reply::Observed(Box::new(observation)),
            Err(trouble) => Reply::Failed(trouble),
        };
        say(owner, &reply)?;
    }
}

/// All that a worker keeps from one test to the next.
struct Bench {
    launch: Launch,
    view: View,
    loopback: bool,
    urandom: File,
    alone: bool,
}

/// What a test may touch.
fn fence_of_tests(view: &View, loopback: bool, scratch: bool) -> Result<Fence, Trouble> {
    // A private network holds nothing but loopback; elsewhere ports are closed one and all.
    let fence = Fence::new(view, loopback, false)?.allow_basics()?;
    if scratch {
        fence.allow_scratch()
    } else {
        Ok(fence)
    }
}

fn prepare_tests(
    owner: &mut UnixStream,
    tests: Tests,
    image: OwnedFd,
) -> Result<Result<Bench, Trouble>, Over> {
    let full = tests.profile == Profile::Full;
    let urandom = or_refuse(
        owner,
        File::open("/dev/urandom").during("opening /dev/urandom"),
    )?;
    let view = or_refuse(owner, View::of_libraries().during("looking for libraries"))?;
    let own_user = namespace::drop_superuser();
    let own_user = or_refuse(owner, own_user)?;
    if full {
        let furniture = Furniture {
            scratch_mib: tests.limits.scratch_mib,
            proc: false,
        };
        enclose(owner, &view, furniture, tests.loopback)?;
    } else {
        or_refuse(owner, become_reaper())?;
    }
    Ok((|| {
        seccomp::map_pinned_path()?;
        let scratch = full && tests.limits.scratch_mib > 0;
        let fence = fence_of_tests(&view, tests.loopback, scratch)?;
        let launch = Launch {
            image: Image::Sealed(image),
            arguments: vec![c"test".to_owned()],
            environment: environment(&tests.environment)?,
            folder: PathBuf::from("/"),
            limits: tests.limits,
            threads: child::thread_limit(&tests.limits, full || own_user),
            fence,
            filters: Filters::for_tests(tests.loopback)?,
        };
        Ok(Bench {
            launch,
            view,
            loopback: tests.loopback,
            urandom,
            alone: full,
        })
    })())
}

impl Bench {
    fn answer(&mut self, owner: &UnixStream, question: Question) -> Result<Observation, Trouble> {
        let mut nonce = [0; NONCE_BYTES];
        self.urandom
            .read_exact(&mut nonce)
            .during("drawing a nonce")?;
        let (ours, theirs) = UnixStream::pair().during("making the channel of the proof")?;
        proof::write_request(&ours, question.id, question.mutant, &nonce)
            .during("asking for a test")?;
        let child = child::start(&self.launch, theirs.into(), self.alone)?;
        let bounds = bounds(&self.launch.limits, question.deadline);
        let watched = watch(owner, child, Some(ours.into()), bounds)?;
        let scratch_mib = self.launch.limits.scratch_mib;
        if self.alone && scratch_mib > 0 && holds_something(Path::new("/tmp")) {
            root::renew_scratch(scratch_mib)?;
            // Landlock's rules hold for files, not for names.
            self.launch.fence = fence_of_tests(&self.view, self.loopback, true)?;
        }
        Ok(proof::observation(watched, &nonce))
    }
}

fn holds_something(folder: &Path) -> bool {
    fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_some())
}
