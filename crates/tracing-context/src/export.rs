//! Where finished spans go.

use std::io::{self, Write};

use crate::Span;

/// Takes finished spans out of the process.
///
/// ```
/// use tracing_context::{ExportError, Span, SpanExporter};
///
/// struct Nowhere;
/// impl SpanExporter for Nowhere {
///     fn export(&self, _: Vec<Span>) -> Result<(), ExportError> {
///         Ok(())
///     }
/// }
/// assert!(Nowhere.export(Vec::new()).is_ok());
/// ```
pub trait SpanExporter: Send + Sync {
    /// Exports a batch. A tracer makes one call at a time; after an error it keeps the batch, and
    /// offers it again later. Must neither panic nor flush or shut down that tracer.
    ///
    /// # Errors
    ///
    /// [`ExportError::Failed`], if the batch was not taken.
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError>;

    /// The tracer has handed over its last batch. Called once; the default does nothing.
    fn shutdown(&self) {}
}

/// Why spans could not be exported.
///
/// ```
/// let error = tracing_context::ExportError::Failed("no route".to_string());
/// assert_eq!(error.to_string(), "Export failed: no route");
/// ```
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The batch was not taken; the text says why.
    #[error("Export failed: {0}")]
    Failed(String),
}

impl ExportError {
    /// The failure that `cause` describes.
    pub(crate) fn from_cause(cause: impl ToString) -> Self {
        Self::Failed(cause.to_string())
    }
}

/// Prints one line a span to the standard output, for whoever looks for a fault.
///
/// ```
/// use tracing_context::{SpanExporter, StdoutExporter, SpanBuilder};
/// let span = SpanBuilder::new("order").start().end();
/// assert!(StdoutExporter.export(vec![span]).is_ok());
/// ```
pub struct StdoutExporter;

impl SpanExporter for StdoutExporter {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError> {
        let mut out = io::stdout().lock();
        for span in spans {
            writeln!(out, "{span}").map_err(ExportError::from_cause)?;
        }
        out.flush().map_err(ExportError::from_cause)
    }
}
