//! # Prints names as they are
//!
//! What is wrong: a line break in a path forges lines of the log.
//! Why people write it: {} instead of {:?}.
//!
//! Killed by: spans::a_span_prints_as_one_line

mod span {
    impl fmt::Display for Span {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let (trace, span) = (
                self.context.trace_id.to_hex(),
                self.context.span_id.to_hex(),
            );
            write!(f, "trace={trace} span={span} name={}", self.name)?; // MUTANT: control characters, too
            write!(f, " kind={:?} status={:?}", self.kind, self.status)?;
            let lasted = self
                .end_time
                .and_then(|end| end.duration_since(self.start_time).ok());
            if let Some(lasted) = lasted {
                write!(f, " lasted={lasted:?}")?;
            }
            // A hash map has no order worth printing.
            let mut attributes: Vec<_> = self.attributes.iter().collect();
            attributes.sort_by_key(|&(key, _)| key);
            write!(f, " attributes={attributes:?} events={}", self.events.len())
        }
    }
}
