//! Whether a history is linearizable.

use std::collections::BTreeMap;

use crate::History;
use crate::Model;
use crate::history::{End, Entries, Operation};
use crate::search::{Search, Stop};
use crate::sync::lock;
use crate::timeline::Timeline;

/// What a checker found.
///
/// ```
/// # use chaos_framework::Verdict;
/// fn is_a_bug(verdict: &Verdict) -> bool {
///     matches!(verdict, Verdict::Violation { .. }) // `Unknown` is none
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// There is an order of the operations that explains all results.
    Linearizable,
    /// There is none.
    Violation {
        /// The operation at whose return the history ceased to be linearizable.
        operation: usize,
        /// The same for people.
        explanation: String,
    },
    /// The budget was not enough to tell.
    Unknown,
}

/// Decides whether a concurrent history could have been that of a sequential object (Herlihy and
/// Wing 1990).
///
/// It goes through the returns in their order, and puts an operation in its place only when a return
/// demands it (just-in-time linearization, Lowe 2017), remembering the states from which it found no
/// way (Wing and Gong 1993), and each key for itself (Horn and Kroening 2015).
///
/// ```
/// use chaos_framework::{History, LinearizabilityChecker, RegisterModel, RegisterOp, RegisterRet, Verdict};
///
/// let history = History::new();
/// let write = history.invoke(1, RegisterOp::Write { key: "x".into(), value: 7 });
/// history.ok(write, RegisterRet::Written);
/// let stale = history.invoke(2, RegisterOp::Read { key: "x".into() });
/// history.ok(stale, RegisterRet::Value(0));
///
/// let checker = LinearizabilityChecker::new(RegisterModel { initial: 0 });
/// assert!(matches!(checker.check(&history), Verdict::Violation { operation: 1, .. }));
/// ```
pub struct LinearizabilityChecker<M: Model> {
    // solution
    // starter: model: M, // What it checks against, and how much it may spend.
    model: M,
    budget: u64,
    // end solution
}

impl<M: Model> LinearizabilityChecker<M> {
    /// A checker with a budget of 10,000,000.
    ///
    /// ```
    /// # use chaos_framework::{LinearizabilityChecker, RegisterModel};
    /// let checker = LinearizabilityChecker::new(RegisterModel { initial: 0 });
    /// ```
    pub fn new(model: M) -> Self {
        LinearizabilityChecker {
            model,
            budget: 10_000_000,
        }
    }

    /// So many calls of [`Model::apply`] for each key at most: steps, not seconds, so that the same
    /// history always gets the same verdict.
    ///
    /// ```
    /// # use chaos_framework::{LinearizabilityChecker, RegisterModel};
    /// let quick = LinearizabilityChecker::new(RegisterModel { initial: 0 }).with_budget(1_000);
    /// ```
    pub fn with_budget(mut self, budget: u64) -> Self {
        self.budget = budget;
        self
    }

    /// Checks each key. A violation of one key is a violation, whatever is unknown about others; of
    /// several the one of the first key by name is told.
    ///
    /// ```
    /// # use chaos_framework::{History, LinearizabilityChecker, RegisterModel, Verdict};
    /// let checker = LinearizabilityChecker::new(RegisterModel { initial: 0 });
    /// assert!(matches!(checker.check(&History::new()), Verdict::Linearizable));
    /// ```
    pub fn check(&self, history: &History<M::Op, M::Ret>) -> Verdict {
        let entries = lock(&history.entries);
        let mut unknown = false;
        for ids in self.by_key(&entries).into_values() {
            let timeline = Timeline::new(&entries.operations, &ids);
            match Search::new(&self.model, &timeline, self.budget).run() {
                Ok(()) => {}
                Err(Stop::OutOfBudget) => unknown = true,
                Err(Stop::Stuck(id)) => return violation(id, &entries.operations[id]),
            }
        }
        if unknown {
            Verdict::Unknown
        } else {
            Verdict::Linearizable
        }
    }

    /// The operations that may have happened, by key, in the order of their invocation.
    fn by_key(&self, entries: &Entries<M::Op, M::Ret>) -> BTreeMap<String, Vec<usize>> {
        let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (id, operation) in entries.operations.iter().enumerate() {
            if !matches!(operation.end, End::Failed) {
                keys.entry(self.model.key(&operation.op))
                    .or_default()
                    .push(id);
            }
        }
        keys
    }
}

fn violation<O: std::fmt::Debug, R: std::fmt::Debug>(
    id: usize,
    operation: &Operation<O, R>,
) -> Verdict {
    let result = match &operation.end {
        End::Returned { ret, .. } => format!("{ret:?}"),
        _ => "nothing".to_string(),
    };
    let (who, asked) = (operation.process, &operation.op);
    let what = format!("operation {id}: process {who} asked for {asked:?} and got {result}");
    let why =
        "no order of what was invoked before it returned explains this and all results before";
    let explanation = format!("{what}; {why}");
    Verdict::Violation {
        operation: id,
        explanation,
    }
}
