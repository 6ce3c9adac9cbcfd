//! # Lets version 00 go on
//!
//! What is wrong: a header of version 00 with something behind its flags is read.
//! Why people write it: the rule for later versions is applied to all.
//!
//! Killed by: traceparent::version_00_ends_with_its_flags

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
                _ if rest.first().is_some_and(|&next| next != b'-') => return None, // MUTANT: version 00 as any other
                0 => flags,
                // MUTANT
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
