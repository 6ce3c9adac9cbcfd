//! # Ignores properties
//!
//! What is wrong: what belongs to the value is lost on the way.
//! Why people write it: the data structure of most libraries has no place for them.
//!
//! Killed by: baggage::properties_travel_with_their_entry,
//! baggage::white_space_is_trimmed_and_equals_signs_belong_to_the_value

mod baggage_wire {
    pub(crate) fn read(member: &str) -> Option<Entry> {
        let mut parts = member.split(';');
        let (key, value) = pair(parts.next()?)?;
        let properties = parts.map(property).take(0).collect::<Option<_>>()?; // MUTANT: read and forgotten
        Some(Entry {
            key,
            value: value?,
            properties,
        })
    }
}
