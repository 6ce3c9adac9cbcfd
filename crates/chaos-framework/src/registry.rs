//! The failpoints of one program, and what a hit of one comes to.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use crate::point::{self, Point};
use crate::program::Outcome;
use crate::table::Table;
use crate::{ClockSimulator, Failpoint, FailpointAction, FailpointError};

/// The failpoints by name. Each registry is a world of its own: nothing is global.
///
/// A name that nobody registered costs a hash and one load of an atomic, and no lock.
///
/// ```
/// use chaos_framework::{FailpointAction, FailpointRegistry};
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// let failpoints = FailpointRegistry::new();
/// assert!(failpoints.check("wal::write").await.is_ok());
/// failpoints.set("wal::write", FailpointAction::Return("no space".to_string())).await;
/// assert!(failpoints.check("wal::write").await.is_err());
/// # });
/// ```
pub struct FailpointRegistry {
    // solution
    // starter: // By name: the failpoint, its hits, how often it acted, and how far its action is.
    points: Table,
    seed: OnceLock<u64>,
    clock: OnceLock<Arc<ClockSimulator>>,
    // end solution
}

impl FailpointRegistry {
    /// An empty registry. Its choices depend on the seed of the runner that it is given to, and
    /// until then on the seed 0.
    ///
    /// ```
    /// let failpoints = chaos_framework::FailpointRegistry::new();
    /// ```
    pub fn new() -> Self {
        FailpointRegistry {
            points: Table::new(),
            seed: OnceLock::new(),
            clock: OnceLock::new(),
        }
    }

    /// An empty registry with a seed of its own, which no runner changes.
    ///
    /// ```
    /// let failpoints = chaos_framework::FailpointRegistry::with_seed(42);
    /// ```
    pub fn with_seed(seed: u64) -> Self {
        let registry = Self::new();
        registry.seed.get_or_init(|| seed);
        registry
    }

    /// Names the calling thread for [`FailpointCondition::OnThread`]; until then a thread has no
    /// name, whatever the system calls it.
    ///
    /// ```
    /// chaos_framework::FailpointRegistry::name_thread("worker-1");
    /// ```
    pub fn name_thread(name: &str) {
        point::name_thread(name);
    }

    /// Adds a failpoint; one of the same name is replaced, with all that was counted.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// use chaos_framework::{Failpoint, FailpointAction, FailpointRegistry};
    /// let failpoints = FailpointRegistry::new();
    /// let action = FailpointAction::Return("busy".to_string());
    /// failpoints.register(Failpoint { name: "lock".into(), action, condition: None, count: Some(1) }).await;
    /// assert!(failpoints.check("lock").await.is_err());
    /// assert!(failpoints.check("lock").await.is_ok());
    /// # });
    /// ```
    pub async fn register(&self, failpoint: Failpoint) {
        self.insert(failpoint);
    }

    /// Gives a failpoint another action, which starts afresh; its condition, its limit and its hits
    /// stay. An unknown name is registered.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// use chaos_framework::{FailpointAction, FailpointRegistry};
    /// let failpoints = FailpointRegistry::new();
    /// failpoints.set("a", FailpointAction::Panic("boom".into())).await;
    /// assert_eq!(failpoints.check("a").await.unwrap_err().to_string(), "Failpoint panic: boom");
    /// # });
    /// ```
    pub async fn set(&self, name: &str, action: FailpointAction) {
        match self.points.find(name) {
            Some(point) => point.set(action),
            None => self.insert(Failpoint {
                name: name.to_string(),
                action,
                condition: None,
                count: None,
            }),
        }
    }

    /// Sets the action to `Off`; an unknown name stays unknown.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// use chaos_framework::{FailpointAction, FailpointRegistry};
    /// let failpoints = FailpointRegistry::new();
    /// failpoints.set("a", FailpointAction::Return("x".into())).await;
    /// failpoints.disable("a").await;
    /// assert!(failpoints.check("a").await.is_ok());
    /// # });
    /// ```
    pub async fn disable(&self, name: &str) {
        if let Some(point) = self.points.find(name) {
            point.set(FailpointAction::Off);
        }
    }

    /// A hit of the failpoint: does what its action says.
    ///
    /// # Errors
    ///
    /// The injected one, of `Return`, `Panic` or `Callback`.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// let failpoints = chaos_framework::FailpointRegistry::new();
    /// assert!(failpoints.check("nobody registered it").await.is_ok());
    /// # });
    /// ```
    #[inline]
    pub fn check(&self, name: &str) -> impl Future<Output = Result<(), FailpointError>> + Send {
        Hit {
            registry: self,
            name,
            acting: None,
        }
    }

    /// The same as [`check`](Self::check), under the name that reads well with `?`.
    ///
    /// # Errors
    ///
    /// Those of `check`.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// # async fn write(failpoints: &chaos_framework::FailpointRegistry) -> Result<(), chaos_framework::FailpointError> {
    /// failpoints.maybe_fail("wal::write").await?;
    /// # Ok(()) }
    /// # write(&chaos_framework::FailpointRegistry::new()).await.unwrap();
    /// # });
    /// ```
    #[inline]
    pub fn maybe_fail(
        &self,
        name: &str,
    ) -> impl Future<Output = Result<(), FailpointError>> + Send {
        self.check(name)
    }

    /// How often a registered failpoint was hit, whether it acted or not; 0 for an unknown one.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// use chaos_framework::{FailpointAction, FailpointRegistry};
    /// let failpoints = FailpointRegistry::new();
    /// failpoints.set("a", FailpointAction::Off).await;
    /// failpoints.check("a").await.unwrap();
    /// assert_eq!(failpoints.hit_count("a").await, 1);
    /// # });
    /// ```
    pub async fn hit_count(&self, name: &str) -> u64 {
        self.points
            .find(name)
            .map_or(0, |point| point.hits.load(Ordering::Acquire))
    }

    /// Puts all counters back to where they were at registration: hits, limits, counted actions,
    /// sequences, and with them the random choices.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// # let failpoints = chaos_framework::FailpointRegistry::new();
    /// failpoints.reset_counts().await;
    /// assert_eq!(failpoints.hit_count("a").await, 0);
    /// # });
    /// ```
    pub async fn reset_counts(&self) {
        self.points.iter().for_each(Point::reset);
    }

    /// What a runner gives: a seed, unless it has one, and a clock.
    pub(crate) fn bind(&self, seed: u64, clock: &Arc<ClockSimulator>) {
        self.seed.get_or_init(|| seed);
        self.clock.get_or_init(|| Arc::clone(clock));
    }

    fn insert(&self, failpoint: Failpoint) {
        self.points.find_or_add(&failpoint.name).replace(failpoint);
    }

    /// No lock is held when it returns: what follows may sleep, or come back to the registry. It is
    /// on the heap, so that a check that passes is a small future.
    fn hit<'a>(&'a self, name: &str) -> Option<Acting<'a>> {
        let point = self.points.find(name)?;
        let outcome = point.hit(self.seed.get().copied().unwrap_or(0))?;
        Some(Box::pin(self.act(outcome)))
    }

    async fn act(&self, outcome: Outcome) -> Result<(), FailpointError> {
        match outcome {
            Outcome::Fail(error) => Err(error),
            Outcome::Call(call) => call().map_err(FailpointError::Triggered),
            Outcome::Sleep(time) => {
                match self.clock.get() {
                    Some(clock) => clock.sleep(time).await,
                    None => tokio::time::sleep(time).await,
                }
                Ok(())
            }
        }
    }
}

/// What an outcome comes to.
type Acting<'a> = Pin<Box<dyn Future<Output = Result<(), FailpointError>> + Send + 'a>>;

/// What [`FailpointRegistry::check`] returns. Written by hand, because the `poll` of an `async fn` is
/// not inlined into another crate, and that call would be most of what an idle failpoint costs.
struct Hit<'a, 'n> {
    registry: &'a FailpointRegistry,
    name: &'n str,
    acting: Option<Acting<'a>>,
}

impl Future for Hit<'_, '_> {
    type Output = Result<(), FailpointError>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.registry.points.is_empty() {
            return Poll::Ready(Ok(()));
        }
        if self.acting.is_none() {
            self.acting = self.registry.hit(self.name);
        }
        match &mut self.acting {
            None => Poll::Ready(Ok(())),
            Some(acting) => acting.as_mut().poll(cx),
        }
    }
}

impl Default for FailpointRegistry {
    fn default() -> Self {
        Self::new()
    }
}
