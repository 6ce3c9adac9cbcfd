//! # Looks at nothing behind the 55th character
//!
//! What is wrong: of a later version anything may follow the flags, so that "01x" is read as
//! "01".
//! Why people write it: the specification says what to read; that one must look one character
//! further is in half a sentence.
//!
//! Killed by: traceparent::a_later_version_is_read_by_the_part_that_is_known

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
                // MUTANT: whatever comes next
                // Of a later version only this flag is known to mean what it means now.
                _ => TraceFlags::with_sampled(flags.is_sampled()),
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
