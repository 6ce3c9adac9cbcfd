//! What the grader and its worker say to each other: JSON, each message after its length.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::fault::Trouble;
use super::limits::Limits;
use super::outcome::{Observation, Output};
use super::profile::Profile;

/// The longest message that is believed.
const MESSAGE_BYTES_MAX: usize = 64 * 1024 * 1024;

/// What a worker is started for.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Job {
    /// To find out what works here.
    Probe,
    /// To run tests, one at a time, as often as it is asked.
    Tests(Tests),
    /// To run one command.
    Command(Box<CommandJob>),
}

/// The tests that a worker is to run.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Tests {
    pub(super) profile: Profile,
    pub(super) binary: PathBuf,
    pub(super) limits: Limits,
    pub(super) environment: Vec<(String, String)>,
    pub(super) loopback: bool,
}

/// One question to a worker that runs tests: which test, for how long.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Question {
    pub(super) id: u64,
    pub(super) mutant: u64,
    pub(super) deadline: Duration,
}

/// The command that a worker is to run.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct CommandJob {
    pub(super) profile: Profile,
    pub(super) program: PathBuf,
    pub(super) arguments: Vec<String>,
    pub(super) environment: Vec<(String, String)>,
    pub(super) folder: PathBuf,
    pub(super) readable: Vec<PathBuf>,
    pub(super) writable: Option<PathBuf>,
    pub(super) private_proc: bool,
    pub(super) limits: Limits,
    pub(super) deadline: Duration,
}

/// What a worker answers.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Reply {
    /// What the machine has of the things that need no namespaces.
    Host {
        landlock_abi: i32,
        seccomp: bool,
        sealed_memory: Option<Trouble>,
    },
    /// The sandbox stands.
    Ready { private_proc: bool },
    /// A test ran.
    Observed(Box<Observation>),
    /// The command ran.
    Finished(Box<Output>),
    /// The tests' binary could not be read.
    NoBinary { errno: i32 },
    /// The sandbox could not be set up.
    Refused(Trouble),
    /// It could, but something failed later.
    Failed(Trouble),
}

/// Sends one message.
pub(super) fn send(stream: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let body = serde_json::to_vec(message)?;
    let length = u32::try_from(body.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    let mut bytes = Vec::with_capacity(body.len() + 4);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&body);
    stream.write_all(&bytes)
}

/// Receives one message.
pub(super) fn receive<T: DeserializeOwned>(stream: &mut impl Read) -> io::Result<T> {
    let mut length = [0; 4];
    stream.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length) as usize;
    if length > MESSAGE_BYTES_MAX {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    Ok(serde_json::from_slice(&body)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_arrives_as_it_was_sent() {
        let mut bytes = Vec::new();
        send(&mut bytes, &Reply::NoBinary { errno: 2 }).unwrap();
        let reply: Reply = receive(&mut bytes.as_slice()).unwrap();
        assert!(matches!(reply, Reply::NoBinary { errno: 2 }));
    }

    #[test]
    fn a_cut_or_huge_message_is_an_error() {
        let mut bytes = Vec::new();
        send(&mut bytes, &Reply::Ready { private_proc: true }).unwrap();
        assert!(receive::<Reply>(&mut &bytes[..bytes.len() - 1]).is_err());
        assert!(receive::<Reply>(&mut &[255, 255, 255, 255, 0][..]).is_err());
    }
}
