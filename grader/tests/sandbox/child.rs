//! The program that the sandbox's tests run inside it: what honest and hostile tests do.
//!
//! It speaks the proof protocol by hand. A behaviour reports what it could do by its panics: a
//! hostile one that is stopped says `stopped`, one that gets through says `escaped`.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use nix::libc;

/// What the environment of a child says, so that it does not start testing by itself.
pub const MARKER: &str = "SPLITBRAIN_TEST_CHILD";

/// A behaviour, its number and what it does.
pub type Behaviour = (&'static str, fn(&mut Channel));

/// All behaviours; a test's number is its place here.
pub const BEHAVIOURS: &[Behaviour] = &[
    ("finishes", |channel| channel.finish()),
    ("exits early", |_| std::process::exit(0)),
    ("panics", |channel| {
        channel.frame(b'P', b"H\nsrc/lib.rs\n3\n5\nget(A) is 2, expected 1");
        std::process::exit(1);
    }),
    ("hangs", |_| {
        loop {
            std::thread::sleep(Duration::from_secs(1));
        }
    }),
    ("spins", |_| {
        loop {
            std::hint::spin_loop();
        }
    }),
    ("starts threads without end", |channel| {
        let mut count = 0;
        while std::thread::Builder::new()
            .stack_size(64 * 1024)
            .spawn(|| std::thread::sleep(Duration::from_secs(60)))
            .is_ok()
        {
            count += 1;
        }
        channel.say(&format!("stopped after {count}"));
    }),
    ("allocates without end", |_| {
        let mut hoard = Vec::new();
        loop {
            hoard.push(vec![1_u8; 16 * 1024 * 1024]);
        }
    }),
    ("overflows the stack", |_| {
        fn deeper(level: u64) -> u64 {
            if std::hint::black_box(level) == u64::MAX {
                0
            } else {
                deeper(level + 1) + 1
            }
        }
        std::thread::spawn(|| deeper(0)).join().unwrap();
    }),
    ("floods its output", |_| {
        let piece = [b'x'; 8192];
        loop {
            let _ = std::io::stdout().write_all(&piece);
        }
    }),
    ("prints and finishes", |channel| {
        print!("{}", "o".repeat(200 * 1024));
        eprint!("a word of warning");
        channel.finish();
    }),
    ("writes garbage on the channel", |channel| {
        let _ = channel.stream.write_all(b"test result: ok. 1 passed");
        std::process::exit(0);
    }),
    ("floods the channel", |channel| {
        loop {
            channel.frame(b'P', &[b'x'; 60_000]);
        }
    }),
    ("sends a wrong nonce", |channel| {
        channel.frame(b'D', &[0; 32]);
        std::process::exit(0);
    }),
    ("sends the proof twice", |channel| {
        let nonce = channel.nonce;
        channel.frame(b'D', &nonce);
        channel.finish();
    }),
    ("sends the proof and fails", |channel| {
        let nonce = channel.nonce;
        channel.frame(b'D', &nonce);
        std::process::exit(3);
    }),
    ("sends the proof and hangs", |channel| {
        let nonce = channel.nonce;
        channel.frame(b'D', &nonce);
        std::thread::sleep(Duration::from_secs(60));
    }),
    ("swallows an assertion", |channel| {
        channel.frame(b'F', b"");
        std::process::exit(1);
    }),
    ("is a twin", |channel| {
        channel.frame(b'T', b"");
        std::process::exit(1);
    }),
    ("aborts", |_| std::process::abort()),
    ("reads files", |channel| {
        let files = [
            "/etc/shadow",
            "/etc/hostname",
            "/proc/self/maps",
            "/proc/self/exe",
            "/proc/1/environ",
            "/root/.bashrc",
            "/usr/bin/env",
            "/dev/fd/3",
            "/dev/vda",
            "/sys/kernel/version",
        ];
        channel.all_stopped(files.map(|file| (file.to_owned(), fs::read(file).is_ok())));
    }),
    ("finds its binary", |channel| {
        let found = std::env::current_exe().and_then(fs::read).is_ok();
        let listed = std::env::args().chain(std::env::vars().map(|(_, value)| value));
        let named = listed
            .filter(|text| text.starts_with('/'))
            .collect::<Vec<_>>();
        channel.all_stopped([
            ("its path".to_owned(), found),
            (format!("{named:?}"), !named.is_empty()),
        ]);
    }),
    ("lists the root", |channel| {
        let entries = fs::read_dir("/").into_iter().flatten().flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name()).collect();
        names.sort();
        channel.say(&format!("{names:?}"));
    }),
    ("connects outside", |channel| {
        let tcp = |to: &str| {
            TcpStream::connect_timeout(&to.parse().unwrap(), Duration::from_millis(300)).is_ok()
        };
        let udp =
            UdpSocket::bind("0.0.0.0:0").and_then(|socket| socket.send_to(b"x", "8.8.8.8:53"));
        channel.all_stopped([
            ("tcp".to_owned(), tcp("1.1.1.1:80")),
            ("tcp6".to_owned(), tcp("[2606:4700::1111]:80")),
            ("udp".to_owned(), udp.is_ok()),
        ]);
    }),
    ("talks to itself", |channel| {
        for address in ["127.0.0.1:0", "127.3.2.1:0", "[::1]:0", "localhost:0"] {
            talk(address);
        }
        channel.finish();
    }),
    ("starts a process", |channel| {
        let started = ["/bin/true", "/usr/bin/env", "/proc/self/exe"].map(|program| {
            (
                program.to_owned(),
                std::process::Command::new(program).spawn().is_ok(),
            )
        });
        channel.all_stopped(started);
    }),
    ("makes system calls", |channel| channel.all_stopped(calls())),
    ("executes the loader", |channel| {
        channel.all_stopped(executions())
    }),
    ("writes files", |channel| {
        let folders = [
            "/",
            "/tmp/",
            "/etc/",
            "/dev/",
            "/var/tmp/",
            "/lib64/",
            "/dev/shm/",
        ];
        channel.all_stopped(folders.map(|folder| {
            (
                folder.to_owned(),
                fs::write(format!("{folder}left-behind"), "x").is_ok(),
            )
        }));
    }),
    ("writes into its scratch folder", |channel| {
        assert!(
            !fs::exists("/tmp/left-behind").unwrap(),
            "left by an earlier test"
        );
        fs::create_dir("/tmp/deep").unwrap();
        fs::write("/tmp/left-behind", "x").unwrap();
        channel.finish();
    }),
    ("fills its scratch folder", |channel| {
        let written = fs::write("/tmp/big", vec![0; 64 * 1024 * 1024]);
        channel.all_stopped([("64 MiB".to_owned(), written.is_ok())]);
    }),
    ("uses what every program needs", |channel| {
        assert!(std::time::Instant::now().elapsed() < Duration::from_secs(60));
        assert!(std::thread::available_parallelism().is_ok());
        let (sender, receiver) = std::sync::mpsc::channel();
        let workers: Vec<_> = (0..8)
            .map(|number| {
                let sender = sender.clone();
                std::thread::Builder::new()
                    .name(format!("worker {number}"))
                    .spawn(move || sender.send(number).unwrap())
                    .unwrap()
            })
            .collect();
        workers
            .into_iter()
            .for_each(|worker| worker.join().unwrap());
        assert_eq!(receiver.try_iter().sum::<i32>(), 28);
        let (mut one, mut other) = UnixStream::pair().unwrap();
        one.write_all(b"x").unwrap();
        other.read_exact(&mut [0]).unwrap();
        let random = std::collections::HashMap::<u8, u8>::new();
        assert!(random.is_empty());
        let grown = (0..1_000_000_u64).collect::<Vec<_>>();
        assert_eq!(grown.len(), 1_000_000);
        fs::write("/dev/null", "x").unwrap();
        channel.finish();
    }),
    ("tells its environment", |channel| {
        let mut variables: Vec<_> = std::env::vars().collect();
        variables.sort();
        channel.say(&format!("{variables:?}"));
    }),
    ("works for a while", |channel| {
        std::thread::sleep(Duration::from_millis(120));
        channel.finish();
    }),
];

/// The child's end of the proof protocol.
pub struct Channel {
    stream: UnixStream,
    nonce: [u8; 32],
}

impl Channel {
    fn frame(&mut self, kind: u8, payload: &[u8]) {
        let length = u32::try_from(payload.len()).unwrap();
        let bytes = [&[kind][..], &length.to_le_bytes(), payload].concat();
        let _ = self.stream.write_all(&bytes);
    }

    fn finish(&mut self) {
        let nonce = self.nonce;
        self.frame(b'D', &nonce);
        std::process::exit(0);
    }

    /// Says something to the test, as the message of a panic.
    fn say(&mut self, message: &str) {
        self.frame(b'P', format!("S\nchild.rs\n1\n1\n{message}").as_bytes());
        std::process::exit(1);
    }

    fn all_stopped(&mut self, attempts: impl IntoIterator<Item = (String, bool)>) {
        let escaped: Vec<_> = attempts
            .into_iter()
            .filter(|(_, worked)| *worked)
            .map(|(what, _)| what)
            .collect();
        if escaped.is_empty() {
            self.say("stopped");
        }
        self.say(&format!("escaped: {}", escaped.join(", ")));
    }
}

/// The child's `main`.
pub fn main() -> ! {
    let channel: OwnedFd = std::io::stdin().as_fd().try_clone_to_owned().unwrap();
    let mut stream = UnixStream::from(channel);
    let mut request = [0; 48];
    stream.read_exact(&mut request).unwrap();
    let id = u64::from_le_bytes(request[..8].try_into().unwrap());
    let nonce = request[16..].try_into().unwrap();
    let (_, behave) = BEHAVIOURS[usize::try_from(id).unwrap()];
    behave(&mut Channel { stream, nonce });
    std::process::exit(1)
}

fn talk(address: &str) {
    let listener = TcpListener::bind(address).unwrap();
    let mut client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let (mut server, _) = listener.accept().unwrap();
    client.write_all(b"hello").unwrap();
    let mut heard = [0; 5];
    server.read_exact(&mut heard).unwrap();
    assert_eq!(&heard, b"hello");
    let socket = UdpSocket::bind(address).unwrap();
    socket.send_to(b"x", socket.local_addr().unwrap()).unwrap();
    socket.recv(&mut [0]).unwrap();
}

/// Calls that no test may make, each tried with arguments that would work outside.
#[allow(unsafe_code)]
fn calls() -> Vec<(String, bool)> {
    let null = std::ptr::null::<u8>();
    let mut done = Vec::new();
    let mut attempt = |name: &str, result: i64| done.push((name.to_owned(), result >= 0));
    // SAFETY: single calls whose pointers are null or outlive them; nothing is read afterwards. The
    // child of a `fork` that works ends at once.
    unsafe {
        let fork = libc::fork();
        if fork == 0 {
            libc::_exit(0);
        }
        attempt("fork", fork.into());
        attempt(
            "clone3",
            libc::syscall(libc::SYS_clone3, [0_u64; 11].as_ptr(), 88),
        );
        attempt(
            "ptrace",
            libc::ptrace(libc::PTRACE_ATTACH, libc::getppid(), 0, 0),
        );
        attempt("traceme", libc::ptrace(libc::PTRACE_TRACEME, 0, 0, 0));
        attempt("kill everything", libc::kill(-1, 0).into());
        attempt("kill the parent", libc::kill(libc::getppid(), 0).into());
        attempt("kill the group", libc::kill(0, 0).into());
        let parent = libc::getppid();
        attempt("tgkill", libc::syscall(libc::SYS_tgkill, parent, parent, 0));
        attempt(
            "pidfd",
            libc::syscall(libc::SYS_pidfd_open, libc::getpid(), 0),
        );
        attempt("unshare", libc::unshare(libc::CLONE_NEWUSER).into());
        attempt(
            "mount",
            libc::mount(
                c"x".as_ptr(),
                c"/".as_ptr(),
                c"tmpfs".as_ptr(),
                0,
                null.cast(),
            )
            .into(),
        );
        attempt("chroot", libc::chroot(c"/".as_ptr()).into());
        attempt(
            "memfd",
            libc::syscall(libc::SYS_memfd_create, c"x".as_ptr(), 0),
        );
        attempt("keyctl", libc::syscall(libc::SYS_keyctl, 0, -3, 0));
        attempt(
            "bpf",
            libc::syscall(libc::SYS_bpf, 0, [0_u64; 16].as_ptr(), 128),
        );
        attempt(
            "perf",
            libc::syscall(
                libc::SYS_perf_event_open,
                [0_u64; 16].as_ptr(),
                0,
                -1,
                -1,
                0,
            ),
        );
        attempt("userfaultfd", libc::syscall(libc::SYS_userfaultfd, 1));
        attempt(
            "io_uring",
            libc::syscall(libc::SYS_io_uring_setup, 1, [0_u8; 120].as_ptr()),
        );
        attempt(
            "unix socket",
            libc::socket(libc::AF_UNIX, libc::SOCK_STREAM, 0).into(),
        );
        attempt(
            "raw socket",
            libc::socket(libc::AF_INET, libc::SOCK_RAW, 1).into(),
        );
        attempt(
            "packet socket",
            libc::socket(libc::AF_PACKET, libc::SOCK_RAW, 0).into(),
        );
        attempt(
            "netlink",
            libc::socket(libc::AF_NETLINK, libc::SOCK_RAW, 0).into(),
        );
        attempt(
            "shared memory",
            libc::shmget(libc::IPC_PRIVATE, 4096, 0o600).into(),
        );
        attempt("session", libc::setsid().into());
        attempt(
            "priority",
            libc::setpriority(libc::PRIO_PROCESS, 0, 1).into(),
        );
        attempt("become root", libc::setuid(0).into());
        attempt("dumpable", libc::prctl(libc::PR_SET_DUMPABLE, 1).into());
        attempt(
            "subreaper",
            libc::prctl(libc::PR_SET_CHILD_SUBREAPER, 1).into(),
        );
        let more = libc::rlimit {
            rlim_cur: 1 << 50,
            rlim_max: 1 << 50,
        };
        attempt(
            "more memory",
            libc::setrlimit(libc::RLIMIT_AS, &raw const more).into(),
        );
    }
    done
}

/// Ways to execute something else than what was started.
#[allow(unsafe_code)]
fn executions() -> Vec<(String, bool)> {
    let loader = c"/lib64/ld-linux-x86-64.so.2".as_ptr();
    let arguments = [c"ld.so".as_ptr(), c"--help".as_ptr(), std::ptr::null()];
    let pinned = 0x1_0000_usize;
    let kept = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_FIXED;
    let mut done = Vec::new();
    // SAFETY: the pointers are C strings and ended arrays. A call that works replaces this program,
    // and the test then misses its report.
    unsafe {
        let mut attempt = |name: &str, result: i64| done.push((name.to_owned(), result >= 0));
        attempt(
            "execve",
            libc::execve(loader, arguments.as_ptr(), std::ptr::null()).into(),
        );
        let by_path = |path: *const libc::c_char, flags: libc::c_int| {
            let file = libc::open(loader, libc::O_RDONLY);
            libc::syscall(libc::SYS_execveat, file, path, arguments.as_ptr(), 0, flags)
        };
        attempt("execveat", by_path(c"".as_ptr(), libc::AT_EMPTY_PATH));
        attempt("execveat of a path", by_path(loader, 0));
        attempt(
            "execveat as the worker does",
            by_path(pinned as *const _, libc::AT_EMPTY_PATH),
        );
        let mut map = |name: &str, address: usize, length: usize| {
            let place = address as *mut libc::c_void;
            let at = libc::mmap(place, length, libc::PROT_READ, kept, -1, 0);
            attempt(name, if at == libc::MAP_FAILED { -1 } else { 0 });
        };
        map("mapping the pinned path", pinned, 4096);
        map("mapping across the pinned path", pinned - 4096, 8192);
        map("mapping from zero", 0, pinned + 4096);
        let size = 4096;
        let own = libc::mmap(
            std::ptr::null_mut(),
            size,
            libc::PROT_READ,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
            -1,
            0,
        );
        let flags = libc::MREMAP_MAYMOVE | libc::MREMAP_FIXED;
        let moved = libc::mremap(own, size, size, flags, pinned as *mut libc::c_void);
        attempt(
            "moving to the pinned path",
            if moved == libc::MAP_FAILED { -1 } else { 0 },
        );
    }
    done
}
