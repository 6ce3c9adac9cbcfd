//! What comes out of a run: events, a report, or an error.

use std::time::Duration;

use crate::InvariantViolation;

/// Something that happened in a run.
///
/// ```
/// # use chaos_framework::ChaosEvent;
/// fn line(event: &ChaosEvent) -> String {
///     format!("{:>10.3?} {:?} {}", event.timestamp, event.event_type, event.details)
/// }
/// ```
#[derive(Debug, Clone)]
pub struct ChaosEvent {
    /// When: simulated time since the run began.
    pub timestamp: Duration,
    /// What kind of thing.
    pub event_type: ChaosEventType,
    /// To what: see each kind.
    pub details: String,
}

/// What kind of thing happened.
///
/// ```
/// let kind = chaos_framework::ChaosEventType::FaultInjected;
/// assert_eq!(format!("{kind:?}"), "FaultInjected");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChaosEventType {
    /// Details: `id: node, node`.
    FaultInjected,
    /// Details: the id.
    FaultRemoved,
    /// By a step; details: the invariant's name.
    InvariantChecked,
    /// It held before; details: the invariant's name.
    InvariantViolated,
    /// Details: the scenario's name.
    ScenarioStarted,
    /// Details: the scenario's name.
    ScenarioCompleted,
    /// Details: the step, in words.
    StepExecuted,
}

/// How a scenario went.
///
/// ```
/// # use chaos_framework::ChaosReport;
/// fn line(report: &ChaosReport) -> String {
///     format!("{}: seed {}, success: {}", report.scenario_name, report.seed, report.success)
/// }
/// ```
#[derive(Debug)]
pub struct ChaosReport {
    /// Which one.
    pub scenario_name: String,
    /// How much simulated time it took.
    pub duration: Duration,
    /// What to run it with to see the same again.
    pub seed: u64,
    /// What happened in this run, in order; nothing without tracing.
    pub events: Vec<ChaosEvent>,
    /// Each time that an invariant ceased to hold.
    pub invariant_violations: Vec<InvariantViolation>,
    /// Whether there was none.
    pub success: bool,
}

impl ChaosReport {
    /// The report as a result, for `?`.
    ///
    /// # Errors
    ///
    /// [`ChaosError::InvariantViolated`] with `invariant: message` of the first violation.
    ///
    /// ```
    /// # use chaos_framework::*;
    /// async fn test(runner: &ChaosRunner, scenario: ChaosScenario) -> Result<(), ChaosError> {
    ///     runner.run(scenario).await?.verdict()
    /// }
    /// ```
    pub fn verdict(&self) -> Result<(), ChaosError> {
        match self.invariant_violations.first() {
            None => Ok(()),
            Some(first) => {
                let text = format!("{}: {}", first.invariant, first.message);
                Err(ChaosError::InvariantViolated(text))
            }
        }
    }
}

/// Why a scenario could not be run to its end.
///
/// ```
/// let error = chaos_framework::ChaosError::ScenarioFailed("unknown action: wriet".to_string());
/// assert_eq!(error.to_string(), "Scenario failed: unknown action: wriet");
/// ```
#[derive(Debug, Clone, thiserror::Error)]
pub enum ChaosError {
    /// It names something that is not there, or an action failed.
    #[error("Scenario failed: {0}")]
    ScenarioFailed(String),
    /// Only from [`ChaosReport::verdict`].
    #[error("Invariant violated: {0}")]
    InvariantViolated(String),
    /// It took more steps than a run may take.
    #[error("Timeout during scenario")]
    Timeout,
    /// The runtime is going down.
    #[error("Internal error: {0}")]
    Internal(String),
}
