//! What the compiler may do inside the sandbox.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use grader::sandbox::{Command, Ending, Limits, Output, Profile, probe};
use libtest_mimic::Trial;

/// A folder with a source in it and an empty one for what comes out.
pub struct Workshop {
    folder: tempfile::TempDir,
}

impl Workshop {
    pub fn new(source: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("src")).unwrap();
        fs::create_dir(folder.path().join("out")).unwrap();
        fs::write(folder.path().join("src/main.rs"), source).unwrap();
        Self { folder }
    }

    fn source(&self) -> PathBuf {
        self.folder.path().join("src")
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// `rustc` over the source, with nothing visible but what it needs.
    pub fn rustc(&self) -> Command {
        let sysroot = sysroot();
        Command::new(sysroot.join("bin/rustc"))
            .system()
            .readable(&sysroot)
            .readable(self.source())
            .writable(self.out())
            .folder(self.source())
            .env("PATH", "/usr/bin:/bin")
            .args(["--edition", "2024", "-C", "debuginfo=0", "--out-dir"])
            .arg(self.out().display().to_string())
            .arg("main.rs")
    }
}

fn sysroot() -> PathBuf {
    let output = std::process::Command::new("rustc")
        .args(["--print", "sysroot"])
        .output()
        .unwrap();
    PathBuf::from(String::from_utf8(output.stdout).unwrap().trim())
}

fn shell(script: &str) -> Command {
    Command::new("/bin/sh")
        .system()
        .env("PATH", "/usr/bin:/bin")
        .args(["-c", script])
}

fn run(command: &Command, profile: Profile) -> Output {
    command.run(profile).unwrap()
}

const CONFINED: [Profile; 2] = [Profile::Full, Profile::Contained];

fn the_compiler_works() {
    for profile in Profile::ALL {
        let workshop = Workshop::new("fn main() { println!(\"{}\", 6 * 7); }");
        let output = run(&workshop.rustc(), profile);
        assert!(output.success(), "{profile}: {output:?}");
        let made = std::process::Command::new(workshop.out().join("main"))
            .output()
            .unwrap();
        assert_eq!(made.stdout, b"42\n", "{profile}");
    }
}

fn the_compiler_works_without_proc() {
    let workshop = Workshop::new("fn main() {}");
    let sysroot = sysroot();
    let tools = sysroot.join(format!(
        "lib/rustlib/{}-unknown-linux-gnu/bin/gcc-ld",
        std::env::consts::ARCH
    ));
    let output = run(
        &workshop
            .rustc()
            .without_proc()
            .env("LD_LIBRARY_PATH", sysroot.join("lib").display().to_string())
            .arg("--sysroot")
            .arg(sysroot.display().to_string())
            .args(["-C", "linker-features=-lld"])
            .args(["-C", &format!("link-arg=-B{}", tools.display())]),
        Profile::Full,
    );
    assert!(output.success(), "{output:?}");
}

fn sources_cannot_include_files_of_the_machine() {
    for profile in CONFINED {
        for file in [
            "/etc/passwd",
            "/root/.bashrc",
            "/proc/1/environ",
            "/etc/hostname",
        ] {
            let text = format!("fn main() {{ println!(\"{{}}\", include_str!({file:?})); }}");
            let output = run(&Workshop::new(&text).rustc(), profile);
            // Under `full` there is a passwd, and it names nobody but nobody.
            let harmless = profile == Profile::Full && file == "/etc/passwd";
            assert!(
                !output.success() || harmless,
                "{profile}: {file}: {output:?}"
            );
        }
    }
}

fn nothing_outside_the_output_folder_can_be_written() {
    for profile in CONFINED {
        let workshop = Workshop::new("");
        let source = workshop.source().join("main.rs");
        for target in [
            source.as_path(),
            Path::new("/usr/left-behind"),
            Path::new("/left-behind"),
        ] {
            let script = format!("echo changed > '{}'", target.display());
            let command = shell(&script)
                .readable(workshop.source())
                .writable(workshop.out());
            let output = run(&command, profile);
            assert!(!output.success(), "{profile}: {}", target.display());
        }
        assert_eq!(fs::read_to_string(source).unwrap(), "");
        let script = format!("echo made > '{}/made'", workshop.out().display());
        let output = run(&shell(&script).writable(workshop.out()), profile);
        assert!(output.success(), "{profile}: {output:?}");
        assert_eq!(
            fs::read_to_string(workshop.out().join("made")).unwrap(),
            "made\n"
        );
    }
}

fn what_was_written_cannot_be_executed() {
    let workshop = Workshop::new("");
    let out = workshop.out().display().to_string();
    let script = format!("cp /bin/true '{out}/copy' && '{out}/copy'");
    let output = run(&shell(&script).writable(workshop.out()), Profile::Full);
    assert!(
        !output.success() && output.stderr.text.contains("ermission denied"),
        "{output:?}"
    );
}

fn there_is_no_network_and_no_other_process() {
    let script = "ls /proc | grep -c '^[0-9]*$'; cat /proc/net/dev | wc -l";
    let output = run(&shell(script), Profile::Full);
    let counts: Vec<u64> = output
        .stdout
        .text
        .split_whitespace()
        .flat_map(str::parse)
        .collect();
    // Its own shell, `ls`, `grep` and process 1; two lines of heading and the loopback.
    assert!(
        counts.len() == 2 && counts[0] <= 4 && counts[1] == 3,
        "{output:?}"
    );
}

fn output_time_and_memory_are_bounded() {
    for profile in CONFINED {
        let limits = Limits {
            output_kib: 16,
            memory_mib: 512,
            ..Limits::for_compiler()
        };
        let flood = run(&shell("yes").limits(limits), profile);
        assert_eq!(flood.ending, Ending::Flooded, "{profile}");
        assert_eq!(
            (flood.stdout.text.len(), flood.stdout.truncated),
            (16 * 1024, true)
        );

        let quick = Duration::from_millis(200);
        let hang = run(&shell("sleep 100 & sleep 100").deadline(quick), profile);
        assert_eq!(hang.ending, Ending::TimedOut, "{profile}");

        let hungry = shell("x=y; while :; do x=$x$x; done").limits(limits);
        assert!(!run(&hungry, profile).success(), "{profile}");
    }
}

fn a_macro_without_end_is_stopped() {
    let source = "macro_rules! grow { ($($x:tt)*) => { grow!($($x)* $($x)* 1) } }\n\
                  #![recursion_limit = \"10000\"]\nfn main() { grow!(1); }";
    let source = source.lines().collect::<Vec<_>>();
    let text = [source[1], source[0], source[2]].join("\n");
    let limits = Limits {
        memory_mib: 2048,
        cpu_seconds: 3,
        ..Limits::for_compiler()
    };
    let output = run(&Workshop::new(&text).rustc().limits(limits), Profile::Full);
    assert!(!output.success(), "{output:?}");
}

fn the_machine_is_described() {
    let machine = probe().unwrap();
    assert!(machine.supports(Profile::Off));
    assert_eq!(
        machine.supports(Profile::Full),
        machine.missing.is_empty(),
        "{machine:?}"
    );
    for lack in &machine.missing {
        assert!(
            !lack.remedy.is_empty() && !lack.needed_by.is_empty(),
            "{lack:?}"
        );
    }
}

pub fn trials() -> Vec<Trial> {
    let trials: [(&str, fn()); 9] = [
        ("the_compiler_works", the_compiler_works),
        (
            "the_compiler_works_without_proc",
            the_compiler_works_without_proc,
        ),
        (
            "sources_cannot_include_files_of_the_machine",
            sources_cannot_include_files_of_the_machine,
        ),
        (
            "nothing_outside_the_output_folder_can_be_written",
            nothing_outside_the_output_folder_can_be_written,
        ),
        (
            "what_was_written_cannot_be_executed",
            what_was_written_cannot_be_executed,
        ),
        (
            "there_is_no_network_and_no_other_process",
            there_is_no_network_and_no_other_process,
        ),
        (
            "output_time_and_memory_are_bounded",
            output_time_and_memory_are_bounded,
        ),
        (
            "a_macro_without_end_is_stopped",
            a_macro_without_end_is_stopped,
        ),
        ("the_machine_is_described", the_machine_is_described),
    ];
    trials
        .into_iter()
        .map(|(name, check)| {
            Trial::test(format!("command::{name}"), move || {
                check();
                Ok(())
            })
        })
        .collect()
}
