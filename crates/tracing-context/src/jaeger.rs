//! The exporter that really sends: OTLP over HTTP, which Jaeger reads at port 4318.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::Value;
use ureq::Agent;

use crate::{ExportError, Span, SpanExporter, otlp};

/// How long a request may take (the default of OpenTelemetry).
const TIMEOUT: Duration = Duration::from_secs(10);
/// The most bytes of an answer that are looked at.
const ANSWER_MAX: u64 = 64 * 1024;

/// Sends spans to Jaeger, or to any other receiver of OTLP over HTTP.
///
/// ```no_run
/// use std::sync::Arc;
/// use tracing_context::{AlwaysOnSampler, JaegerExporter, Tracer};
///
/// let jaeger = JaegerExporter::new("http://localhost:4318").with_service_name("shop");
/// let tracer = Tracer::new("shop", Arc::new(AlwaysOnSampler), Arc::new(jaeger));
/// tracer.span("order").start().end();
/// tracer.shutdown().expect("Jaeger is up");
/// ```
pub struct JaegerExporter {
    // solution
    endpoint: String,
    service_name: String,
    timeout: Duration,
    agent: Agent,
    rejected: AtomicU64,
    // end solution
}

impl JaegerExporter {
    /// An exporter for the receiver at `endpoint`, `http://host:port`, whose service is not named.
    ///
    /// ```
    /// let jaeger = tracing_context::JaegerExporter::new("http://localhost:4318");
    /// assert_eq!(jaeger.rejected(), 0);
    /// ```
    pub fn new(endpoint: impl Into<String>) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None);
        Self {
            endpoint: endpoint.into(),
            service_name: "unknown_service".to_owned(),
            timeout: TIMEOUT,
            agent: config.build().new_agent(),
            rejected: AtomicU64::new(0),
        }
    }

    /// Sets the service that the spans are of: `service.name` of the resource.
    ///
    /// ```
    /// # use tracing_context::JaegerExporter;
    /// let jaeger = JaegerExporter::new("http://localhost:4318").with_service_name("shop");
    /// # drop(jaeger);
    /// ```
    pub fn with_service_name(mut self, service_name: impl Into<String>) -> Self {
        self.service_name = service_name.into();
        self
    }

    /// Sets how long a request may take, from the connection to the answer; 10 s by default.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use tracing_context::JaegerExporter;
    /// let jaeger = JaegerExporter::new("http://localhost:4318").with_timeout(Duration::from_secs(1));
    /// # drop(jaeger);
    /// ```
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How many spans the receiver has said that it took but did not keep.
    ///
    /// ```
    /// assert_eq!(tracing_context::JaegerExporter::new("http://localhost:4318").rejected(), 0);
    /// ```
    pub fn rejected(&self) -> u64 {
        self.rejected.load(Ordering::Relaxed)
    }

    /// Sends `body`, and returns the answer's if the receiver has taken it.
    fn post(&self, body: &str) -> Result<String, ExportError> {
        let url = format!("{}/v1/traces", self.endpoint.trim_end_matches('/'));
        let request = self.agent.post(url).content_type("application/json");
        let request = request.config().timeout_global(Some(self.timeout)).build();
        let mut answer = request.send(body).map_err(ExportError::from_cause)?;
        let status = answer.status();
        if !status.is_success() {
            return Err(ExportError::Failed(format!(
                "the receiver answered {status}"
            )));
        }
        // It has the spans. Whatever is wrong with the rest of the answer, they must not be sent
        // again.
        let text = answer.body_mut().with_config().limit(ANSWER_MAX);
        Ok(text.read_to_string().unwrap_or_default())
    }
}

impl SpanExporter for JaegerExporter {
    fn export(&self, spans: Vec<Span>) -> Result<(), ExportError> {
        if spans.is_empty() {
            return Ok(());
        }
        let body = otlp::request(&self.service_name, &spans).to_string();
        let answer = self.post(&body)?;
        // A partial success must not be tried again (OTLP, "Partial Success").
        self.rejected
            .fetch_add(rejected(&answer), Ordering::Relaxed);
        Ok(())
    }
}

/// The number of rejected spans in an answer: a string in the mapping, a number with some.
fn rejected(answer: &str) -> u64 {
    let answer: Value = serde_json::from_str(answer).unwrap_or_default();
    match &answer["partialSuccess"]["rejectedSpans"] {
        Value::String(number) => number.parse().unwrap_or_default(),
        number => number.as_u64().unwrap_or_default(),
    }
}
