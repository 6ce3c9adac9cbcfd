//! # Another logarithm
//!
//! What is wrong: the natural logarithm is taken, so all timeouts are longer than those of the
//! other members.
//! Why people write it: `ln` and `log` are the same word.
//!
//! Killed by: anti_entropy::a_death_in_a_list_is_an_accusation,
//! in_a_cluster::a_crash_is_noticed_in_a_time_that_does_not_depend_on_the_size,
//! indirect_probes::silence_to_the_end_of_the_round_is_suspicious,
//! suspicion::a_suspicion_lasts_longer_in_a_larger_cluster,
//! suspicion::a_suspicion_by_hearsay_runs_out_too, suspicion::names_of_any_form_are_told_apart

mod config {
    fn digits(size: usize) -> u32 {
        (size as f64 + 1.0).ln().ceil() as u32 // MUTANT: the other logarithm
    }
}
