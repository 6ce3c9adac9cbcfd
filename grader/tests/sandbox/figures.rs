//! How long it all takes. Printed, never judged: `cargo test --test sandbox -- --ignored`.

use std::time::{Duration, Instant};

use grader::sandbox::{Profile, Runner};
use libtest_mimic::Trial;

use crate::commands::Workshop;
use crate::tests_of_runs::{ask, spec};

/// The median of how long something takes.
fn median(times: u32, mut act: impl FnMut()) -> Duration {
    let mut samples: Vec<_> = (0..times)
        .map(|_| {
            let started = Instant::now();
            act();
            started.elapsed()
        })
        .collect();
    samples.sort();
    samples[samples.len() / 2]
}

fn print_figures() {
    for profile in Profile::ALL {
        let set_up = median(50, || drop(Runner::open(&spec(profile)).unwrap()));
        let mut runner = Runner::open(&spec(profile)).unwrap();
        let test = median(200, || drop(runner.run(&ask("finishes")).unwrap()));
        let workshop = Workshop::new("fn main() { println!(\"{}\", 6 * 7); }");
        let compile = median(7, || {
            assert!(workshop.rustc().run(profile).unwrap().success())
        });
        println!("{profile:9} set-up {set_up:.2?}, a test {test:.2?}, a compile {compile:.1?}");
    }
}

pub fn trial() -> Trial {
    Trial::test("figures", || {
        print_figures();
        Ok(())
    })
    .with_ignored_flag(true)
}
