//! # What never returned did not happen
//!
//! What is wrong: Open operations are left out: a read of a timed-out write is a false
//! violation (knossos#5).
//! Why people write it: No answer, no effect.
//!
//! Killed by: linearizability::what_never_returned_stays_open,
//! linearizability::verdicts_agree_with_trying_all_orders

mod checker {
    impl<M: Model> LinearizabilityChecker<M> {
        fn by_key(&self, entries: &Entries<M::Op, M::Ret>) -> BTreeMap<String, Vec<usize>> {
            let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (id, operation) in entries.operations.iter().enumerate() {
                if matches!(operation.end, End::Returned { .. }) { // MUTANT: it timed out
                    keys.entry(self.model.key(&operation.op))
                        .or_default()
                        .push(id);
                }
            }
            keys
        }
    }
}
