//! # Listeners that come late miss events
//!
//! What is wrong: A subscriber that reads after the run finds the last few events only.
//! Why people write it: A channel has to have a size, and 64 looks like plenty.
//!
//! Killed by: events::the_log_goes_on_and_a_report_is_of_one_run

mod world {
    const EVENTS_KEPT: usize = 64; // MUTANT: plenty
}
