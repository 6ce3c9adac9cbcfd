//! The `tracestate` header: what each tracing system says of its own position in the trace.

/// The most members that a list has (Level 2, section 3.3.2).
const MEMBERS_MAX: usize = 32;
/// The longest key, and the longest value.
const TEXT_MAX: usize = 256;
/// The most characters that are sent on.
const SENT_MAX: usize = 512;
/// Members above this length are the first to go when the list is too long to be sent.
const LONG: usize = 128;

/// The members of a `tracestate`, the most recent one first.
///
/// ```
/// use tracing_context::{TraceContext, TraceState};
///
/// let mut context = TraceContext::new_root();
/// context.trace_state = "rojo=1,congo=2".to_string();
/// let mut state = TraceState::from_header(&context.trace_state).expect("a valid list");
/// state.insert("congo", "3");
/// context.trace_state = state.to_header();
/// assert_eq!(context.trace_state, "congo=3,rojo=1");
/// ```
#[derive(Debug, Clone, Default)]
pub struct TraceState {
    // solution
    members: Vec<(String, String)>,
    // end solution
}

impl TraceState {
    /// No members.
    ///
    /// ```
    /// assert_eq!(tracing_context::TraceState::new().to_header(), "");
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a header; `None` if anything in it is not valid: then all of it is discarded.
    ///
    /// ```
    /// use tracing_context::TraceState;
    /// let state = TraceState::from_header("rojo=1, ,congo=t61rcWkgMzE").expect("a valid list");
    /// assert_eq!(state.get("congo"), Some("t61rcWkgMzE"));
    /// assert!(TraceState::from_header("rojo=1,rojo=2").is_none());
    /// ```
    pub fn from_header(header: &str) -> Option<Self> {
        let members = Members::read(header)?;
        let owned = |&(key, value): &(&str, &str)| (key.to_owned(), value.to_owned());
        Some(Self {
            members: members.list().iter().map(owned).collect(),
        })
    }

    /// All members as a header, without white space around them.
    ///
    /// ```
    /// let state = tracing_context::TraceState::from_header(" a=1 ,\tb=2").expect("a valid list");
    /// assert_eq!(state.to_header(), "a=1,b=2");
    /// ```
    pub fn to_header(&self) -> String {
        let members = self.members.iter();
        joined(members.map(|(key, value)| (key.as_str(), value.as_str())))
    }

    /// The value of a member.
    ///
    /// ```
    /// assert_eq!(tracing_context::TraceState::new().get("rojo"), None);
    /// ```
    pub fn get(&self, key: &str) -> Option<&str> {
        let member = self.members.iter().find(|(known, _)| known == key);
        member.map(|(_, value)| value.as_str())
    }

    /// Sets a member and moves it to the front. If there are more than 32 now, the last one goes.
    /// Returns false, and changes nothing, if the key or the value is not valid.
    ///
    /// ```
    /// let mut state = tracing_context::TraceState::new();
    /// assert!(state.insert("rojo", "1") && state.insert("congo", "2"));
    /// assert!(!state.insert("Rojo", "3"));
    /// assert_eq!(state.to_header(), "congo=2,rojo=1");
    /// ```
    pub fn insert(&mut self, key: &str, value: &str) -> bool {
        if !is_key(key) || !is_value(value) {
            return false;
        }
        self.remove(key);
        self.members.insert(0, (key.to_owned(), value.to_owned()));
        self.members.truncate(MEMBERS_MAX);
        true
    }

    /// Deletes a member; whether there was one. The others keep their order.
    ///
    /// ```
    /// let mut state = tracing_context::TraceState::from_header("a=1,b=2").expect("a valid list");
    /// assert!(state.remove("a") && !state.remove("a"));
    /// assert_eq!(state.to_header(), "b=2");
    /// ```
    pub fn remove(&mut self, key: &str) -> bool {
        let before = self.members.len();
        self.members.retain(|(known, _)| known != key);
        self.members.len() < before
    }
}

/// `header` without white space and empty members, or nothing if any of it is not valid.
pub(crate) fn received(header: &str) -> Option<String> {
    let members = Members::read(header)?;
    Some(members.text(header))
}

/// What is sent of `state`: whole members, 512 characters at most; nothing if it is not valid.
pub(crate) fn sendable(state: &str) -> Option<String> {
    let mut members = Members::read(state)?;
    while members.length() > SENT_MAX {
        members.drop_one();
    }
    Some(members.text(state)).filter(|text| !text.is_empty())
}

/// The members of a header that is being read; on the stack, since there are few.
struct Members<'a> {
    members: [(&'a str, &'a str); MEMBERS_MAX],
    count: usize,
}

impl<'a> Members<'a> {
    fn read(header: &'a str) -> Option<Self> {
        let mut read = Self {
            members: [("", ""); MEMBERS_MAX],
            count: 0,
        };
        for member in header.split(',') {
            let member = member.trim_matches([' ', '\t']);
            if !member.is_empty() {
                read.add(member)?;
            }
        }
        Some(read)
    }

    fn add(&mut self, member: &'a str) -> Option<()> {
        let (key, value) = member.split_once('=')?;
        let known = self.list().iter().any(|&(known, _)| known == key);
        if known || !is_key(key) || !is_value(value) {
            return None;
        }
        *self.members.get_mut(self.count)? = (key, value);
        self.count += 1;
        Some(())
    }

    fn list(&self) -> &[(&'a str, &'a str)] {
        &self.members[..self.count]
    }

    /// The length of the header that these members make.
    fn length(&self) -> usize {
        let members: usize = self.list().iter().map(length).sum();
        members + self.count.saturating_sub(1)
    }

    /// Level 2, section 3.3.3.1: long members first, then from the end.
    fn drop_one(&mut self) {
        let long = self.list().iter().rposition(|member| length(member) > LONG);
        let victim = long.unwrap_or(self.count - 1);
        self.members[victim..self.count].rotate_left(1);
        self.count -= 1;
    }

    /// The members as a header; `header` is what they were read from.
    fn text(&self, header: &str) -> String {
        if self.length() == header.len() {
            header.to_owned() // nothing was left out
        } else {
            joined(self.list().iter().copied())
        }
    }
}

fn length((key, value): &(&str, &str)) -> usize {
    key.len() + 1 + value.len()
}

fn joined<'a>(members: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut header = String::new();
    for (key, value) in members {
        if !header.is_empty() {
            header.push(',');
        }
        header.push_str(key);
        header.push('=');
        header.push_str(value);
    }
    header
}

/// Level 2, section 3.3.2.2.1. Level 1 allowed one `@` at a certain place; that is history.
fn is_key(key: &str) -> bool {
    let begins_well =
        key.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit());
    let fits =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-*/@".contains(&byte);
    begins_well && key.len() <= TEXT_MAX && key.bytes().all(fits)
}

/// Level 2, section 3.3.2.2.2: printable ASCII but `,` and `=`, not ending in a space.
fn is_value(value: &str) -> bool {
    let fits = |byte: u8| matches!(byte, b' '..=b'~') && byte != b',' && byte != b'=';
    let length = 1..=TEXT_MAX;
    length.contains(&value.len()) && !value.ends_with(' ') && value.bytes().all(fits)
}
