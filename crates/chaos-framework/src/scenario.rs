//! What is to happen: faults, steps, scenarios.

use std::time::Duration;

use crate::{LatencyConfig, NodeId, PartitionType};

/// A list of steps with a name.
///
/// ```
/// use chaos_framework::ScenarioBuilder;
///
/// let scenario = ScenarioBuilder::new("smoke").action("write").check_invariant("sum").build();
/// assert_eq!(scenario.steps.len(), 2);
/// ```
#[derive(Debug, Clone)]
pub struct ChaosScenario {
    /// What it is called in reports.
    pub name: String,
    /// What happens, in order.
    pub steps: Vec<ChaosStep>,
}

/// One step of a scenario.
///
/// ```
/// use chaos_framework::ChaosStep;
///
/// let twice = ChaosStep::Loop { count: 2, steps: vec![ChaosStep::Action("write".to_string())] };
/// ```
#[derive(Debug, Clone)]
pub enum ChaosStep {
    /// Simulated time passes.
    Wait(Duration),
    /// A fault begins.
    InjectFault(FaultSpec),
    /// The fault of this id ends.
    RemoveFault(String),
    /// The invariant of this name is checked.
    CheckInvariant(String),
    /// The action of this name is done.
    Action(String),
    /// The one or the other.
    If {
        /// The name of a condition.
        condition: String,
        /// What happens if it holds.
        then: Vec<ChaosStep>,
        /// What happens otherwise.
        else_: Vec<ChaosStep>,
    },
    /// The same again and again.
    Loop {
        /// How often.
        count: u32,
        /// What.
        steps: Vec<ChaosStep>,
    },
    /// All at once; it is over when the last one is.
    Parallel(Vec<ChaosStep>),
}

/// A fault, and how it is to be injected.
///
/// ```
/// use chaos_framework::{FaultSpec, FaultTarget, FaultType};
///
/// let crash_of_any_two = FaultSpec {
///     id: "crash".to_string(),
///     fault_type: FaultType::ProcessCrash,
///     target: FaultTarget::Random { count: 2 },
///     duration: Some(std::time::Duration::from_secs(5)),
///     probability: 0.5,
/// };
/// ```
#[derive(Debug, Clone)]
pub struct FaultSpec {
    /// Names it in the scenario, and addresses its random choices.
    pub id: String,
    /// What goes wrong.
    pub fault_type: FaultType,
    /// Where.
    pub target: FaultTarget,
    /// For how long; `None` is until it is removed.
    pub duration: Option<Duration>,
    /// How likely it is to happen when its step comes, from 0 to 1.
    pub probability: f64,
}

/// What goes wrong.
///
/// ```
/// let half_the_speed = chaos_framework::FaultType::CpuThrottle(0.5);
/// ```
#[derive(Debug, Clone)]
pub enum FaultType {
    /// The target is cut off from the rest.
    NetworkPartition(PartitionType),
    /// Messages from and to the target take longer.
    NetworkLatency(LatencyConfig),
    /// This share of the messages from and to the target is lost.
    NetworkDrop(f64),
    /// The process is gone until the fault ends; then it starts anew.
    ProcessCrash,
    /// The process stands still until the fault ends.
    ProcessPause,
    /// No file can grow.
    DiskFull,
    /// Reads and writes take so much longer.
    DiskSlow(Duration),
    /// So many bytes of memory are taken.
    MemoryPressure(u64),
    /// This share of the processor is left.
    CpuThrottle(f64),
    /// The clock is so many milliseconds ahead, or behind.
    ClockSkew(i64),
}

/// Where something goes wrong.
///
/// ```
/// let everywhere = chaos_framework::FaultTarget::All;
/// ```
#[derive(Debug, Clone)]
pub enum FaultTarget {
    /// On one node.
    Node(NodeId),
    /// On these.
    Nodes(Vec<NodeId>),
    /// On so many, which the fault draws anew at each injection.
    Random {
        /// How many; all, if there are fewer.
        count: usize,
    },
    /// On every registered node.
    All,
}

/// Writes a scenario down, step by step.
///
/// ```
/// use chaos_framework::ScenarioBuilder;
/// use std::time::Duration;
///
/// let scenario = ScenarioBuilder::new("patience")
///     .repeat(3, |round| round.action("write").wait(Duration::from_secs(1)))
///     .if_("has a leader", |yes| yes.action("read"), |no| no.wait(Duration::from_secs(10)))
///     .build();
/// assert_eq!(scenario.steps.len(), 2);
/// ```
pub struct ScenarioBuilder {
    // solution
    // starter: // The name, and the steps so far.
    name: String,
    steps: Vec<ChaosStep>,
    // end solution
}

impl ScenarioBuilder {
    /// No steps yet.
    ///
    /// ```
    /// let empty = chaos_framework::ScenarioBuilder::new("nothing").build();
    /// assert!(empty.steps.is_empty());
    /// ```
    pub fn new(name: impl Into<String>) -> Self {
        ScenarioBuilder {
            name: name.into(),
            steps: Vec::new(),
        }
    }

    fn step(mut self, step: ChaosStep) -> Self {
        self.steps.push(step);
        self
    }

    /// The steps that `write` adds to a builder without steps.
    fn block(&self, write: impl FnOnce(Self) -> Self) -> Vec<ChaosStep> {
        write(ScenarioBuilder::new(self.name.clone())).steps
    }

    /// Adds a [`ChaosStep::Wait`].
    ///
    /// ```
    /// # use chaos_framework::ScenarioBuilder;
    /// let builder = ScenarioBuilder::new("s").wait(std::time::Duration::from_secs(1));
    /// ```
    pub fn wait(self, duration: Duration) -> Self {
        self.step(ChaosStep::Wait(duration))
    }

    /// Adds a [`ChaosStep::InjectFault`].
    ///
    /// ```
    /// # use chaos_framework::*;
    /// let builder = ScenarioBuilder::new("s").inject(FaultSpec {
    ///     id: "full".to_string(),
    ///     fault_type: FaultType::DiskFull,
    ///     target: FaultTarget::All,
    ///     duration: None,
    ///     probability: 1.0,
    /// });
    /// ```
    pub fn inject(self, fault: FaultSpec) -> Self {
        self.step(ChaosStep::InjectFault(fault))
    }

    /// Adds a [`ChaosStep::RemoveFault`].
    ///
    /// ```
    /// # use chaos_framework::ScenarioBuilder;
    /// let builder = ScenarioBuilder::new("s").remove_fault("full");
    /// ```
    pub fn remove_fault(self, id: impl Into<String>) -> Self {
        self.step(ChaosStep::RemoveFault(id.into()))
    }

    /// Adds a [`ChaosStep::CheckInvariant`].
    ///
    /// ```
    /// # use chaos_framework::ScenarioBuilder;
    /// let builder = ScenarioBuilder::new("s").check_invariant("sum");
    /// ```
    pub fn check_invariant(self, name: impl Into<String>) -> Self {
        self.step(ChaosStep::CheckInvariant(name.into()))
    }

    /// Adds a [`ChaosStep::Action`].
    ///
    /// ```
    /// # use chaos_framework::ScenarioBuilder;
    /// let builder = ScenarioBuilder::new("s").action("write");
    /// ```
    pub fn action(self, name: impl Into<String>) -> Self {
        self.step(ChaosStep::Action(name.into()))
    }

    /// Adds a [`ChaosStep::Loop`]: `steps` is given a builder without steps.
    ///
    /// ```
    /// # use chaos_framework::ScenarioBuilder;
    /// let builder = ScenarioBuilder::new("s").repeat(3, |round| round.action("write"));
    /// ```
    pub fn repeat(self, count: u32, steps: impl FnOnce(Self) -> Self) -> Self {
        let steps = self.block(steps);
        self.step(ChaosStep::Loop { count, steps })
    }

    /// Adds a [`ChaosStep::If`]: both closures are given a builder without steps.
    ///
    /// ```
    /// # use chaos_framework::ScenarioBuilder;
    /// let builder = ScenarioBuilder::new("s").if_("ready", |yes| yes.action("write"), |no| no);
    /// ```
    pub fn if_(
        self,
        condition: impl Into<String>,
        then: impl FnOnce(Self) -> Self,
        else_: impl FnOnce(Self) -> Self,
    ) -> Self {
        let then = self.block(then);
        let else_ = self.block(else_);
        self.step(ChaosStep::If {
            condition: condition.into(),
            then,
            else_,
        })
    }

    /// Adds a [`ChaosStep::Parallel`], each branch of it a loop of one round.
    ///
    /// ```
    /// # use chaos_framework::{ChaosStep, ScenarioBuilder};
    /// let step = |name: &str| ChaosStep::Action(name.to_string());
    /// let builder = ScenarioBuilder::new("s").parallel(vec![vec![step("a"), step("b")], vec![step("c")]]);
    /// ```
    pub fn parallel(self, branches: Vec<Vec<ChaosStep>>) -> Self {
        let branches = branches
            .into_iter()
            .map(|steps| ChaosStep::Loop { count: 1, steps });
        let branches = branches.collect();
        self.step(ChaosStep::Parallel(branches))
    }

    /// Adds all steps of another scenario.
    ///
    /// ```
    /// # use chaos_framework::ScenarioBuilder;
    /// let warm_up = ScenarioBuilder::new("warm up").action("write").build();
    /// let whole = ScenarioBuilder::new("whole").include(warm_up).action("read").build();
    /// assert_eq!(whole.steps.len(), 2);
    /// ```
    pub fn include(mut self, scenario: ChaosScenario) -> Self {
        self.steps.extend(scenario.steps);
        self
    }

    /// The scenario.
    ///
    /// ```
    /// # use chaos_framework::ScenarioBuilder;
    /// assert_eq!(ScenarioBuilder::new("s").build().name, "s");
    /// ```
    pub fn build(self) -> ChaosScenario {
        ChaosScenario {
            name: self.name,
            steps: self.steps,
        }
    }
}
