//! What an object does when nobody else uses it.

use std::fmt::Debug;
use std::hash::Hash;

/// A sequential specification: a state machine.
///
/// ```
/// use chaos_framework::Model;
///
/// /// A counter whose increment returns the old value.
/// struct Counter;
///
/// impl Model for Counter {
///     type State = u64;
///     type Op = ();
///     type Ret = u64;
///     fn init(&self) -> u64 {
///         0
///     }
///     fn apply(&self, state: &u64, _op: &()) -> (u64, u64) {
///         (state + 1, *state)
///     }
/// }
/// ```
pub trait Model {
    /// What it remembers.
    type State: Clone + Debug + Eq + Hash;
    /// What can be asked of it.
    type Op: Clone + Debug + PartialEq;
    /// What it answers.
    type Ret: Clone + Debug + PartialEq;

    /// The state at the beginning.
    fn init(&self) -> Self::State;

    /// The state after an operation, and its answer.
    fn apply(&self, state: &Self::State, op: &Self::Op) -> (Self::State, Self::Ret);

    /// The object that an operation is about. Those of different keys are objects of their own,
    /// each from `init` on, and are checked one by one.
    fn key(&self, _op: &Self::Op) -> String {
        String::new()
    }
}

/// Registers, one a key.
///
/// ```
/// use chaos_framework::{Model, RegisterModel, RegisterOp, RegisterRet};
///
/// let model = RegisterModel { initial: 5 };
/// let read = RegisterOp::Read { key: "x".to_string() };
/// assert_eq!(model.apply(&model.init(), &read), (5, RegisterRet::Value(5)));
/// ```
#[derive(Debug, Clone)]
pub struct RegisterModel {
    /// What each of them holds at first.
    pub initial: u64,
}

/// What can be asked of a register.
///
/// ```
/// let read = chaos_framework::RegisterOp::Read { key: "x".to_string() };
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterOp {
    /// Answers `Value`.
    Read {
        /// Which register.
        key: String,
    },
    /// Answers `Written`.
    Write {
        /// Which register.
        key: String,
        /// What it holds from now on.
        value: u64,
    },
    /// Writes `new` if the register holds `expected`; answers `Swapped` with whether it did.
    CompareAndSet {
        /// Which register.
        key: String,
        /// What it has to hold.
        expected: u64,
        /// What it holds then.
        new: u64,
    },
}

/// What a register answers.
///
/// ```
/// assert_ne!(chaos_framework::RegisterRet::Swapped(true), chaos_framework::RegisterRet::Written);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterRet {
    /// What it holds.
    Value(u64),
    /// Done.
    Written,
    /// Whether it was done.
    Swapped(bool),
}

impl Model for RegisterModel {
    type State = u64;
    type Op = RegisterOp;
    type Ret = RegisterRet;

    fn init(&self) -> u64 {
        self.initial
    }

    fn apply(&self, state: &u64, op: &RegisterOp) -> (u64, RegisterRet) {
        match op {
            RegisterOp::Read { .. } => (*state, RegisterRet::Value(*state)),
            RegisterOp::Write { value, .. } => (*value, RegisterRet::Written),
            RegisterOp::CompareAndSet { expected, new, .. } => {
                let swaps = state == expected;
                (
                    if swaps { *new } else { *state },
                    RegisterRet::Swapped(swaps),
                )
            }
        }
    }

    fn key(&self, op: &RegisterOp) -> String {
        match op {
            RegisterOp::Read { key }
            | RegisterOp::Write { key, .. }
            | RegisterOp::CompareAndSet { key, .. } => key.clone(),
        }
    }
}
