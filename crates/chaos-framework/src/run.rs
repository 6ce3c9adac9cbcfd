//! One run of one scenario.

use std::collections::BTreeSet;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::Poll;
use std::time::Duration;

use tokio::sync::Notify;

use crate::activity::Activity;
use crate::clock::give_turns;
use crate::drive::drive;
use crate::faults::Faults;
use crate::invariant::check_apart;
use crate::journal::Journal;
use crate::sync::lock;
use crate::validate::validate;
use crate::world::World;
use crate::{
    ChaosError, ChaosEventType, ChaosReport, ChaosScenario, ChaosStep, FaultSpec,
    InvariantViolation, SimulationMode,
};

/// How many steps a run may take, each round of a loop counting as one more.
const MOST_STEPS: u64 = 100_000;
/// How often invariants are checked in real time while nothing else happens.
const WATCH: Duration = Duration::from_millis(10);

type Steps<'a> = Pin<Box<dyn Future<Output = Result<(), ChaosError>> + Send + 'a>>;

/// How much later than planned a branch is, because real timers round up: its next wait is so much
/// shorter.
type Late = Duration;

/// What a run has to know. Its branches take turns: what one step does, and the checks that follow,
/// is not mixed with what another one does.
pub(crate) struct Run<'a> {
    world: &'a World,
    journal: Journal<'a>,
    activity: Activity,
    /// Whether invariants are checked throughout.
    watched: bool,
    turn: tokio::sync::Mutex<()>,
    steps: AtomicU64,
    faults: Mutex<Faults>,
    faults_changed: Notify,
    violated: Mutex<BTreeSet<String>>,
    violations: Mutex<Vec<InvariantViolation>>,
}

impl<'a> Run<'a> {
    pub(crate) fn new(world: &'a World) -> Self {
        let watched = world.config.check_invariants && !lock(&world.invariants).is_empty();
        if watched && world.config.mode == SimulationMode::Simulated {
            world.clock.watch.begin();
        }
        Run {
            world,
            journal: Journal::new(world),
            activity: Activity::default(),
            watched,
            turn: tokio::sync::Mutex::default(),
            steps: AtomicU64::new(0),
            faults: Mutex::default(),
            faults_changed: Notify::new(),
            violated: Mutex::default(),
            violations: Mutex::default(),
        }
    }

    pub(crate) async fn report(&self, scenario: &ChaosScenario) -> Result<ChaosReport, ChaosError> {
        validate(self.world, &scenario.steps)?;
        self.journal
            .log(ChaosEventType::ScenarioStarted, &scenario.name);
        let result = match self.world.config.mode {
            SimulationMode::RealTime => self.play(scenario).await,
            SimulationMode::Simulated => {
                drive(&self.activity, &self.world.clock, self.play(scenario)).await
            }
        };
        self.end_faults();
        self.journal
            .log(ChaosEventType::ScenarioCompleted, &scenario.name);
        result?;
        let invariant_violations = std::mem::take(&mut *lock(&self.violations));
        Ok(ChaosReport {
            scenario_name: scenario.name.clone(),
            duration: self.journal.elapsed(),
            seed: self.world.seed,
            events: self.journal.take_events(),
            success: invariant_violations.is_empty(),
            invariant_violations,
        })
    }

    /// The steps, beside them what ends faults and what watches the invariants. A fault whose time
    /// is over ends before the steps of that instant: hence the order.
    async fn play(&self, scenario: &ChaosScenario) -> Result<(), ChaosError> {
        self.take_turn(|| ()).await;
        let mut late = Late::ZERO;
        tokio::select! {
            biased;
            () = self.expire_faults() => Ok(()),
            result = self.steps(&scenario.steps, &mut late) => result,
            () = self.watch() => Ok(()),
        }
    }

    fn steps<'s>(&'s self, steps: &'s [ChaosStep], late: &'s mut Late) -> Steps<'s> {
        Box::pin(async move {
            for step in steps {
                self.step(step, late).await?;
            }
            Ok(())
        })
    }

    async fn step(&self, step: &ChaosStep, late: &mut Late) -> Result<(), ChaosError> {
        self.count_step()?;
        match step {
            ChaosStep::Wait(time) => {
                self.wait(*time, late).await;
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
                self.steps(branch, late).await?;
            }
            ChaosStep::Loop { count, steps } => self.repeat(*count, steps, late).await?,
            ChaosStep::Parallel(branches) => self.at_once(branches, late).await?,
        }
        Ok(())
    }

    async fn wait(&self, time: Duration, late: &mut Late) {
        let clock = &self.world.clock;
        let planned = clock.current().saturating_add(time).saturating_sub(*late);
        clock.sleep_until(planned).await;
        if self.world.config.mode == SimulationMode::RealTime {
            *late = clock.current().saturating_sub(planned);
        }
    }

    fn count_step(&self) -> Result<(), ChaosError> {
        if self.steps.fetch_add(1, Ordering::AcqRel) >= MOST_STEPS {
            return Err(ChaosError::Timeout);
        }
        Ok(())
    }

    async fn repeat(
        &self,
        count: u32,
        steps: &[ChaosStep],
        late: &mut Late,
    ) -> Result<(), ChaosError> {
        for _ in 0..count {
            self.count_step()?;
            self.steps(steps, late).await?;
        }
        Ok(())
    }

    /// All branches, in their order at each instant.
    async fn at_once(&self, branches: &[ChaosStep], late: &mut Late) -> Result<(), ChaosError> {
        let mut lates = vec![*late; branches.len()];
        let mut last = 0;
        let mut open: Vec<Option<Steps<'_>>> = branches
            .iter()
            .zip(&mut lates)
            .map(|(step, late)| Some(self.steps(std::slice::from_ref(step), late)))
            .collect();
        let result = poll_fn(|cx| {
            for (at, branch) in open.iter_mut().enumerate() {
                let Some(steps) = branch else { continue };
                match steps.as_mut().poll(cx) {
                    Poll::Pending => {}
                    Poll::Ready(Ok(())) => (*branch, last) = (None, at),
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                }
            }
            if open.iter().all(Option::is_none) {
                Poll::Ready(Ok(()))
            } else {
                Poll::Pending
            }
        })
        .await;
        drop(open);
        // What follows, follows the branch that was the last.
        *late = lates.get(last).copied().unwrap_or(*late);
        result
    }

    fn holds(&self, condition: &str) -> bool {
        let condition = lock(&self.world.conditions).get(condition).cloned();
        condition.is_some_and(|holds| holds())
    }

    async fn act(&self, name: &str) -> Result<(), ChaosError> {
        let action = lock(&self.world.actions).get(name).cloned();
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
            self.journal.log(ChaosEventType::StepExecuted, &words);
        })
        .await;
    }

    async fn take_turn(&self, effect: impl FnOnce()) {
        let (_busy, _turn) = (self.activity.busy(), self.turn.lock().await);
        effect();
        self.check_all().await;
    }

    async fn check_step(&self, name: &str) {
        let (_busy, _turn) = (self.activity.busy(), self.turn.lock().await);
        self.check_one(name).await;
        self.journal.log(ChaosEventType::InvariantChecked, name);
        self.journal
            .log(ChaosEventType::StepExecuted, &format!("check {name}"));
        self.check_all().await;
    }

    fn inject(&self, spec: &FaultSpec) {
        self.remove(&spec.id);
        let nodes = lock(&self.faults).inject(self.world, spec);
        if let Some(nodes) = nodes {
            let details = format!("{}: {}", spec.id, nodes.join(", "));
            self.journal.log(ChaosEventType::FaultInjected, &details);
            self.faults_changed.notify_one();
        }
    }

    fn remove(&self, id: &str) {
        let removed = lock(&self.faults).remove(self.world, id);
        if removed {
            self.journal.log(ChaosEventType::FaultRemoved, id);
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
                () = self.world.clock.sleep_until(next) => {
                    self.take_turn(|| self.remove_expired()).await;
                }
                () = self.faults_changed.notified() => {}
            }
        }
    }

    fn remove_expired(&self) {
        let over = lock(&self.faults).expired(self.world.clock.current());
        over.iter().for_each(|id| self.remove(id));
    }

    /// Checks the invariants whenever the time has moved; in real time, every few milliseconds.
    async fn watch(&self) {
        if !self.watched {
            return std::future::pending().await;
        }
        let moves = &self.world.clock.watch;
        loop {
            match self.world.config.mode {
                SimulationMode::RealTime => tokio::time::sleep(WATCH).await,
                SimulationMode::Simulated => moves.until_moved().await,
            }
            let made = moves.moves();
            self.take_turn(|| ()).await;
            moves.judged_up_to(made);
        }
    }

    async fn check_all(&self) {
        let names: Vec<String> = lock(&self.world.invariants).keys().cloned().collect();
        if !self.world.config.check_invariants || names.is_empty() {
            return;
        }
        if self.world.config.mode == SimulationMode::Simulated {
            // What happens at this instant is done before it is judged.
            give_turns().await;
        }
        for name in names {
            self.check_one(&name).await;
        }
    }

    /// Checks one invariant, and records that it does not hold if it held before.
    async fn check_one(&self, name: &str) {
        let invariant = lock(&self.world.invariants).get(name).cloned();
        let Some(invariant) = invariant else { return };
        match check_apart(name, invariant).await {
            Ok(()) => {
                lock(&self.violated).remove(name);
            }
            Err(violation) => {
                let is_new = lock(&self.violated).insert(name.to_string());
                if is_new {
                    lock(&self.violations).push(violation);
                    self.journal.log(ChaosEventType::InvariantViolated, name);
                }
            }
        }
    }
}

impl Drop for Run<'_> {
    /// Also a run that is given up in the middle leaves nothing behind.
    fn drop(&mut self) {
        self.end_faults();
        self.world.clock.watch.end();
    }
}
