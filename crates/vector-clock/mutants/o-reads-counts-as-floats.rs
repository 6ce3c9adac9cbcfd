//! # Reads counts as floating-point numbers
//!
//! What is wrong: 1.5 becomes 1, -1 becomes 0, and counts above 2^53 are rounded to another
//! count.
//! Why people write it: every number of JSON is a double in JavaScript, and `as u64` never
//! fails.
//!
//! Killed by: hostile_input::a_count_that_is_no_u64_is_refused,
//! hostile_input::an_error_says_what_is_wrong

mod wire {
    impl<'de> Visitor<'de> for EntriesVisitor {
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            // The length that the input claims is not reserved: it may be a lie.
            let mut entries = Vec::new();
            while let Some((node, count)) = map.next_entry::<NodeId, f64>()? { // MUTANT: a double
                entries.push((node, count as u64)); // MUTANT: and a cast that never fails
            }
            Ok(entries)
        }
    }
}
