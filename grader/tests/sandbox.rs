//! The sandbox against honest and hostile programs.
//!
//! Not a libtest program: the sandbox starts this binary again as its worker, and the worker starts
//! it once more as the test that is confined.

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
#[path = "sandbox/child.rs"]
mod child;
#[cfg(target_os = "linux")]
#[path = "sandbox/commands.rs"]
mod commands;
#[cfg(target_os = "linux")]
#[path = "sandbox/figures.rs"]
mod figures;
#[cfg(target_os = "linux")]
#[path = "sandbox/leftovers.rs"]
mod leftovers;
#[cfg(target_os = "linux")]
#[path = "sandbox/stage.rs"]
mod stage;
#[cfg(target_os = "linux")]
#[path = "sandbox/tests_of_runs.rs"]
mod tests_of_runs;

#[cfg(target_os = "linux")]
fn main() {
    grader::sandbox::become_worker_if_asked();
    if std::env::var_os(child::MARKER).is_some() {
        child::main();
    }
    if std::env::var_os(leftovers::MARKER).is_some() {
        leftovers::be_a_grader();
    }
    let arguments = libtest_mimic::Arguments::from_args();
    let trials = [
        tests_of_runs::trials(),
        commands::trials(),
        leftovers::trials(),
        stage::trials(),
    ];
    let mut trials: Vec<_> = trials.into_iter().flatten().collect();
    trials.push(figures::trial());
    libtest_mimic::run(&arguments, trials).exit();
}
