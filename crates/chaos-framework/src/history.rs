//! What clients saw: who asked for what, and what came back, in real-time order.

use std::sync::Mutex;

use crate::sync::lock;

/// A record of operations on a shared object, written while they happen.
///
/// The order of the calls of its methods is the order of real time: an operation that returned
/// before another one was invoked came before it. An operation that never returned stays open: it
/// may have taken effect, may do so later, or never.
///
/// ```
/// use chaos_framework::{History, LinearizabilityChecker, RegisterModel, RegisterOp, RegisterRet, Verdict};
///
/// let history = History::new();
/// let key = "x".to_string();
/// let write = history.invoke(1, RegisterOp::Write { key: key.clone(), value: 7 });
/// let read = history.invoke(2, RegisterOp::Read { key });
/// history.ok(read, RegisterRet::Value(7));
/// // The write timed out: it is left open, for it may have happened. (It has.)
///
/// let checker = LinearizabilityChecker::new(RegisterModel { initial: 0 });
/// assert!(matches!(checker.check(&history), Verdict::Linearizable));
/// ```
pub struct History<O, R> {
    // solution
    // starter: entries: std::marker::PhantomData<(O, R)>, // What was invoked, and what returned, in order.
    pub(crate) entries: Mutex<Entries<O, R>>,
    // end solution
}

pub(crate) struct Entries<O, R> {
    pub(crate) operations: Vec<Operation<O, R>>,
    pub(crate) last_place: usize,
}

pub(crate) struct Operation<O, R> {
    pub(crate) process: u64,
    pub(crate) op: O,
    pub(crate) invoked: usize,
    pub(crate) end: End<R>,
}

pub(crate) enum End<R> {
    Open,
    Returned { place: usize, ret: R },
    Failed,
}

impl<O, R> History<O, R> {
    /// Nothing has happened.
    ///
    /// ```
    /// let history = chaos_framework::History::<&str, u64>::new();
    /// ```
    pub fn new() -> Self {
        History {
            entries: Mutex::new(Entries {
                operations: Vec::new(),
                last_place: 0,
            }),
        }
    }

    /// An operation begins; what comes back names it. They are numbered from 0.
    ///
    /// ```
    /// let history = chaos_framework::History::<&str, u64>::new();
    /// assert_eq!(history.invoke(1, "read"), 0);
    /// assert_eq!(history.invoke(2, "read"), 1);
    /// ```
    pub fn invoke(&self, process: u64, op: O) -> usize {
        let mut entries = lock(&self.entries);
        let invoked = entries.take_place();
        entries.operations.push(Operation {
            process,
            op,
            invoked,
            end: End::Open,
        });
        entries.operations.len() - 1
    }

    /// It returned, with this result. Of several ends the first counts.
    ///
    /// ```
    /// let history = chaos_framework::History::new();
    /// let read = history.invoke(1, "read");
    /// history.ok(read, 7_u64);
    /// ```
    pub fn ok(&self, operation: usize, ret: R) {
        let mut entries = lock(&self.entries);
        let place = entries.take_place();
        entries.end(operation, End::Returned { place, ret });
    }

    /// It is certain that it did not happen, and never will. A timeout is not that.
    ///
    /// ```
    /// let history = chaos_framework::History::<&str, u64>::new();
    /// let refused = history.invoke(1, "write");
    /// history.fail(refused);
    /// ```
    pub fn fail(&self, operation: usize) {
        lock(&self.entries).end(operation, End::Failed);
    }
}

impl<O, R> Default for History<O, R> {
    fn default() -> Self {
        Self::new()
    }
}

impl<O, R> Entries<O, R> {
    fn take_place(&mut self) -> usize {
        self.last_place += 1;
        self.last_place
    }

    fn end(&mut self, operation: usize, end: End<R>) {
        if let Some(operation) = self.operations.get_mut(operation)
            && matches!(operation.end, End::Open)
        {
            operation.end = end;
        }
    }
}
