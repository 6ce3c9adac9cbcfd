//! One run of one scenario.

use std::collections::BTreeSet;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::task::Poll;
use std::time::Duration;

use tokio::sync::Notify;

use crate::clock::{give_turns, lock};
use crate::drive::drive;
use crate::faults::Faults;
use crate::runner::{ChaosRunner, check_apart};
use crate::validate::validate;
use crate::{
    ChaosError, ChaosEvent, ChaosEventType, ChaosReport, ChaosScenario, ChaosStep, FaultSpec,
    InvariantViolation, SimulationMode,
};

/// How many steps a run may take, each round of a loop counting as one more.
const MOST_STEPS: u64 = 100_000;
/// How often invariants are checked in real time while nothing else happens.
const WATCH: Duration = Duration::from_millis(10);

type Steps<'a> = Pin<Box<dyn Future<Output = Result<(), ChaosError>> + Send + 'a>>;

/// What a run has to know. Its branches take turns: what one step does, and the checks that follow,
/// is not mixed with what another one does.
pub(crate) struct Run<'a> {
    runner: &'a ChaosRunner,
    start: Duration,
    /// Whether invariants are checked whenever the time has moved.
    watched: bool,
    turn: tokio::sync::Mutex<()>,
    /// How many branches are in the middle of a step, or wait for their turn.
    busy: AtomicU32,
    /// The time has moved, and the invariants were not checked since.
    check_due: AtomicBool,
    steps: AtomicU64,
    faults: Mutex<Faults>,
    faults_changed: Notify,
    violated: Mutex<BTreeSet<String>>,
    violations: Mutex<Vec<InvariantViolation>>,
    events: Mutex<Vec<ChaosEvent>>,
}

/// Keeps the time from moving.
struct Busy<'a>(&'a AtomicU32);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl<'a> Run<'a> {
    pub(crate) fn new(runner: &'a ChaosRunner) -> Self {
        Run {
            runner,
            start: runner.clock.current(),
            watched: runner.config.check_invariants && !lock(&runner.invariants).is_empty(),
            turn: tokio::sync::Mutex::default(),
            busy: AtomicU32::new(0),
            check_due: AtomicBool::new(false),
            steps: AtomicU64::new(0),
            faults: Mutex::default(),
            faults_changed: Notify::new(),
            violated: Mutex::default(),
            violations: Mutex::default(),
            events: Mutex::default(),
        }
    }

    pub(crate) async fn report(&self, scenario: &ChaosScenario) -> Result<ChaosReport, ChaosError> {
        validate(self.runner, &scenario.steps)?;
        self.log(ChaosEventType::ScenarioStarted, &scenario.name);
        let result = match self.runner.config.mode {
            SimulationMode::RealTime => self.play(scenario).await,
            SimulationMode::Simulated => drive(self, &self.runner.clock, self.play(scenario)).await,
        };
        self.end_faults();
        self.log(ChaosEventType::ScenarioCompleted, &scenario.name);
        result?;
        let invariant_violations = std::mem::take(&mut *lock(&self.violations));
        Ok(ChaosReport {
            scenario_name: scenario.name.clone(),
            duration: self.runner.clock.current().saturating_sub(self.start),
            seed: self.runner.seed,
            events: std::mem::take(&mut *lock(&self.events)),
            success: invariant_violations.is_empty(),
            invariant_violations,
        })
    }

    /// Whether something goes on that takes no simulated time.
    pub(crate) fn is_busy(&self) -> bool {
        self.busy.load(Ordering::Acquire) > 0 || self.check_due.load(Ordering::Acquire)
    }

    /// The steps, beside them what ends faults and what watches the invariants. A fault whose time
    /// is over ends before the steps of that instant: hence the order.
    async fn play(&self, scenario: &ChaosScenario) -> Result<(), ChaosError> {
        self.take_turn(|| ()).await;
        tokio::select! {
            biased;
            () = self.expire_faults() => Ok(()),
            result = self.steps(&scenario.steps) => result,
            () = self.watch() => Ok(()),
        }
    }

    fn steps<'s>(&'s self, steps: &'s [ChaosStep]) -> Steps<'s> {
        Box::pin(async move {
            for step in steps {
                self.step(step).await?;
            }
            Ok(())
        })
    }

    async fn step(&self, step: &ChaosStep) -> Result<(), ChaosError> {
        self.count_step()?;
        match step {
            ChaosStep::Wait(time) => {
                self.runner.clock.sleep(*time).await;
                self.finish(format!("wait {time:?}"), || ()).await;
            }
            ChaosStep::InjectFault(spec) => {
                let words = format!("inject {}", spec.id);
                self.finish(words, || self.inject(spec)).await;
            }
            ChaosStep::RemoveFault(id) => {
                self.finish(format!("remove {id}"), || self.remove(id))
                    .await;
            }
            ChaosStep::CheckInvariant(name) => self.check_step(name).await,
            ChaosStep::Action(name) => {
                self.act(name).await?;
                self.finish(format!("action {name}"), || ()).await;
            }
            ChaosStep::If {
                condition,
                then,
                else_,
            } => {
                let branch = if self.holds(condition) { then } else { else_ };
                self.steps(branch).await?;
            }
            ChaosStep::Loop { count, steps } => self.repeat(*count, steps).await?,
            ChaosStep::Parallel(branches) => self.at_once(branches).await?,
        }
        Ok(())
    }

    fn count_step(&self) -> Result<(), ChaosError> {
        if self.steps.fetch_add(1, Ordering::AcqRel) >= MOST_STEPS {
            return Err(ChaosError::Timeout);
        }
        Ok(())
    }

    async fn repeat(&self, count: u32, steps: &[ChaosStep]) -> Result<(), ChaosError> {
        for _ in 0..count {
            self.count_step()?;
            self.steps(steps).await?;
        }
        Ok(())
    }

    /// All branches, in their order at each instant.
    async fn at_once(&self, branches: &[ChaosStep]) -> Result<(), ChaosError> {
        let mut open: Vec<Option<Steps<'_>>> = branches
            .iter()
            .map(|step| Some(self.steps(std::slice::from_ref(step))))
            .collect();
        poll_fn(|cx| {
            for branch in &mut open {
                let Some(steps) = branch else { continue };
                match steps.as_mut().poll(cx) {
                    Poll::Pending => {}
                    Poll::Ready(Ok(())) => *branch = None,
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                }
            }
            if open.iter().all(Option::is_none) {
                Poll::Ready(Ok(()))
            } else {
                Poll::Pending
            }
        })
        .await
    }

    fn holds(&self, condition: &str) -> bool {
        let condition = lock(&self.runner.conditions).get(condition).cloned();
        condition.is_some_and(|holds| holds())
    }

    async fn act(&self, name: &str) -> Result<(), ChaosError> {
        let action = lock(&self.runner.actions).get(name).cloned();
        let Some(action) = action else {
            return Err(ChaosError::Internal(format!("action {name} is gone")));
        };
        action()
            .await
            .map_err(|error| ChaosError::ScenarioFailed(format!("action {name}: {error}")))
    }

    /// A step that takes no time: what it does, its event, and the checks.
    async fn finish(&self, words: String, effect: impl FnOnce()) {
        self.take_turn(|| {
            effect();
            self.log(ChaosEventType::StepExecuted, &words);
        })
        .await;
    }

    async fn take_turn(&self, effect: impl FnOnce()) {
        let (_busy, _turn) = (self.busy(), self.turn.lock().await);
        effect();
        self.check_all().await;
    }

    async fn check_step(&self, name: &str) {
        let (_busy, _turn) = (self.busy(), self.turn.lock().await);
        self.check_one(name).await;
        self.log(ChaosEventType::InvariantChecked, name);
        self.log(ChaosEventType::StepExecuted, &format!("check {name}"));
        self.check_all().await;
    }

    fn busy(&self) -> Busy<'_> {
        self.busy.fetch_add(1, Ordering::AcqRel);
        Busy(&self.busy)
    }

    fn inject(&self, spec: &FaultSpec) {
        self.remove(&spec.id);
        let nodes = lock(&self.faults).inject(self.runner, spec);
        if let Some(nodes) = nodes {
            let details = format!("{}: {}", spec.id, nodes.join(", "));
            self.log(ChaosEventType::FaultInjected, &details);
            self.faults_changed.notify_one();
        }
    }

    fn remove(&self, id: &str) {
        let removed = lock(&self.faults).remove(self.runner, id);
        if removed {
            self.log(ChaosEventType::FaultRemoved, id);
            self.faults_changed.notify_one();
        }
    }

    /// A run leaves nothing behind.
    fn end_faults(&self) {
        let active = lock(&self.faults).ids();
        active.iter().for_each(|id| self.remove(id));
    }

    async fn expire_faults(&self) {
        loop {
            let next = lock(&self.faults).next_expiry();
            let Some(next) = next else {
                self.faults_changed.notified().await;
                continue;
            };
            tokio::select! {
                biased;
                () = self.runner.clock.sleep_until(next) => {
                    self.take_turn(|| self.remove_expired()).await;
                }
                () = self.faults_changed.notified() => {}
            }
        }
    }

    fn remove_expired(&self) {
        let over = lock(&self.faults).expired(self.runner.clock.current());
        over.iter().for_each(|id| self.remove(id));
    }

    /// Checks the invariants whenever the time has moved; in real time, every few milliseconds.
    async fn watch(&self) {
        if !self.watched {
            return std::future::pending().await;
        }
        loop {
            match self.runner.config.mode {
                SimulationMode::RealTime => tokio::time::sleep(WATCH).await,
                // Whoever moves the time polls this afterwards.
                SimulationMode::Simulated => {
                    poll_fn(|_| self.is_check_due()).await;
                }
            }
            self.take_turn(|| ()).await;
            self.check_due.store(false, Ordering::Release);
        }
    }

    fn is_check_due(&self) -> Poll<()> {
        if self.check_due.load(Ordering::Acquire) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }

    /// The time has moved.
    pub(crate) fn moved(&self) {
        self.check_due.store(self.watched, Ordering::Release);
    }

    async fn check_all(&self) {
        let names: Vec<String> = lock(&self.runner.invariants).keys().cloned().collect();
        if !self.runner.config.check_invariants || names.is_empty() {
            return;
        }
        if self.runner.config.mode == SimulationMode::Simulated {
            // What happens at this instant is done before it is judged.
            give_turns().await;
        }
        for name in names {
            self.check_one(&name).await;
        }
    }

    /// Checks one invariant, and records that it does not hold if it held before.
    async fn check_one(&self, name: &str) {
        let invariant = lock(&self.runner.invariants).get(name).cloned();
        let Some(invariant) = invariant else { return };
        match check_apart(name, invariant).await {
            Ok(()) => {
                lock(&self.violated).remove(name);
            }
            Err(violation) => {
                let is_new = lock(&self.violated).insert(name.to_string());
                if is_new {
                    lock(&self.violations).push(violation);
                    self.log(ChaosEventType::InvariantViolated, name);
                }
            }
        }
    }

    fn log(&self, event_type: ChaosEventType, details: &str) {
        if !self.runner.config.enable_tracing {
            return;
        }
        let event = ChaosEvent {
            timestamp: self.runner.clock.current().saturating_sub(self.start),
            event_type,
            details: details.to_string(),
        };
        lock(&self.events).push(event.clone());
        lock(&self.runner.log).push(event.clone());
        // Nobody has to listen.
        let _ = self.runner.listeners.send(event);
    }
}

impl Drop for Run<'_> {
    /// Also a run that is given up in the middle leaves nothing behind.
    fn drop(&mut self) {
        self.end_faults();
    }
}
