//! # A panic is an ordinary error
//!
//! What is wrong: The caller cannot tell an injected crash from an injected error.
//! Why people write it: Both carry a text.
//!
//! Killed by: failpoints::a_panic_is_an_error_of_its_own

mod program {
    impl Program {
        pub(crate) fn next(&mut self, choices: &mut Choices) -> Option<Outcome> {
            match self {
                Program::Off => None,
                Program::Return(text) => Some(Outcome::Fail(FailpointError::Triggered(text.clone()))),
                Program::Panic(text) => Some(Outcome::Fail(FailpointError::Triggered(text.clone()))), // MUTANT: one kind
                Program::Sleep(time) => Some(Outcome::Sleep(*time)),
                Program::Probability { percent, action } => {
                    let chosen = choices.happens(f64::from(*percent) / 100.0);
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
