//! The proof protocol, seen from the grader.
//!
//! Descriptor 0 of a test's process is one end of a socket pair:
//!
//! ```text
//! grader                                   test
//!   | id u64, mutant u64, nonce [u8; 32]    |
//!   |-------------------------------------->|   read before the body runs
//!   |      'P' len panic report             |
//!   |<--------------------------------------|   any number
//!   |      'D' len nonce  (or 'F', or 'T')  |
//!   |<--------------------------------------|   at most once, and last
//! ```
//!
//! Integers are little endian. All that the test sends is untrusted.

use std::io::{self, Write};

use super::outcome::{Observation, PanicReport};
use super::supervise::Watched;

/// The longest payload of a frame.
const FRAME_BYTES_MAX: usize = 64 * 1024;

/// The most that a test may send in all.
pub(super) const CHANNEL_BYTES_MAX: usize = 1024 * 1024;

/// The length of a nonce.
pub(super) const NONCE_BYTES: usize = 32;

/// The 48 bytes that a test is started with.
fn request(id: u64, mutant: u64, nonce: &[u8; NONCE_BYTES]) -> Vec<u8> {
    [&id.to_le_bytes()[..], &mutant.to_le_bytes(), nonce].concat()
}

/// Writes the request into a fresh channel, whose buffer holds it whole.
pub(super) fn write_request(
    mut channel: impl Write,
    id: u64,
    mutant: u64,
    nonce: &[u8; NONCE_BYTES],
) -> io::Result<()> {
    channel.write_all(&request(id, mutant, nonce))
}

/// What was seen of a test and what it said, together.
pub(super) fn observation(watched: Watched, nonce: &[u8; NONCE_BYTES]) -> Observation {
    let said = read(&watched.channel, nonce);
    Observation {
        ending: watched.ending,
        proof: said.proof,
        garbled: said.garbled,
        swallowed: said.swallowed,
        twin_ended: said.twin_ended,
        panics: said.panics,
        stdout: watched.stdout,
        stderr: watched.stderr,
        elapsed: watched.elapsed,
    }
}

/// What a test said on the channel.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    pub(super) proof: bool,
    pub(super) garbled: bool,
    pub(super) swallowed: bool,
    pub(super) twin_ended: bool,
    pub(super) panics: Vec<PanicReport>,
}

/// Reads all that a test sent, up to the end of the stream.
pub(super) fn read(mut bytes: &[u8], nonce: &[u8; NONCE_BYTES]) -> Statement {
    let mut statement = Statement {
        garbled: bytes.len() > CHANNEL_BYTES_MAX,
        ..Statement::default()
    };
    let mut concluded = false;
    while !bytes.is_empty() && !statement.garbled {
        let Some((kind, payload, rest)) = split_frame(bytes) else {
            statement.garbled = true;
            break;
        };
        bytes = rest;
        // A conclusion is the last word: whatever follows it was not sent by the harness.
        statement.garbled |= concluded;
        concluded |= kind != b'P';
        match (kind, payload) {
            (b'D', payload) if payload == nonce => statement.proof = true,
            (b'F', []) => statement.swallowed = true,
            (b'T', []) => statement.twin_ended = true,
            (b'P', payload) => match panic_report(payload) {
                Some(report) => statement.panics.push(report),
                None => statement.garbled = true,
            },
            _ => statement.garbled = true,
        }
    }
    statement.proof &= !statement.garbled;
    statement
}

fn split_frame(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&kind, rest) = bytes.split_first()?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let length = u32::from_le_bytes(*length) as usize;
    if length > FRAME_BYTES_MAX {
        return None;
    }
    let (payload, rest) = rest.split_at_checked(length)?;
    Some((kind, payload, rest))
}

fn panic_report(payload: &[u8]) -> Option<PanicReport> {
    let text = String::from_utf8_lossy(payload);
    let mut parts = text.splitn(5, '\n');
    let hidden = match parts.next()? {
        "H" => true,
        "S" => false,
        _ => return None,
    };
    let file = parts.next()?.to_owned();
    let line = parts.next()?.parse().ok()?;
    let column = parts.next()?.parse().ok()?;
    let message = parts.next()?.to_owned();
    Some(PanicReport {
        hidden,
        file,
        line,
        column,
        message,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONCE: [u8; NONCE_BYTES] = [7; NONCE_BYTES];

    fn frame(kind: u8, payload: &[u8]) -> Vec<u8> {
        let length = u32::try_from(payload.len()).unwrap();
        [&[kind][..], &length.to_le_bytes(), payload].concat()
    }

    #[track_caller]
    fn check(frames: &[Vec<u8>], expect: Statement) {
        assert_eq!(read(&frames.concat(), &NONCE), expect);
    }

    fn garbled() -> Statement {
        Statement {
            garbled: true,
            ..Statement::default()
        }
    }

    fn report(hidden: bool, message: &str) -> PanicReport {
        PanicReport {
            hidden,
            file: "src/a.rs".into(),
            line: 3,
            column: 9,
            message: message.into(),
        }
    }

    #[test]
    fn the_right_nonce_alone_is_a_proof() {
        check(
            &[frame(b'D', &NONCE)],
            Statement {
                proof: true,
                ..Statement::default()
            },
        );
    }

    #[test]
    fn silence_proves_nothing() {
        check(&[], Statement::default());
    }

    #[test]
    fn another_nonce_or_a_shorter_one_is_garbage() {
        check(&[frame(b'D', &[8; NONCE_BYTES])], garbled());
        check(&[frame(b'D', &NONCE[1..])], garbled());
        check(&[frame(b'D', b"")], garbled());
    }

    #[test]
    fn nothing_may_follow_a_conclusion() {
        check(&[frame(b'D', &NONCE), frame(b'D', &NONCE)], garbled());
        check(&[frame(b'D', &NONCE), b"x".to_vec()], garbled());
        let twice = read(&[frame(b'T', b""), frame(b'D', &NONCE)].concat(), &NONCE);
        assert!(twice.garbled && !twice.proof);
    }

    #[test]
    fn a_swallowed_assertion_and_a_twin_say_so() {
        check(
            &[frame(b'F', b"")],
            Statement {
                swallowed: true,
                ..Statement::default()
            },
        );
        check(
            &[frame(b'T', b"")],
            Statement {
                twin_ended: true,
                ..Statement::default()
            },
        );
        check(&[frame(b'T', b"x")], garbled());
    }

    #[test]
    fn panics_are_read_in_order_with_messages_of_many_lines() {
        let frames = [
            frame(b'P', b"S\nsrc/a.rs\n3\n9\none\ntwo"),
            frame(b'P', b"H\nsrc/a.rs\n3\n9\n"),
        ];
        let panics = vec![report(false, "one\ntwo"), report(true, "")];
        check(
            &frames,
            Statement {
                panics,
                ..Statement::default()
            },
        );
    }

    #[test]
    fn a_panic_that_is_not_of_the_harness_is_garbage() {
        for payload in [&b"X\na\n1\n1\nm"[..], b"H\na\nb\n1\nm", b"H\na\n1", b""] {
            check(&[frame(b'P', payload)], garbled());
        }
    }

    #[test]
    fn cut_oversized_and_unknown_frames_are_garbage() {
        check(&[frame(b'D', &NONCE)[..20].to_vec()], garbled());
        check(&[vec![b'P', 0, 0, 0, 1]], garbled());
        check(&[frame(b'Z', b"")], garbled());
        check(&[vec![b'P'; CHANNEL_BYTES_MAX + 1]], garbled());
    }

    #[test]
    fn a_request_is_48_bytes() {
        let request = request(1, 2, &NONCE);
        assert_eq!(request.len(), 48);
        assert_eq!(&request[..9], &[1, 0, 0, 0, 0, 0, 0, 0, 2]);
    }
}
