//! How scenarios are run: what a runner is told once, for all of them.

/// How scenarios are run.
///
/// ```
/// use chaos_framework::{ChaosConfig, SimulationMode};
///
/// let config = ChaosConfig {
///     seed: Some(42),
///     mode: SimulationMode::Simulated,
///     enable_tracing: true,
///     check_invariants: true,
/// };
/// ```
#[derive(Debug, Clone)]
pub struct ChaosConfig {
    /// What all random choices depend on; `None` draws one, which the report tells.
    pub seed: Option<u64>,
    /// What moves the time.
    pub mode: SimulationMode,
    /// Whether events are recorded.
    pub enable_tracing: bool,
    /// Whether invariants are checked throughout, and not only by steps.
    pub check_invariants: bool,
}

/// What moves the time.
///
/// ```
/// assert_ne!(
///     chaos_framework::SimulationMode::RealTime,
///     chaos_framework::SimulationMode::Simulated,
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SimulationMode {
    /// The clock flows, and waits last.
    RealTime,
    /// The clock is frozen, and a running scenario moves it from event to event.
    Simulated,
}
