//! # Believes all flags of a later version
//!
//! What is wrong: a flag that may mean something else by then is taken for random.
//! Why people write it: the flags are at their place, so why not read them.
//!
//! Killed by: traceparent::known_flags_are_kept_and_unknown_ones_dropped

mod context {
    impl TraceContext {
        pub fn from_traceparent(header: &str) -> Option<Self> {
            let bytes = header.as_bytes();
            let (known, rest) = bytes.split_at_checked(LENGTH)?;
            if [known[2], known[35], known[52]] != *b"---" {
                return None;
            }
            let version = hex::read_u64(&known[..2])?;
            let flags = TraceFlags::from_bits(hex::read_u64(&known[53..])? as u8);
            let flags = match version {
                0xff => return None,
                0 if !rest.is_empty() => return None,
                0 => flags,
                _ if rest.first().is_some_and(|&next| next != b'-') => return None,
                // Of a later version only this flag is known to mean what it means now.
                _ => flags, // MUTANT: also what is not known
            };
            let context = Self {
                trace_id: TraceId(hex::read_u128(&known[3..35])?),
                span_id: SpanId(hex::read_u64(&known[36..52])?),
                parent_span_id: None,
                flags,
                trace_state: String::new(),
            };
            context.is_valid().then_some(context)
        }
    }
}
