//! Baggage: what the application sends along with a request, from service to service.

use crate::baggage_entry::Entry;
use crate::{Carrier, baggage_wire, header};

const BAGGAGE: &str = "baggage";

/// Entries that travel with a request, in the order in which their keys were first set.
///
/// ```
/// use tracing_context::Baggage;
/// let mut baggage = Baggage::new();
/// baggage.set("user", "Amélie");
/// assert_eq!(baggage.get("user"), Some("Amélie"));
/// assert_eq!(baggage.to_header(), "user=Am%C3%A9lie");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Baggage {
    // solution
    entries: Vec<Entry>,
    // end solution
}

impl Baggage {
    /// No entries.
    ///
    /// ```
    /// assert_eq!(tracing_context::Baggage::new().iter().count(), 0);
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets an entry without properties. A key that is no token (RFC 9110, section 5.6.2) cannot be
    /// sent, so it is not set either.
    ///
    /// ```
    /// let mut baggage = tracing_context::Baggage::new();
    /// baggage.set("user", "alice");
    /// baggage.set("not a token", "alice");
    /// assert_eq!(baggage.iter().count(), 1);
    /// ```
    pub fn set(&mut self, key: impl Into<String>, value: impl Into<String>) {
        self.set_with_properties(key, value, Vec::new());
    }

    /// Sets an entry with properties. Properties whose key is no token are left out.
    ///
    /// ```
    /// let mut baggage = tracing_context::Baggage::new();
    /// baggage.set_with_properties("user", "alice", vec![("cached".to_string(), None)]);
    /// assert_eq!(baggage.to_header(), "user=alice;cached");
    /// ```
    pub fn set_with_properties(
        &mut self,
        key: impl Into<String>,
        value: impl Into<String>,
        mut properties: Vec<(String, Option<String>)>,
    ) {
        properties.retain(|(key, _)| baggage_wire::is_token(key));
        let entry = Entry {
            key: key.into(),
            value: value.into(),
            properties,
        };
        if baggage_wire::is_token(&entry.key) {
            self.put(entry);
        }
    }

    /// Puts an entry in the place of the one with its key, or at the end.
    fn put(&mut self, entry: Entry) {
        match self.entries.iter_mut().find(|known| known.key == entry.key) {
            Some(known) => *known = entry,
            None => self.entries.push(entry),
        }
    }

    /// The value of an entry.
    ///
    /// ```
    /// assert_eq!(tracing_context::Baggage::new().get("user"), None);
    /// ```
    pub fn get(&self, key: &str) -> Option<&str> {
        self.entry(key).map(|entry| entry.value.as_str())
    }

    /// The properties of an entry, in order; none if there is no such entry.
    ///
    /// ```
    /// let baggage = tracing_context::Baggage::from_header("user=alice;ttl=60;cached");
    /// let properties = baggage.properties("user");
    /// assert_eq!(properties[0], ("ttl".to_string(), Some("60".to_string())));
    /// assert_eq!(properties[1], ("cached".to_string(), None));
    /// ```
    pub fn properties(&self, key: &str) -> &[(String, Option<String>)] {
        self.entry(key).map_or(&[], |entry| &entry.properties)
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Removes an entry, if it is there.
    ///
    /// ```
    /// let mut baggage = tracing_context::Baggage::from_header("user=alice");
    /// baggage.remove("user");
    /// assert_eq!(baggage.get("user"), None);
    /// ```
    pub fn remove(&mut self, key: &str) {
        self.entries.retain(|entry| entry.key != key);
    }

    /// All entries, keys and values, in order.
    ///
    /// ```
    /// let baggage = tracing_context::Baggage::from_header("b=2,a=1");
    /// assert_eq!(baggage.iter().collect::<Vec<_>>(), [("b", "2"), ("a", "1")]);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let entries = self.entries.iter();
        entries.map(|entry| (entry.key.as_str(), entry.value.as_str()))
    }

    /// The header: at most 64 entries and 8192 bytes. Entries beyond are left out, whole.
    ///
    /// ```
    /// let mut baggage = tracing_context::Baggage::new();
    /// baggage.set("node", "DF 28");
    /// assert_eq!(baggage.to_header(), "node=DF%2028");
    /// ```
    pub fn to_header(&self) -> String {
        baggage_wire::write(&self.entries)
    }

    /// Reads a header. Members that are not valid are left out, and so are those beyond the 64th
    /// key. Of members with the same key the last one counts.
    ///
    /// ```
    /// let baggage = tracing_context::Baggage::from_header("user = Am%C3%A9lie, what?, day=1");
    /// assert_eq!(baggage.get("user"), Some("Amélie"));
    /// assert_eq!(baggage.get("day"), Some("1"));
    /// ```
    pub fn from_header(header: &str) -> Self {
        let mut baggage = Self::new();
        for entry in header.split(',').filter_map(baggage_wire::read) {
            // Bounded, since every entry is looked up, and the header is a stranger's.
            if baggage.entries.len() < baggage_wire::ENTRIES_MAX
                || baggage.entry(&entry.key).is_some()
            {
                baggage.put(entry);
            }
        }
        baggage
    }
}

/// The header `baggage` of W3C Baggage. It travels beside the context, with or without one.
///
/// ```
/// # struct Headers(Vec<(String, String)>);
/// # impl tracing_context::Carrier for Headers {
/// #     fn get(&self, key: &str) -> Option<&str> {
/// #         self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
/// #     }
/// #     fn set(&mut self, key: &str, value: String) {
/// #         self.0.push((key.to_string(), value));
/// #     }
/// #     fn keys(&self) -> Vec<&str> {
/// #         self.0.iter().map(|(name, _)| name.as_str()).collect()
/// #     }
/// # }
/// use tracing_context::{Baggage, BaggagePropagator};
///
/// let (baggage, mut headers) = (Baggage::from_header("user=alice"), Headers(Vec::new()));
/// BaggagePropagator.inject(&baggage, &mut headers);
/// assert_eq!(BaggagePropagator.extract(&headers).get("user"), Some("alice"));
/// ```
pub struct BaggagePropagator;

impl BaggagePropagator {
    /// Puts the baggage into an outgoing carrier; nothing, if there is none.
    ///
    /// ```
    /// # use tracing_context::{Baggage, BaggagePropagator, Carrier};
    /// fn send(baggage: &Baggage, request: &mut dyn Carrier) {
    ///     BaggagePropagator.inject(baggage, request);
    /// }
    /// ```
    pub fn inject(&self, baggage: &Baggage, carrier: &mut dyn Carrier) {
        let header = baggage.to_header();
        if !header.is_empty() {
            carrier.set(BAGGAGE, header);
        }
    }

    /// The baggage in an incoming carrier.
    ///
    /// ```
    /// # use tracing_context::{Baggage, BaggagePropagator, Carrier};
    /// fn receive(request: &dyn Carrier) -> Baggage {
    ///     BaggagePropagator.extract(request)
    /// }
    /// ```
    pub fn extract(&self, carrier: &dyn Carrier) -> Baggage {
        let keys = carrier.keys();
        let header = header::list(carrier, &keys, BAGGAGE);
        header.map_or_else(Baggage::new, |header| Baggage::from_header(&header))
    }
}
