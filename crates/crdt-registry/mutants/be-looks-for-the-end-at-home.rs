//! # Looks for the last time in its own state
//!
//! What is wrong: each of two clones writes once at u64::MAX, under one name.
//! Why people write it: that nothing follows the last write is checked where the last write is kept.
//!
//! Killed by: clocks::of_all_clones_of_a_map_one_writes_at_the_last_time,
//! clocks::of_all_clones_of_a_register_one_writes_at_the_last_time

mod register {
    impl<T: Clone> LWWRegister<T> {
        pub fn set(&mut self, value: T) {
            let fresh = self.write.timestamp.time < u64::MAX; // MUTANT: what its clones have
            let time = self.stamper.next().or(fresh.then_some(u64::MAX)); // MUTANT: does not matter
            if let Some(time) = time { // MUTANT
                self.write
                    .overwrite(Some(value), time, self.stamper.replica());
            }
        }
    }
}

mod map {
    impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
        fn write(&mut self, key: K, value: Option<V>) {
            let mut writes = self.entries.values(); // MUTANT: the same here
            let fresh = writes.all(|write| write.timestamp.time < u64::MAX); // MUTANT
            let Some(time) = self.stamper.next().or(fresh.then_some(u64::MAX)) else { // MUTANT
                return;
            };
            let replica = self.stamper.replica();
            self.entries
                .entry(key)
                .or_insert_with(|| Write::blank(replica.clone()))
                .overwrite(value, time, replica);
        }
    }
}
