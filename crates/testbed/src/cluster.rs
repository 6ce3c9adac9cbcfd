//! A cluster: what scenarios are run on.

use std::rc::Rc;

use crate::engine::Settings;
use crate::exhaust::{self, Bounds, Coverage};
use crate::failure::{Check, Failure};
use crate::fate::Fates;
use crate::process::{Boot, Process};
use crate::queue::Tag;
use crate::rng::{Draws, Purpose};
use crate::seed::seed_for;
use crate::shrink::{Report, diagnose};
use crate::world::{Factory, World};

/// So many nodes, each made by the same factory. Every run starts from a new [`World`].
///
/// ```
/// use testbed::{Boot, Cluster, Effects, NodeId, Network, Process, ms};
///
/// /// Keeps the highest number that it heard of, and passes on what is new.
/// struct Highest(u64);
///
/// impl Process for Highest {
///     type Message = u64;
///     type Timer = ();
///     type Input = u64;
///     type Durable = u64;
///
///     fn on_message(&mut self, _from: NodeId, number: u64, fx: &mut Effects<Self>) {
///         if number > self.0 {
///             self.0 = number;
///             fx.broadcast(number);
///         }
///     }
///     fn on_input(&mut self, number: u64, fx: &mut Effects<Self>) {
///         self.on_message(fx.id(), number, fx);
///     }
///     fn persist(self) -> u64 {
///         self.0
///     }
/// }
///
/// let cluster = Cluster::new(5, |boot: Boot<u64>| Highest(boot.durable));
/// cluster.explore("the_highest_number_spreads", 20, |world| {
///     world.network(Network::new().loss(0.05).duplication(0.05));
///     world.input(1, 7)?;
///     world.run_until("all know 7", ms(100), |w| w.nodes().all(|(_, node)| node.0 == 7))?;
///     world.crash(2);
///     world.restart(2)?;
///     world.expect("node 2 kept it", |w| w.node(2).0 == 7)
/// });
/// ```
pub struct Cluster<P: Process> {
    nodes: u64,
    factory: Factory<P>,
}

/// What a random exploration covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Explored {
    /// Runs, each from a seed of its own.
    pub runs: u32,
    /// Steps of all runs together.
    pub steps: u64,
    /// Messages delivered in all runs together.
    pub delivered: u64,
}

impl<P: Process> Cluster<P> {
    /// A cluster of the nodes `1..=nodes`.
    ///
    /// # Panics
    ///
    /// If there are no nodes, or more than 65,535.
    #[must_use]
    #[track_caller]
    pub fn new(nodes: u64, factory: impl Fn(Boot<P::Durable>) -> P + 'static) -> Self {
        assert!(
            (1..=Tag::NODES_MAX).contains(&nodes),
            "a cluster has 1 to 65,535 nodes"
        );
        Self {
            nodes,
            factory: Rc::new(factory),
        }
    }

    /// Runs `scenario` from `runs` seeds that derive from the test `name` and the base seed.
    ///
    /// # Panics
    ///
    /// At the caller's line, with the shrunk [`Failure`], if a run fails.
    #[track_caller]
    pub fn explore(
        &self,
        name: &str,
        runs: u32,
        scenario: impl Fn(&mut World<P>) -> Check,
    ) -> Explored {
        // Not inside a closure: its panic would be located here, not at the caller.
        match self.try_explore(name, runs, scenario) {
            Ok(explored) => explored,
            Err(failure) => panic!("{failure}"),
        }
    }

    /// The same, for a caller that wants the failure.
    ///
    /// # Errors
    ///
    /// The first failing run, shrunk.
    pub fn try_explore(
        &self,
        name: &str,
        runs: u32,
        scenario: impl Fn(&mut World<P>) -> Check,
    ) -> Result<Explored, Box<Failure>> {
        let draws = Draws::new(seed_for(name).as_u64());
        let mut explored = Explored::default();
        for run in 0..runs {
            let seed = draws.at(Purpose::Run, 0, u64::from(run));
            let report = self.run_or_fail(seed, &scenario)?;
            explored.runs += 1;
            explored.steps += report.steps;
            explored.delivered += report.delivered;
        }
        Ok(explored)
    }

    /// Runs `scenario` once, from the seed that a failure printed.
    ///
    /// # Errors
    ///
    /// The failure, shrunk.
    pub fn replay(
        &self,
        seed: u64,
        scenario: impl Fn(&mut World<P>) -> Check,
    ) -> Result<(), Box<Failure>> {
        self.run_or_fail(seed, &scenario).map(|_| ())
    }

    /// Runs every order of events within `bounds`, and says how many schedules that were.
    ///
    /// `prepare` makes the starting point: it sets rules, hands in inputs, cuts links, and may
    /// run time (without faults). From there any pending message may be the next to arrive, and
    /// any node's earliest timer the next to run out, whatever the clock says: a message may take
    /// any time. Messages that never arrive need no bound of their own, for every rule is checked
    /// after every step, before they arrive.
    ///
    /// # Panics
    ///
    /// At the caller's line, with the shrunk [`Failure`], if a rule is broken.
    ///
    /// ```
    /// use testbed::{Boot, Bounds, Cluster, Effects, NodeId, Process};
    ///
    /// struct Last(NodeId);
    ///
    /// impl Process for Last {
    ///     type Message = ();
    ///     type Timer = ();
    ///     type Input = ();
    ///     type Durable = ();
    ///
    ///     fn on_start(&mut self, fx: &mut Effects<Self>) {
    ///         fx.broadcast(());
    ///     }
    ///     fn on_message(&mut self, from: NodeId, (): (), _: &mut Effects<Self>) {
    ///         self.0 = from;
    ///     }
    /// }
    ///
    /// let cluster = Cluster::new(3, |_: Boot<()>| Last(0));
    /// let coverage = cluster.exhaust(&Bounds::new(), |world| {
    ///     world.finally("everyone heard of someone", |w| match w.nodes().all(|(_, n)| n.0 > 0) {
    ///         true => Ok(()),
    ///         false => Err("someone heard of no one".to_string()),
    ///     });
    ///     Ok(())
    /// });
    /// // Two messages for each of three nodes: two orders at each.
    /// assert_eq!((coverage.schedules, coverage.complete), (8, true));
    /// ```
    #[track_caller]
    pub fn exhaust(&self, bounds: &Bounds, prepare: impl Fn(&mut World<P>) -> Check) -> Coverage {
        match self.try_exhaust(bounds, prepare) {
            Ok(coverage) => coverage,
            Err(failure) => panic!("{failure}"),
        }
    }

    /// The same, for a caller that wants the failure.
    ///
    /// # Errors
    ///
    /// The first schedule that breaks a rule, shrunk.
    pub fn try_exhaust(
        &self,
        bounds: &Bounds,
        prepare: impl Fn(&mut World<P>) -> Check,
    ) -> Result<Coverage, Box<Failure>> {
        let make = |recorded| {
            let settings = Settings {
                seed: 0,
                fates: Fates::Listed(Default::default()),
                recorded,
            };
            World::new(self.nodes, self.factory.clone(), settings)
        };
        exhaust::run(bounds, &make, &prepare)
    }

    fn run_or_fail(
        &self,
        seed: u64,
        scenario: &dyn Fn(&mut World<P>) -> Check,
    ) -> Result<Report, Box<Failure>> {
        let settings = Settings {
            seed,
            fates: Fates::Drawn,
            recorded: false,
        };
        let report = self.run(settings, scenario);
        let Some(broken) = report.broken else {
            return Ok(report);
        };
        let mut rerun = |fates, recorded| {
            self.run(
                Settings {
                    seed,
                    fates,
                    recorded,
                },
                scenario,
            )
        };
        Err(Box::new(diagnose(seed, (broken, report.steps), &mut rerun)))
    }

    /// Runs once, without shrinking: what broke.
    #[cfg(test)]
    pub(crate) fn run_unshrunk(
        &self,
        seed: u64,
        scenario: impl Fn(&mut World<P>) -> Check,
    ) -> Option<crate::Broken> {
        let settings = Settings {
            seed,
            fates: Fates::Drawn,
            recorded: false,
        };
        self.run(settings, &scenario).broken
    }

    fn run(&self, settings: Settings, scenario: &dyn Fn(&mut World<P>) -> Check) -> Report {
        let announced = Announced(settings.seed);
        let mut world = World::new(self.nodes, self.factory.clone(), settings);
        let outcome = scenario(&mut world);
        let broken = match outcome {
            Ok(()) => world.end().err(),
            Err(broken) => world.fail::<()>(broken).err(),
        };
        std::mem::forget(announced);
        let delivered = world.total_traffic().delivered;
        Report {
            broken,
            steps: world.steps(),
            delivered,
            trace: world.engine.trace.take(),
        }
    }
}

/// Says from which seed a run came that ended in a panic.
struct Announced(u64);

impl Drop for Announced {
    fn drop(&mut self) {
        eprintln!("(the panic came in the run of seed {:#018x})", self.0);
    }
}
