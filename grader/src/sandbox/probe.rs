//! What this machine can do, and what to do about what it cannot.

use serde::Serialize;

use super::fault::SandboxFault;
#[cfg(target_os = "linux")]
use super::fault::Trouble;
use super::profile::Profile;

/// What this machine can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Capabilities {
    /// The profiles that work here, the strictest first.
    pub profiles: Vec<Profile>,
    /// The version of Landlock's interface; 0 is none.
    pub landlock_abi: i32,
    /// Whether a confined compiler has a `/proc` of its own. Where the kernel refuses one, the
    /// compiler must be told where its parts are.
    pub private_proc: bool,
    /// What is missing for the strictest profile.
    pub missing: Vec<Missing>,
}

/// Something that the machine lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// What is missing.
    pub feature: String,
    /// The profiles that need it.
    pub needed_by: Vec<Profile>,
    /// The step that failed, with the system's reason.
    pub reason: String,
    /// What to do about it.
    pub remedy: String,
}

impl Capabilities {
    /// Whether a profile works here.
    #[must_use]
    pub fn supports(&self, profile: Profile) -> bool {
        self.profiles.contains(&profile)
    }

    /// The strictest profile that works here.
    #[must_use]
    pub fn strictest(&self) -> Profile {
        self.profiles.first().copied().unwrap_or(Profile::Off)
    }
}

/// Finds out what this machine can do, by trying. Takes a few milliseconds.
///
/// # Errors
///
/// [`SandboxFault::NotPrepared`] if this program did not offer to become a worker; else the worker
/// could not be started at all.
#[cfg(target_os = "linux")]
pub fn probe() -> Result<Capabilities, SandboxFault> {
    use super::wire::{Job, Reply};
    use super::worker_link::{Worker, unexpected};

    let mut worker = Worker::start(Profile::Full, &Job::Probe)?;
    let Reply::Host {
        landlock_abi,
        seccomp,
        sealed_memory,
    } = worker.first_reply()?
    else {
        return Err(SandboxFault::Lost("it did not describe the machine".into()));
    };
    let mut missing = Vec::new();
    let both = [Profile::Full, Profile::Contained];
    if landlock_abi == 0 {
        let trouble = Trouble::new("setting Landlock up", "the kernel does not offer it");
        missing.push(lacking("Landlock", &both, &trouble));
    }
    if !seccomp {
        let trouble = Trouble::new("setting seccomp up", "the kernel does not offer it");
        missing.push(lacking("seccomp filters", &both, &trouble));
    }
    if let Some(trouble) = sealed_memory {
        missing.push(lacking("executable sealed memory", &both, &trouble));
    }
    let private_proc = match worker.first_reply() {
        Ok(Reply::Ready { private_proc }) => private_proc,
        Err(SandboxFault::Unsupported { trouble, .. }) => {
            missing.push(lacking("namespaces", &[Profile::Full], &trouble));
            false
        }
        Ok(other) => return Err(unexpected(&other)),
        Err(fault) => return Err(fault),
    };
    let lacks = |profile| {
        missing
            .iter()
            .any(|lack: &Missing| lack.needed_by.contains(&profile))
    };
    let profiles = Profile::ALL
        .into_iter()
        .filter(|profile| !lacks(*profile))
        .collect();
    Ok(Capabilities {
        profiles,
        landlock_abi,
        private_proc,
        missing,
    })
}

#[cfg(target_os = "linux")]
fn lacking(feature: &str, needed_by: &[Profile], trouble: &Trouble) -> Missing {
    Missing {
        feature: feature.to_owned(),
        needed_by: needed_by.to_vec(),
        reason: trouble.to_string(),
        remedy: super::remedy::remedy(trouble).to_owned(),
    }
}

/// What this machine can do: run our own code, and no other.
///
/// # Errors
///
/// None, here.
#[cfg(not(target_os = "linux"))]
pub fn probe() -> Result<Capabilities, SandboxFault> {
    let linux = Missing {
        feature: "Linux".to_owned(),
        needed_by: vec![Profile::Full, Profile::Contained],
        reason: format!("this is {}", std::env::consts::OS),
        remedy: super::remedy::LINUX_ONLY.to_owned(),
    };
    let profiles = if cfg!(unix) {
        vec![Profile::Off]
    } else {
        Vec::new()
    };
    Ok(Capabilities {
        profiles,
        landlock_abi: 0,
        private_proc: false,
        missing: vec![linux],
    })
}
