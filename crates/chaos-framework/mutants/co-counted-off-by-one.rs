//! # A counted action stops one too early
//!
//! What is wrong: The last time counts as used up.
//! Why people write it: Decrement, then compare with 0.
//!
//! Killed by: failpoints::a_counted_action_acts_so_often,
//! failpoints::a_sequence_is_one_action_a_hit

mod program {
    impl Program {
        pub(crate) fn next(&mut self, choices: &mut Choices) -> Option<Outcome> {
            match self {
                Program::Off => None,
                Program::Return(text) => Some(Outcome::Fail(FailpointError::Triggered(text.clone()))),
                Program::Panic(text) => Some(Outcome::Fail(FailpointError::Panic(text.clone()))),
                Program::Sleep(time) => Some(Outcome::Sleep(*time)),
                Program::Probability { percent, action } => {
                    let chosen = choices.happens(f64::from(*percent) / 100.0);
                    if chosen { action.next(choices) } else { None }
                }
                Program::Counted { left: 0 | 1, .. } => None, // MUTANT: the last one too
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
