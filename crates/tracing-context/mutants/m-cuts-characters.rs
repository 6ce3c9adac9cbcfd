//! # Cuts the header at byte positions
//!
//! What is wrong: a character of two bytes across the border panics: any client can stop the
//! service.
//! Why people write it: indexing a str looks like indexing bytes.
//!
//! Killed by: hostile::any_traceparent_is_refused_or_reads_back_as_itself,
//! hostile::any_carrier_is_read_and_nothing_invalid_is_injected
//! Dies by: panic

mod context {
    impl TraceContext {
        pub fn from_traceparent(header: &str) -> Option<Self> {
            let bytes = header.as_bytes();
            if bytes.len() < LENGTH { // MUTANT: a str, not bytes
                return None; // MUTANT
            } // MUTANT
            let (known, rest) = (header[..LENGTH].as_bytes(), header[LENGTH..].as_bytes()); // MUTANT
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
