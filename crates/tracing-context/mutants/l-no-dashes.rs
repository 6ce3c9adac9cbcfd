//! # Does not look at the dashes
//!
//! What is wrong: the fields are read by position, whatever is between them.
//! Why people write it: positions are enough to find the fields.
//!
//! Killed by: traceparent::every_field_has_its_length_and_its_dash,
//! hostile::any_traceparent_is_refused_or_reads_back_as_itself

mod context {
    impl TraceContext {
        pub fn from_traceparent(header: &str) -> Option<Self> {
            let bytes = header.as_bytes();
            let (known, rest) = bytes.split_at_checked(LENGTH)?;
            // MUTANT: what separates the fields is not looked at
            let version = hex::read_u64(&known[..2])?;
            let flags = TraceFlags::from_bits(hex::read_u64(&known[53..])? as u8);
            let flags = match version {
                0xff => return None,
                0 if !rest.is_empty() => return None,
                0 => flags,
                _ if rest.first().is_some_and(|&next| next != b'-') => return None,
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
