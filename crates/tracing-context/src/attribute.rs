//! Values of attributes.

/// The value of an attribute of a span, an event or a link.
///
/// ```
/// use tracing_context::AttributeValue;
/// let value: AttributeValue = "GET".into();
/// assert!(matches!(value, AttributeValue::String(text) if text == "GET"));
/// ```
#[derive(Debug, Clone)]
pub enum AttributeValue {
    /// A text.
    String(String),
    /// A whole number.
    Int(i64),
    /// A number.
    Float(f64),
    /// A truth.
    Bool(bool),
    /// Several texts.
    StringArray(Vec<String>),
    /// Several whole numbers.
    IntArray(Vec<i64>),
}

impl From<&str> for AttributeValue {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl From<String> for AttributeValue {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}

impl From<i64> for AttributeValue {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

/// So that a plain `5` is a value.
impl From<i32> for AttributeValue {
    fn from(value: i32) -> Self {
        Self::Int(value.into())
    }
}

impl From<f64> for AttributeValue {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<bool> for AttributeValue {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Vec<String>> for AttributeValue {
    fn from(value: Vec<String>) -> Self {
        Self::StringArray(value)
    }
}

impl From<Vec<i64>> for AttributeValue {
    fn from(value: Vec<i64>) -> Self {
        Self::IntArray(value)
    }
}
