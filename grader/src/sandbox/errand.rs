//! Runs one command, confined.

#[cfg(target_os = "linux")]
use std::time::Duration;

#[cfg(unix)]
use super::bare;
use super::command::Command;
use super::fault::SandboxFault;
use super::outcome::Output;
use super::profile::Profile;

impl Command {
    /// Runs it to its end, and sweeps up after it.
    ///
    /// Under [`Profile::Off`] every file of the machine is visible and no limit holds but those on
    /// time and output.
    ///
    /// # Errors
    ///
    /// [`SandboxFault`]: the sandbox failed, not the command.
    pub fn run(&self, profile: Profile) -> Result<Output, SandboxFault> {
        match profile {
            #[cfg(unix)]
            Profile::Off => bare::run_command(self),
            #[cfg(target_os = "linux")]
            _ => self.run_in_worker(profile),
            #[cfg(not(target_os = "linux"))]
            profile => Err(super::remedy::not_here(profile)),
        }
    }

    #[cfg(target_os = "linux")]
    fn run_in_worker(&self, profile: Profile) -> Result<Output, SandboxFault> {
        use super::wire::{CommandJob, Job, Reply};
        use super::worker_link::{Worker, unexpected};

        let job = Job::Command(Box::new(CommandJob {
            profile,
            program: self.program.clone(),
            arguments: self.arguments.clone(),
            environment: self.environment.clone(),
            folder: self.folder.clone(),
            readable: self.readable.clone(),
            writable: self.writable.clone(),
            private_proc: self.private_proc,
            limits: self.limits,
            deadline: self.deadline,
        }));
        let mut worker = Worker::start(profile, &job)?;
        match worker.reply(self.deadline.saturating_add(Duration::from_secs(60)))? {
            Reply::Finished(output) => Ok(*output),
            other => Err(unexpected(&other)),
        }
    }
}
