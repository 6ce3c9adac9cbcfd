//! # Compare-and-set does not compare
//!
//! What is wrong: It writes whatever the register holds.
//! Why people write it: One forgets the else.
//!
//! Killed by: linearizability::compare_and_set_is_one_step

mod model {
    impl Model for RegisterModel {
        fn apply(&self, state: &u64, op: &RegisterOp) -> (u64, RegisterRet) {
            match op {
                RegisterOp::Read { .. } => (*state, RegisterRet::Value(*state)),
                RegisterOp::Write { value, .. } => (*value, RegisterRet::Written),
                RegisterOp::CompareAndSet { expected, new, .. } => {
                    let swaps = state == expected;
                    (
                        if swaps { *new } else { *new }, // MUTANT: also if it does not match
                        RegisterRet::Swapped(swaps),
                    )
                }
            }
        }
    }
}
