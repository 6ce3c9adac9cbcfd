//! # A sequence begins again
//!
//! What is wrong: After its last action the first comes again.
//! Why people write it: `at % len` never goes out of bounds.
//!
//! Killed by: failpoints::a_sequence_is_one_action_a_hit

mod program {
    fn next_in_order(
        at: &mut usize,
        actions: &mut [Program],
        choices: &mut Choices,
    ) -> Option<Outcome> {
        while actions.get(*at).is_some_and(|action| action.is_spent(0)) {
            *at += 1;
        }
        if *at >= actions.len() { // MUTANT: round and round
            *at = 0; // MUTANT
        } // MUTANT
        let action = actions.get_mut(*at)?;
        let outcome = action.next(choices);
        if action.is_spent(1) {
            *at += 1;
        }
        outcome
    }
}
