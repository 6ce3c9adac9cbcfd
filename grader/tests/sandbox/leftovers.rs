//! Nothing is left behind: not by a test, not by a runner, not by a grader that is killed.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use grader::sandbox::{Ask, Profile, Runner};
use libtest_mimic::Trial;

use crate::tests_of_runs::{ask, spec};

/// What the environment of a grader that is to be killed says: the profile.
pub const MARKER: &str = "SPLITBRAIN_TEST_GRADER";

/// What the environment of a grader that is to look after itself says besides.
const TIDY: &str = "SPLITBRAIN_TEST_TIDY";

/// A grader of its own, whose descendants are not mixed with those of other tests.
pub fn be_a_grader() -> ! {
    let profile = std::env::var(MARKER).unwrap().parse().unwrap();
    let mut runner = Runner::open(&spec(profile)).unwrap();
    if std::env::var_os(TIDY).is_some() {
        look_after_itself(profile, runner);
        std::process::exit(0)
    }
    println!("open");
    std::io::stdout().flush().unwrap();
    let hang = Ask {
        deadline: Duration::from_secs(120),
        ..ask("hangs")
    };
    let _ = runner.run(&hang);
    std::process::exit(0)
}

/// Runs hostile tests and looks at what is left after each, and after the runner.
fn look_after_itself(profile: Profile, mut runner: Runner) {
    let me = std::process::id();
    for behaviour in [
        "hangs",
        "starts threads without end",
        "floods its output",
        "aborts",
    ] {
        let deadline = Duration::from_millis(300);
        runner
            .run(&Ask {
                deadline,
                ..ask(behaviour)
            })
            .unwrap();
        assert_eq!(
            descendants(me).len(),
            helpers(profile),
            "after one that {behaviour}"
        );
    }
    drop(runner);
    eventually("the sandbox ends with its runner", || {
        descendants(me).is_empty()
    });
}

/// How many processes a runner is made of: the worker, and under `full` the first process of its
/// namespace.
fn helpers(profile: Profile) -> usize {
    if profile == Profile::Full { 2 } else { 1 }
}

/// The living descendants of a process, by name.
fn descendants(root: u32) -> Vec<(u32, String)> {
    let mut found = Vec::new();
    let mut parents = vec![root];
    let processes: Vec<(u32, u32, String)> = fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter_map(|entry| {
            let pid = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            let (name, rest) = stat.split_once('(')?.1.rsplit_once(')')?;
            let mut fields = rest.split_whitespace();
            let alive = fields.next()? != "Z";
            alive.then_some(())?;
            Some((pid, fields.next()?.parse().ok()?, name.to_owned()))
        })
        .collect();
    while let Some(parent) = parents.pop() {
        for (pid, _, name) in processes.iter().filter(|(_, of, _)| *of == parent) {
            parents.push(*pid);
            found.push((*pid, name.clone()));
        }
    }
    found
}

/// Waits until `condition` holds; what it waits for happens, or the test fails.
fn eventually(what: &str, mut condition: impl FnMut() -> bool) {
    let started = Instant::now();
    while !condition() {
        assert!(started.elapsed() < Duration::from_secs(20), "{what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn gone(pid: u32) -> bool {
    fs::read_to_string(format!("/proc/{pid}/stat")).map_or(true, |stat| {
        stat.rsplit_once(')')
            .is_some_and(|(_, rest)| rest.starts_with(" Z"))
    })
}

fn killing_the_grader_kills_everything(profile: Profile) {
    let mut grader = Command::new(std::env::current_exe().unwrap())
        .env(MARKER, profile.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(grader.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert_eq!(line, "open\n");
    let mut family = Vec::new();
    eventually("the test starts", || {
        family = descendants(grader.id());
        family.len() == helpers(profile) + 1
    });
    grader.kill().unwrap();
    grader.wait().unwrap();
    for (pid, name) in family {
        eventually(&format!("`{name}` ends with its grader"), || gone(pid));
    }
}

fn nothing_is_left_of_a_test_or_a_runner(profile: Profile) {
    let status = Command::new(std::env::current_exe().unwrap())
        .env(MARKER, profile.to_string())
        .env(TIDY, "1")
        .status()
        .unwrap();
    assert!(status.success());
}

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for profile in [Profile::Full, Profile::Contained] {
        trials.push(Trial::test(
            format!("{profile}::killing_the_grader_kills_everything"),
            move || {
                killing_the_grader_kills_everything(profile);
                Ok(())
            },
        ));
        trials.push(Trial::test(
            format!("{profile}::nothing_is_left_of_a_test_or_a_runner"),
            move || {
                nothing_is_left_of_a_test_or_a_runner(profile);
                Ok(())
            },
        ));
    }
    trials
}
