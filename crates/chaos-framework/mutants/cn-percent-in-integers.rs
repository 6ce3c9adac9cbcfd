//! # The percentage is divided in integers
//!
//! What is wrong: Everything below 100 is 0.
//! Why people write it: percent is a u8, and 100 looks like one.
//!
//! Killed by: failpoints::probabilities_are_met_and_repeatable,
//! failpoints::a_failpoints_choices_are_its_own,
//! determinism::the_runners_seed_is_everybodys

mod program {
    impl Program {
        pub(crate) fn next(&mut self, choices: &mut Choices) -> Option<Outcome> {
            match self {
                Program::Off => None,
                Program::Return(text) => Some(Outcome::Fail(FailpointError::Triggered(text.clone()))),
                Program::Panic(text) => Some(Outcome::Fail(FailpointError::Panic(text.clone()))),
                Program::Sleep(time) => Some(Outcome::Sleep(*time)),
                Program::Probability { percent, action } => {
                    let chosen = choices.happens(f64::from(*percent / 100)); // MUTANT: integers
                    if chosen { action.next(choices) } else { None }
                }
                Program::Counted { left: 0, .. } => None,
                Program::Counted { left, action } => {
                    *left -= 1;
                    action.next(choices)
                }
                Program::Sequence { at, actions } => next_in_order(at, actions, choices),
                Program::Callback(call) => Some(Outcome::Call(Arc::clone(call))),
            }
        }
    }
}
