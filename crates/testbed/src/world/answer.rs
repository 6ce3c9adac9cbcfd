//! What a condition may answer.

/// The answer of a condition that [`World::run_until`](crate::World::run_until) waits for:
/// `bool`, or an `Option` whose content is handed back.
pub trait Answer {
    /// What is handed back once it is reached.
    type Value;

    /// The value, if it is reached.
    fn reached(self) -> Option<Self::Value>;
}

impl Answer for bool {
    type Value = ();

    fn reached(self) -> Option<()> {
        self.then_some(())
    }
}

impl<T> Answer for Option<T> {
    type Value = T;

    fn reached(self) -> Option<T> {
        self
    }
}
