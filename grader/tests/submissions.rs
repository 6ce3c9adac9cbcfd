//! Every sample submission gets the verdict that the table declares for it.
//!
//! Not a libtest program: the sandbox starts this binary again as its worker.

#[cfg(target_os = "linux")]
#[path = "submissions/leftovers.rs"]
mod leftovers;
#[cfg(target_os = "linux")]
#[path = "submissions/table.rs"]
mod table;
#[cfg(target_os = "linux")]
#[path = "submissions/trials.rs"]
mod trials;

fn main() {
    grader::sandbox::become_worker_if_asked();
    // Code that nobody trusts is confined or not run, and only Linux confines it.
    #[cfg(target_os = "linux")]
    trials::run();
}
