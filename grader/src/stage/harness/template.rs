// The child's side of the proof protocol: reads which test to run and the nonce, runs it, and
// returns the nonce only from behind the end of the test's body. Compiled into every staged
// binary; paths are absolute, so that no item of a submission can stand in for them.

use ::std::io::{Read as _, Write as _};
use ::std::os::fd::AsFd as _;
use ::std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};

/// Whether an assertion of a hidden file has failed.
static HIDDEN_FAILED: AtomicBool = AtomicBool::new(false);
/// Which mutant the folded source acts as.
static MUTANT: AtomicU32 = AtomicU32::new(0);
/// How many panics have been told; shrinking a property can cause thousands.
static TOLD: AtomicUsize = AtomicUsize::new(0);
const MOST_TOLD: usize = 12;
const LONGEST_MESSAGE: usize = 16 * 1024;

pub(crate) fn mutant() -> u32 {
    MUTANT.load(Ordering::Relaxed)
}

/// The way back to the grader, with the proof that only the end of a test may send.
pub(crate) struct Channel {
    stream: ::std::os::unix::net::UnixStream,
    nonce: [u8; 32],
}

impl Channel {
    /// The end of a test's body.
    pub(crate) fn done(mut self) {
        if HIDDEN_FAILED.load(Ordering::SeqCst) {
            send(&mut self.stream, b'F', &[]);
            ::std::process::exit(1);
        }
        let nonce = self.nonce;
        send(&mut self.stream, b'D', &nonce);
        ::std::process::exit(0);
    }

    /// The end of a twin's body: it must fail here.
    pub(crate) fn twin(mut self) {
        send(&mut self.stream, b'T', &[]);
        ::std::process::exit(1);
    }
}

/// What a test's body may return.
pub(crate) trait Ended {
    fn ended(self);
}

impl Ended for () {
    fn ended(self) {}
}

impl<E: ::std::fmt::Debug> Ended for ::std::result::Result<(), E> {
    fn ended(self) {
        if let ::std::result::Result::Err(error) = self {
            ::std::panic!("the test ended with the error {error:?}");
        }
    }
}

pub(crate) fn main() {
    let descriptor = ::std::io::stdin()
        .as_fd()
        .try_clone_to_owned()
        .expect("descriptor 0 is open");
    let mut stream = ::std::os::unix::net::UnixStream::from(descriptor);
    let mut order = [0u8; 48];
    stream
        .read_exact(&mut order)
        .expect("the grader sends an order of 48 bytes");
    let id = u64::from_le_bytes(order[..8].try_into().expect("eight bytes"));
    let mutant = u64::from_le_bytes(order[8..16].try_into().expect("eight bytes"));
    let mut nonce = [0u8; 32];
    nonce.copy_from_slice(&order[16..]);
    order = [0; 48];
    ::std::hint::black_box(&order);
    MUTANT.store(mutant as u32, Ordering::Relaxed);
    tell_panics(stream.try_clone().expect("a socket can be cloned"));

    type Table = (fn(u64) -> ::std::option::Option<fn()>, fn(u64) -> bool);
    let tables: &[Table] = &[/* ENTRIES */];
    let found = tables.iter().find_map(|(body, is_twin)| Some((body(id)?, is_twin)));
    let (body, is_twin) = found.expect("the grader asks for known tests");
    let channel = Channel { stream, nonce };
    body();
    if is_twin(id) {
        channel.twin();
    } else {
        channel.done();
    }
}

/// Sends every panic to the grader, and notes those that are failed assertions of a hidden file.
fn tell_panics(stream: ::std::os::unix::net::UnixStream) {
    let stream = ::std::sync::Mutex::new(stream);
    ::std::panic::set_hook(::std::boxed::Box::new(move |info| {
        let (file, line, column) = match info.location() {
            ::std::option::Option::Some(place) => (place.file(), place.line(), place.column()),
            ::std::option::Option::None => ("", 0, 0),
        };
        let hidden = file.starts_with("HIDDEN_PREFIX");
        if hidden {
            HIDDEN_FAILED.store(true, Ordering::SeqCst);
        }
        if TOLD.fetch_add(1, Ordering::Relaxed) >= MOST_TOLD && !hidden {
            return;
        }
        let mut message = info
            .payload_as_str()
            .unwrap_or("(a panic without a text)")
            .to_owned();
        if message.len() > LONGEST_MESSAGE {
            // The beginning says what was checked, the end what went wrong.
            let (mut end, mut start) = (LONGEST_MESSAGE / 2, message.len() - LONGEST_MESSAGE / 2);
            while !message.is_char_boundary(end) {
                end -= 1;
            }
            while !message.is_char_boundary(start) {
                start += 1;
            }
            message.replace_range(end..start, "\n…\n");
        }
        let side = if hidden { "H" } else { "S" };
        let text = ::std::format!("{side}\n{file}\n{line}\n{column}\n{message}");
        if let ::std::result::Result::Ok(mut stream) = stream.lock() {
            send(&mut stream, b'P', text.as_bytes());
        }
    }));
}

fn send(stream: &mut ::std::os::unix::net::UnixStream, kind: u8, payload: &[u8]) {
    let mut frame = ::std::vec::Vec::with_capacity(5 + payload.len());
    frame.push(kind);
    frame.extend_from_slice(&(payload.len() as u32).to_le_bytes());
    frame.extend_from_slice(payload);
    let _ = stream.write_all(&frame);
}
