//! What the runner sees of honest and hostile tests.

use std::time::{Duration, Instant};

use grader::sandbox::{
    Ask, Ending, Limits, Observation, Profile, Runner, RunnerSpec, SandboxFault,
};
use libtest_mimic::Trial;

use crate::child::{BEHAVIOURS, MARKER};

/// Fit for a child of these tests.
pub fn spec(profile: Profile) -> RunnerSpec {
    RunnerSpec {
        profile,
        binary: std::env::current_exe().unwrap(),
        limits: Limits {
            memory_mib: 512,
            cpu_seconds: 2,
            ..Limits::default()
        },
        environment: vec![
            (MARKER.into(), "1".into()),
            ("MALLOC_ARENA_MAX".into(), "2".into()),
        ],
        loopback: true,
    }
}

pub fn ask(behaviour: &str) -> Ask {
    let id = BEHAVIOURS.iter().position(|(name, _)| *name == behaviour);
    let id = id.unwrap_or_else(|| panic!("no behaviour `{behaviour}`")) as u64;
    Ask {
        id,
        mutant: 0,
        deadline: Duration::from_secs(20),
    }
}

/// What the child said, if it said one thing.
fn said(seen: &Observation) -> &str {
    match &seen.panics[..] {
        [panic] => &panic.message,
        _ => panic!("it said nothing, or too much: {seen:?}"),
    }
}

type Check = fn(&mut Runner, Profile);

const ALL: &[Profile] = &Profile::ALL;
const CONFINED: &[Profile] = &[Profile::Full, Profile::Contained];
const FULL: &[Profile] = &[Profile::Full];

/// Runs one behaviour and gives what was seen.
fn see(runner: &mut Runner, behaviour: &str) -> Observation {
    runner.run(&ask(behaviour)).unwrap()
}

fn stopped(runner: &mut Runner, behaviour: &str) {
    let seen = see(runner, behaviour);
    assert_eq!(said(&seen), "stopped", "{seen:?}");
    assert!(!seen.proves_completion());
}

const CHECKS: &[(&str, &[Profile], Check)] = &[
    ("a_test_that_ends_properly_is_proven", ALL, |runner, _| {
        let seen = see(runner, "finishes");
        assert!(seen.proves_completion(), "{seen:?}");
        assert_eq!((seen.panics.len(), seen.stdout.text.as_str()), (0, ""));
    }),
    ("an_early_exit_proves_nothing", ALL, |runner, _| {
        let seen = see(runner, "exits early");
        assert_eq!(seen.ending, Ending::Exited(0));
        assert!(!seen.proof && !seen.garbled && !seen.proves_completion());
    }),
    ("a_panic_is_reported_with_its_place", ALL, |runner, _| {
        let seen = see(runner, "panics");
        let panic = &seen.panics[0];
        assert!(
            panic.hidden && panic.message.starts_with("get(A)"),
            "{seen:?}"
        );
        assert_eq!(
            (panic.file.as_str(), panic.line, panic.column),
            ("src/lib.rs", 3, 5)
        );
        assert_eq!(seen.ending, Ending::Exited(1));
    }),
    (
        "a_hang_is_ended_at_its_deadline_and_costs_nothing_else",
        ALL,
        |runner, _| {
            let started = Instant::now();
            let deadline = Duration::from_millis(200);
            let seen = runner
                .run(&Ask {
                    deadline,
                    ..ask("hangs")
                })
                .unwrap();
            assert_eq!(seen.ending, Ending::TimedOut);
            assert!(started.elapsed() >= deadline && !seen.proof);
            assert!(see(runner, "finishes").proves_completion());
        },
    ),
    (
        "a_spin_is_ended_by_its_processor_time",
        CONFINED,
        |runner, _| {
            assert_eq!(see(runner, "spins").ending, Ending::CpuExhausted);
        },
    ),
    (
        "a_bomb_of_threads_is_bounded",
        CONFINED,
        |runner, profile| {
            let seen = see(runner, "starts threads without end");
            let count = said(&seen).strip_prefix("stopped after ").unwrap();
            // Where the user is not the worker's own, other workers need room.
            let bound = if profile == Profile::Full {
                256
            } else {
                4 * 256
            };
            assert!(count.parse::<u64>().unwrap() <= bound, "{count}");
            assert!(see(runner, "finishes").proves_completion());
        },
    ),
    (
        "an_allocation_without_end_is_told_as_such",
        CONFINED,
        |runner, _| {
            assert_eq!(
                see(runner, "allocates without end").ending,
                Ending::OutOfMemory
            );
        },
    ),
    ("an_overflow_of_the_stack_is_a_crash", ALL, |runner, _| {
        let seen = see(runner, "overflows the stack");
        assert!(
            matches!(seen.ending, Ending::Signalled(_)),
            "{:?}",
            seen.ending
        );
    }),
    (
        "a_flood_is_stopped_and_little_of_it_kept",
        ALL,
        |runner, _| {
            let seen = see(runner, "floods its output");
            assert_eq!(seen.ending, Ending::Flooded);
            assert_eq!(seen.stdout.text.len(), 64 * 1024);
            assert!(seen.stdout.truncated);
        },
    ),
    (
        "output_is_kept_up_to_its_bound_and_harms_nothing",
        ALL,
        |runner, _| {
            let seen = see(runner, "prints and finishes");
            assert!(seen.proves_completion());
            assert_eq!(
                (seen.stdout.text.len(), seen.stdout.truncated),
                (64 * 1024, true)
            );
            assert_eq!(
                (seen.stderr.text.as_str(), seen.stderr.truncated),
                ("a word of warning", false)
            );
        },
    ),
    ("garbage_on_the_channel_proves_nothing", ALL, |runner, _| {
        for behaviour in [
            "writes garbage on the channel",
            "sends a wrong nonce",
            "sends the proof twice",
        ] {
            let seen = see(runner, behaviour);
            assert!(
                seen.garbled && !seen.proof && !seen.proves_completion(),
                "{seen:?}"
            );
        }
    }),
    ("a_flood_on_the_channel_is_stopped", ALL, |runner, _| {
        let seen = see(runner, "floods the channel");
        assert_eq!(seen.ending, Ending::Flooded);
        assert!(seen.garbled && !seen.proves_completion());
    }),
    ("a_proof_with_a_bad_end_is_none", ALL, |runner, _| {
        assert!(!see(runner, "sends the proof and fails").proves_completion());
        let deadline = Duration::from_millis(200);
        let seen = runner
            .run(&Ask {
                deadline,
                ..ask("sends the proof and hangs")
            })
            .unwrap();
        assert!(!seen.proves_completion());
    }),
    ("swallowed_assertions_and_twins_say_so", ALL, |runner, _| {
        let swallowed = see(runner, "swallows an assertion");
        assert!(swallowed.swallowed && !swallowed.proves_completion());
        let twin = see(runner, "is a twin");
        assert!(twin.twin_ended && !twin.proves_completion());
    }),
    ("an_abort_is_a_signal", ALL, |runner, _| {
        assert_eq!(see(runner, "aborts").ending, Ending::Signalled(6));
    }),
    (
        "no_file_of_the_machine_can_be_read",
        CONFINED,
        |runner, _| stopped(runner, "reads files"),
    ),
    ("the_binary_cannot_be_found", CONFINED, |runner, _| {
        stopped(runner, "finds its binary")
    }),
    ("the_root_shows_next_to_nothing", FULL, |runner, _| {
        let seen = see(runner, "lists the root");
        // Landlock refuses the listing itself.
        assert_eq!(said(&seen), "[]");
    }),
    ("the_network_ends_at_the_sandbox", FULL, |runner, _| {
        stopped(runner, "connects outside")
    }),
    ("a_test_may_talk_to_itself", FULL, |runner, _| {
        let seen = see(runner, "talks to itself");
        assert!(seen.proves_completion(), "{seen:?}");
    }),
    ("no_process_can_be_started", CONFINED, |runner, _| {
        stopped(runner, "starts a process")
    }),
    (
        "dangerous_system_calls_are_refused",
        CONFINED,
        |runner, _| {
            stopped(runner, "makes system calls");
        },
    ),
    ("nothing_else_can_be_executed", CONFINED, |runner, _| {
        stopped(runner, "executes the loader")
    }),
    ("no_file_can_be_written", CONFINED, |runner, _| {
        stopped(runner, "writes files")
    }),
    ("ordinary_programs_work", ALL, |runner, _| {
        let seen = see(runner, "uses what every program needs");
        assert!(seen.proves_completion(), "{seen:?}");
    }),
    ("the_environment_is_what_was_given", ALL, |runner, _| {
        let seen = see(runner, "tells its environment");
        let expect = [("MALLOC_ARENA_MAX", "2"), (MARKER, "1")];
        assert_eq!(said(&seen), format!("{expect:?}"));
    }),
    (
        "hostile_tests_do_not_touch_the_next_one",
        CONFINED,
        |runner, _| {
            for behaviour in [
                "makes system calls",
                "allocates without end",
                "floods the channel",
            ] {
                see(runner, behaviour);
                assert!(
                    see(runner, "finishes").proves_completion(),
                    "after one that {behaviour}"
                );
            }
        },
    ),
];

/// The checks, once for each profile that they hold for and the machine has.
pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for (name, profiles, check) in CHECKS {
        for profile in profiles.iter().copied() {
            trials.push(Trial::test(format!("{profile}::{name}"), move || {
                check(
                    &mut Runner::open(&spec(profile)).map_err(|fault| fault.to_string())?,
                    profile,
                );
                Ok(())
            }));
        }
    }
    trials.push(Trial::test("no_file_survives_a_test", || {
        scratch();
        Ok(())
    }));
    trials.push(Trial::test("sockets_need_a_permission", || {
        let mut runner = Runner::open(&RunnerSpec {
            loopback: false,
            ..spec(Profile::Full)
        })
        .unwrap();
        assert!(!see(&mut runner, "talks to itself").proves_completion());
        assert!(see(&mut runner, "uses what every program needs").proves_completion());
        Ok(())
    }));
    trials.push(Trial::test("a_missing_binary_is_our_fault", || {
        for profile in Profile::ALL {
            let binary = "/no/such/binary".into();
            let fault = Runner::open(&RunnerSpec {
                binary,
                ..spec(profile)
            })
            .unwrap_err();
            assert!(matches!(fault, SandboxFault::Binary { .. }), "{fault}");
        }
        Ok(())
    }));
    trials.push(Trial::test("a_binary_that_is_none_is_our_fault", || {
        for profile in Profile::ALL {
            let binary = "/etc/passwd".into();
            let mut runner = Runner::open(&RunnerSpec {
                binary,
                ..spec(profile)
            })
            .unwrap();
            let fault = runner.run(&ask("finishes")).unwrap_err();
            assert!(matches!(fault, SandboxFault::Broken(_)), "{fault}");
        }
        Ok(())
    }));
    trials.push(Trial::test(
        "the_binary_may_be_removed_once_the_runner_is_open",
        || {
            let folder = tempfile::tempdir().unwrap();
            let binary = folder.path().join("tests");
            std::fs::copy(std::env::current_exe().unwrap(), &binary).unwrap();
            let mut runner = Runner::open(&RunnerSpec {
                binary,
                ..spec(Profile::Full)
            })
            .unwrap();
            drop(folder);
            assert!(see(&mut runner, "finishes").proves_completion());
            Ok(())
        },
    ));
    trials
}

fn scratch() {
    let limits = Limits {
        scratch_mib: 4,
        ..spec(Profile::Full).limits
    };
    let mut runner = Runner::open(&RunnerSpec {
        limits,
        ..spec(Profile::Full)
    })
    .unwrap();
    for _ in 0..3 {
        let seen = see(&mut runner, "writes into its scratch folder");
        assert!(seen.proves_completion(), "{seen:?}");
    }
    stopped(&mut runner, "fills its scratch folder");
    assert!(see(&mut runner, "writes into its scratch folder").proves_completion());
}
