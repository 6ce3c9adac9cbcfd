//! Whether a scenario can be run at all: nothing is done if it cannot.

use std::collections::BTreeSet;

use crate::sync::lock;
use crate::world::World;
use crate::{ChaosError, ChaosStep, FaultSpec, FaultTarget, FaultType};

/// # Errors
///
/// The first thing, in the order of the steps, that is not there or makes no sense.
pub(crate) fn validate(world: &World, steps: &[ChaosStep]) -> Result<(), ChaosError> {
    let mut faults = BTreeSet::new();
    collect_faults(steps, &mut faults);
    Validator { world, faults }
        .steps(steps)
        .map_err(ChaosError::ScenarioFailed)
}

fn collect_faults<'a>(steps: &'a [ChaosStep], found: &mut BTreeSet<&'a str>) {
    for step in steps {
        match step {
            ChaosStep::InjectFault(spec) => {
                found.insert(&spec.id);
            }
            ChaosStep::If { then, else_, .. } => {
                collect_faults(then, found);
                collect_faults(else_, found);
            }
            ChaosStep::Loop { steps, .. } | ChaosStep::Parallel(steps) => {
                collect_faults(steps, found);
            }
            _ => {}
        }
    }
}

struct Validator<'a> {
    world: &'a World,
    faults: BTreeSet<&'a str>,
}

impl Validator<'_> {
    fn steps(&self, steps: &[ChaosStep]) -> Result<(), String> {
        steps.iter().try_for_each(|step| self.step(step))
    }

    fn step(&self, step: &ChaosStep) -> Result<(), String> {
        let world = self.world;
        match step {
            ChaosStep::Wait(_) => Ok(()),
            ChaosStep::InjectFault(spec) => self.fault(spec),
            ChaosStep::RemoveFault(id) => known(self.faults.contains(id.as_str()), "fault", id),
            ChaosStep::CheckInvariant(name) => known(
                lock(&world.invariants).contains_key(name),
                "invariant",
                name,
            ),
            ChaosStep::Action(name) => {
                known(lock(&world.actions).contains_key(name), "action", name)
            }
            ChaosStep::If {
                condition,
                then,
                else_,
            } => {
                let there = lock(&world.conditions).contains_key(condition);
                known(there, "condition", condition)?;
                self.steps(then)?;
                self.steps(else_)
            }
            ChaosStep::Loop { steps, .. } | ChaosStep::Parallel(steps) => self.steps(steps),
        }
    }

    fn fault(&self, spec: &FaultSpec) -> Result<(), String> {
        share(spec.probability, "probability", &spec.id)?;
        match spec.fault_type {
            FaultType::NetworkDrop(rate) => share(rate, "drop rate", &spec.id)?,
            FaultType::CpuThrottle(left) => share(left, "processor share", &spec.id)?,
            _ => {}
        }
        let nodes = lock(&self.world.nodes);
        let hits = match &spec.target {
            FaultTarget::Node(id) => {
                known(nodes.contains_key(id), "node", id)?;
                1
            }
            FaultTarget::Nodes(ids) => {
                ids.iter()
                    .try_for_each(|id| known(nodes.contains_key(id), "node", id))?;
                ids.len()
            }
            FaultTarget::Random { count } => nodes.len().min(*count),
            FaultTarget::All => nodes.len(),
        };
        if hits == 0 {
            return Err(format!("fault {} hits no node", spec.id));
        }
        Ok(())
    }
}

fn known(there: bool, kind: &str, name: &str) -> Result<(), String> {
    if there {
        Ok(())
    } else {
        Err(format!("unknown {kind}: {name}"))
    }
}

fn share(value: f64, what: &str, fault: &str) -> Result<(), String> {
    if (0.0..=1.0).contains(&value) {
        return Ok(());
    }
    Err(format!(
        "fault {fault}: a {what} of {value} is not between 0 and 1"
    ))
}
