//! # A sequence waits until its action acts
//!
//! What is wrong: An action that was not drawn keeps its place.
//! Why people write it: The place moves on where something happened.
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
        let action = actions.get_mut(*at)?;
        let outcome = action.next(choices);
        let waits = matches!(action, Program::Probability { .. }) && outcome.is_none(); // MUTANT: not yet
        if action.is_spent(1) && !waits { // MUTANT
            *at += 1;
        }
        outcome
    }
}
