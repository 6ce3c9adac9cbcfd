//! One entry of a baggage.

/// A property of an entry: its key, and its value if it has one.
type Property = (String, Option<String>);

#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) value: String,
    pub(crate) properties: Vec<Property>,
}
