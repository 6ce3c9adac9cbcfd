//! # A counted action has one turn in a sequence
//!
//! What is wrong: It is not kept until it is used up.
//! Why people write it: One action a hit, taken literally.
//!
//! Killed by: failpoints::a_sequence_is_one_action_a_hit

mod program {
    impl Program {
        fn is_spent(&self, turns: u32) -> bool {
            match self {
                Program::Counted { left, .. } => *left == 0 || turns > 0, // MUTANT: one turn is enough
                _ => turns > 0,
            }
        }
    }
}
