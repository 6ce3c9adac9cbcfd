//! The layers behind the policy: cheats that would be refused at once, compiled all the same, and
//! stopped at run time. Each is a tiny crate with one function, and one hidden test of it.
//!
//! Not a libtest program: the sandbox and the compile stage start this binary again.

#[cfg(target_os = "linux")]
use linux::trials;

fn main() {
    grader::become_helper_if_asked();
    #[cfg(target_os = "linux")]
    trials();
}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::Path;

    use grader::course::Course;
    use grader::grade::{Built, Case, Options, Order, Prepared, Ready, Twins, build, run};
    use grader::sandbox;
    use grader::score::{Status, TestResult};
    use grader::source::Files;
    use grader::stage::{Names, Suite};
    use libtest_mimic::{Arguments, Failed, Trial};

    /// A cheat: what it is, its crate, the body of the hidden test, and how that must end.
    struct Cheat {
        name: &'static str,
        source: &'static str,
        test: &'static str,
        ends: Status,
    }

    /// What every hidden test but one does: it asks for 2 and, from a cheat, does not get it.
    const ASKS_FOR_TWO: &str = "assert_eq!(crate::answer(), 2);";

    const CHEATS: &[Cheat] = &[
        Cheat {
            name: "an_honest_answer_passes",
            source: "pub fn answer() -> u64 { 2 }",
            test: ASKS_FOR_TWO,
            ends: Status::Passed,
        },
        Cheat {
            name: "a_wrong_answer_fails",
            source: "pub fn answer() -> u64 { 1 }",
            test: ASKS_FOR_TWO,
            ends: Status::Failed,
        },
        Cheat {
            name: "a_panic_is_the_submission_s_own",
            source: "pub fn answer() -> u64 { panic!(\"no\") }",
            test: ASKS_FOR_TWO,
            ends: Status::Panicked,
        },
        Cheat {
            name: "an_exit_is_no_end",
            source: "pub fn answer() -> u64 { std::process::exit(0) }",
            test: ASKS_FOR_TWO,
            ends: Status::LeftEarly,
        },
        Cheat {
            name: "an_exit_from_another_thread_is_no_end",
            source: "pub fn answer() -> u64 {
                         std::thread::spawn(|| std::process::exit(0)).join().unwrap()
                     }",
            test: ASKS_FOR_TWO,
            ends: Status::LeftEarly,
        },
        Cheat {
            name: "a_panic_hook_that_exits_is_no_end",
            source: "pub fn answer() -> u64 {
                         std::panic::set_hook(Box::new(|_| std::process::exit(0)));
                         1
                     }",
            test: ASKS_FOR_TWO,
            ends: Status::LeftEarly,
        },
        Cheat {
            name: "printed_results_are_not_read",
            source: "pub fn answer() -> u64 {
                         println!(\"test result: ok. 1 passed; 0 failed\");
                         std::process::exit(0)
                     }",
            test: ASKS_FOR_TWO,
            ends: Status::LeftEarly,
        },
        Cheat {
            name: "an_assertion_that_was_caught_has_failed_all_the_same",
            source: "pub fn answer() -> u64 { 1 }
                     pub fn call(work: impl FnOnce()) {
                         let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
                     }",
            test: "crate::call(|| assert_eq!(crate::answer(), 2));",
            ends: Status::Swallowed,
        },
        Cheat {
            name: "a_macro_of_the_crate_does_not_stand_in_for_an_assertion",
            source: "macro_rules! assert_eq { ($($any:tt)*) => {} }
                     pub fn answer() -> u64 { assert_eq!(1, 2); 1 }",
            test: ASKS_FOR_TWO,
            ends: Status::Failed,
        },
        Cheat {
            name: "writing_to_the_grader_s_channel_proves_nothing",
            source: "pub fn answer() -> u64 {
                         use std::io::Write as _;
                         use std::os::fd::AsFd as _;
                         let channel = std::io::stdin().as_fd().try_clone_to_owned().unwrap();
                         let mut channel = std::os::unix::net::UnixStream::from(channel);
                         // A frame of the right shape, with a nonce that it cannot know.
                         let mut frame = vec![b'D', 32, 0, 0, 0];
                         frame.extend([0; 32]);
                         let _ = channel.write_all(&frame);
                         std::process::exit(0)
                     }",
            test: ASKS_FOR_TWO,
            ends: Status::Garbled,
        },
    ];

    /// Runs every cheat under every confinement that this machine has.
    pub fn trials() {
        let trials = CHEATS
            .iter()
            .map(|cheat| Trial::test(cheat.name, || check(cheat).map_err(Failed::from)))
            .collect();
        libtest_mimic::run(&Arguments::from_args(), trials).exit();
    }

    fn check(cheat: &Cheat) -> Result<(), String> {
        let course = Course::find(Path::new(env!("CARGO_MANIFEST_DIR"))).map_err(text)?;
        let exercise = course.exercise("vector-clock").map_err(text)?;
        let prepared = Prepared::of(&course, &exercise).map_err(text)?;
        for profile in sandbox::probe().map_err(text)?.profiles {
            let options = Options {
                profile,
                jobs: 1,
                seed: course.seed().to_owned(),
                shrink: true,
                progress: None,
            };
            let result = verdict(&prepared, cheat, &options)?;
            if result.status != cheat.ends {
                return Err(format!("under {profile} it ends as {result:?}"));
            }
        }
        Ok(())
    }

    fn verdict(
        prepared: &Prepared,
        cheat: &Cheat,
        options: &Options,
    ) -> Result<TestResult, String> {
        let ready = built(prepared, cheat, options)?;
        let cases: Vec<Case> = ready
            .tests
            .iter()
            .map(|test| Case {
                test: test.clone(),
                mutant: 0,
            })
            .collect();
        let ran = run(&prepared.kit, &ready, &cases, Twins::sampled(1), options);
        let mut ran = ran.map_err(text)?;
        Ok(ran.remove(0).result)
    }

    fn built(prepared: &Prepared, cheat: &Cheat, options: &Options) -> Result<Ready, String> {
        let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        let test = format!("#[test]\nfn a_test() {{ {} }}\n", cheat.test);
        let suite = Files::from([file("mod.rs", "mod only;\n"), file("only.rs", &test)]);
        let suite = Suite::read(&suite, Path::new("hidden")).map_err(|faults| text(&faults[0]))?;
        let order = Order {
            files: &Files::from([file("src/lib.rs", cheat.source)]),
            suites: &[("hidden", &suite)],
            witnesses: None,
            own_name: None,
            names: &Names::fresh(),
        };
        match build(&prepared.kit, &order, options.profile).map_err(text)? {
            Built::Ready(ready) => Ok(ready),
            other => Err(format!("it does not compile: {other:?}")),
        }
    }

    fn text(fault: impl ToString) -> String {
        fault.to_string()
    }
}
