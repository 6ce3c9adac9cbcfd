//! # Writes the parent instead of the span
//!
//! What is wrong: the callee becomes a sibling of its caller.
//! Why people write it: the field is called parent-id in the specification.
//!
//! Killed by: traceparent::a_context_is_written_as_version_00

mod context {
    impl TraceContext {
        pub fn to_traceparent(&self) -> String {
            let mut header = *b"00-00000000000000000000000000000000-0000000000000000-00";
            hex::write(self.trace_id.0, &mut header[3..35]);
            hex::write(u128::from(self.parent_span_id.unwrap_or(self.span_id).0), &mut header[36..52]); // MUTANT: the reader's parent is this span
            hex::write(u128::from(self.flags.bits()), &mut header[53..55]);
            String::from_utf8_lossy(&header).into_owned()
        }
    }
}
