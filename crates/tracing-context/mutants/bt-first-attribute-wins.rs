//! # The first value of an attribute counts
//!
//! What is wrong: what is set later is ignored.
//! Why people write it: entry().or_insert().
//!
//! Killed by: spans::attributes_are_of_every_kind_and_the_last_value_counts

mod active {
    impl ActiveSpan {
        pub fn set_attribute(&mut self, key: impl Into<String>, value: impl Into<AttributeValue>) {
            if let Some(span) = self.recorded() {
                span.attributes.entry(key.into()).or_insert(value.into()); // MUTANT: later values are ignored
            }
        }
    }
}
