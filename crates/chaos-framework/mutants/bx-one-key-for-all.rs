//! # Keys are not told apart
//!
//! What is wrong: All keys are one register.
//! Why people write it: The example has one key.
//!
//! Killed by: checker::a_violation_is_one_whatever_else_is_unknown,
//! linearizability::keys_are_objects_of_their_own

mod model {
    impl Model for RegisterModel {
        fn key(&self, op: &RegisterOp) -> String {
            match op {
                RegisterOp::Read { key }
                | RegisterOp::Write { key, .. }
                | RegisterOp::CompareAndSet { key, .. } => key[..0].to_string(), // MUTANT: all are one
            }
        }
    }
}
