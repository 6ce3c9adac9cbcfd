//! The simulated clock.

use std::collections::{BTreeMap, HashMap};
use std::future::Future;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use crate::NodeId;
use crate::sync::lock;
use crate::watch::Watch;

/// How many times other tasks get their turn at each instant that [`ClockSimulator::advance`] stops
/// at.
pub(crate) const TURNS: u32 = 32;

/// Simulated time, and what each node believes it to be.
///
/// A clock *flows*: `time_scale` simulated seconds pass with each second of tokio's clock
/// (`tokio::time`, so that paused tokio time stands still here too). It stands still if `time_scale`
/// is not a positive finite number, or once it is frozen; then time moves only through
/// [`advance`](ClockSimulator::advance), or while a scenario runs in simulated mode.
///
/// ```
/// use chaos_framework::ClockSimulator;
/// use std::time::Duration;
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// let clock = ClockSimulator::new(0.0); // stands still
/// assert_eq!(clock.now().await, ClockSimulator::START);
/// clock.advance(Duration::from_secs(3600)).await;
/// assert_eq!(clock.now().await, ClockSimulator::START + Duration::from_secs(3600));
/// # });
/// ```
pub struct ClockSimulator {
    // solution
    // starter: // What a clock has to know: where it stands, who sleeps, and whose clock is wrong.
    scale: f64,
    time: Mutex<Time>,
    skews: Mutex<Skews>,
    pub(crate) sleeper_added: Notify,
    pub(crate) watch: Watch,
    // end solution
}

struct Time {
    /// Where the clock stood at `anchor`.
    base: Duration,
    anchor: Instant,
    flowing: bool,
    sleepers: BTreeMap<(Duration, u64), Waker>,
    next_sleeper: u64,
}

#[derive(Default)]
struct Skews {
    set: HashMap<NodeId, i64>,
    /// By the key of the fault.
    faults: Vec<(u64, NodeId, i64)>,
}

impl ClockSimulator {
    /// Where every clock starts: late enough that a node's clock can be behind by up to 31 years.
    ///
    /// ```
    /// assert_eq!(chaos_framework::ClockSimulator::START.as_secs(), 1_000_000_000);
    /// ```
    pub const START: Duration = Duration::from_secs(1_000_000_000);

    /// A clock that passes `time_scale` times as fast as tokio's.
    ///
    /// ```
    /// let twice_as_fast = chaos_framework::ClockSimulator::new(2.0);
    /// ```
    pub fn new(time_scale: f64) -> Self {
        ClockSimulator {
            scale: time_scale,
            time: Mutex::new(Time {
                base: Self::START,
                anchor: Instant::now(),
                flowing: time_scale.is_finite() && time_scale > 0.0,
                sleepers: BTreeMap::new(),
                next_sleeper: 0,
            }),
            skews: Mutex::default(),
            sleeper_added: Notify::new(),
            watch: Watch::default(),
        }
    }

    /// The simulated time.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// let clock = chaos_framework::ClockSimulator::new(1.0);
    /// assert!(clock.now().await >= chaos_framework::ClockSimulator::START);
    /// # });
    /// ```
    pub async fn now(&self) -> Duration {
        self.current()
    }

    /// What `node` takes the time for: the simulated time and the node's skews, at least zero.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// let clock = chaos_framework::ClockSimulator::new(0.0);
    /// let node = "node-1".to_string();
    /// assert_eq!(clock.now_for_node(&node).await, clock.now().await);
    /// # });
    /// ```
    pub async fn now_for_node(&self, node: &NodeId) -> Duration {
        let skew = self.skew(node);
        let ahead = Duration::from_millis(skew.max(0).unsigned_abs());
        let behind = Duration::from_millis(skew.min(0).unsigned_abs());
        self.current().saturating_add(ahead).saturating_sub(behind)
    }

    /// Moves the time by `duration`, from one sleeper's deadline to the next.
    ///
    /// At each of them the sleepers that are due wake up, and other tasks get turns to act, before
    /// the time moves on.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// use std::{sync::Arc, time::Duration};
    /// let clock = Arc::new(chaos_framework::ClockSimulator::new(0.0));
    /// let sleeper = tokio::spawn({
    ///     let clock = clock.clone();
    ///     async move {
    ///         clock.sleep(Duration::from_secs(1)).await;
    ///         clock.now().await
    ///     }
    /// });
    /// tokio::task::yield_now().await; // now it sleeps
    /// let start = clock.now().await;
    /// clock.advance(Duration::from_secs(5)).await;
    /// assert_eq!(sleeper.await.unwrap(), start + Duration::from_secs(1));
    /// # });
    /// ```
    pub async fn advance(&self, duration: Duration) {
        let _advancing = self.watch.advancing();
        let target = self.current().saturating_add(duration);
        while let Some(next) = self.next_deadline().filter(|&next| next <= target) {
            self.halt_at(next).await;
        }
        self.halt_at(target).await;
    }

    /// Moves the time, and lets everybody do what is due, and a run judge it.
    async fn halt_at(&self, instant: Duration) {
        self.move_to(instant);
        give_turns().await;
        self.watch.until_judged().await;
    }

    /// Puts the clock of `node` ahead of the simulated time, or behind it if negative.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// let clock = chaos_framework::ClockSimulator::new(0.0);
    /// clock.set_clock_skew(&"slow".to_string(), -5000).await;
    /// let behind = clock.now().await - clock.now_for_node(&"slow".to_string()).await;
    /// assert_eq!(behind.as_millis(), 5000);
    /// # });
    /// ```
    pub async fn set_clock_skew(&self, node: &NodeId, skew_ms: i64) {
        lock(&self.skews).set.insert(node.clone(), skew_ms);
    }

    /// Returns once the simulated time has moved by `duration`, however it came to move.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// use std::time::Duration;
    /// let fast = chaos_framework::ClockSimulator::new(3600.0);
    /// let start = fast.now().await;
    /// fast.sleep(Duration::from_secs(2)).await;
    /// assert!(fast.now().await >= start + Duration::from_secs(2));
    /// # });
    /// ```
    pub async fn sleep(&self, duration: Duration) {
        self.sleep_until(self.current().saturating_add(duration))
            .await;
    }

    /// Stops the flow of time for good: from now on it has to be moved.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
    /// let clock = chaos_framework::ClockSimulator::new(1.0);
    /// clock.freeze();
    /// assert_eq!(clock.now().await, clock.now().await);
    /// # });
    /// ```
    pub fn freeze(&self) {
        let now = self.current();
        let mut time = lock(&self.time);
        time.base = now;
        time.flowing = false;
    }

    pub(crate) fn current(&self) -> Duration {
        self.read(&lock(&self.time))
    }

    fn read(&self, time: &Time) -> Duration {
        if !time.flowing {
            return time.base;
        }
        let real = time.anchor.elapsed();
        // Exactly one to one is exact; everything else is as precise as an f64.
        let passed = if self.scale == 1.0 {
            real
        } else {
            scaled(real, self.scale)
        };
        time.base.saturating_add(passed)
    }

    pub(crate) fn next_deadline(&self) -> Option<Duration> {
        let time = lock(&self.time);
        time.sleepers.keys().next().map(|&(deadline, _)| deadline)
    }

    /// Moves the time to `instant`, unless it is later already, and wakes who is due, in the order of
    /// their deadlines.
    pub(crate) fn move_to(&self, instant: Duration) {
        let mut time = lock(&self.time);
        time.base = self.read(&time).max(instant);
        time.anchor = Instant::now();
        let due = (time.base, u64::MAX);
        let later = time.sleepers.split_off(&due);
        let woken = std::mem::replace(&mut time.sleepers, later);
        drop(time);
        woken.into_values().for_each(Waker::wake);
        self.watch.moved();
    }

    pub(crate) fn sleep_until(&self, deadline: Duration) -> Sleep<'_> {
        Sleep {
            clock: self,
            deadline,
            place: None,
            timer: None,
        }
    }

    fn skew(&self, node: &NodeId) -> i64 {
        let skews = lock(&self.skews);
        let set = skews.set.get(node).copied().unwrap_or(0);
        let of_node = skews.faults.iter().filter(|(_, at, _)| at == node);
        of_node.fold(set, |sum, (_, _, skew)| sum.saturating_add(*skew))
    }

    pub(crate) fn impose_skew(&self, fault: u64, nodes: &[NodeId], skew_ms: i64) {
        let mut skews = lock(&self.skews);
        let imposed = nodes.iter().map(|node| (fault, node.clone(), skew_ms));
        skews.faults.extend(imposed);
    }

    pub(crate) fn revoke(&self, fault: u64) {
        lock(&self.skews).faults.retain(|(key, _, _)| *key != fault);
    }
}

/// Lets the other tasks do what they can do at this instant.
pub(crate) async fn give_turns() {
    for _ in 0..TURNS {
        tokio::task::yield_now().await;
    }
}

/// `duration` times `factor`, without the panics of `mul_f64`.
pub(crate) fn scaled(duration: Duration, factor: f64) -> Duration {
    Duration::try_from_secs_f64(duration.as_secs_f64() * factor).unwrap_or(Duration::MAX)
}

/// Waits for an instant of simulated time.
pub(crate) struct Sleep<'a> {
    clock: &'a ClockSimulator,
    deadline: Duration,
    /// Its place among those who sleep until the same instant.
    place: Option<u64>,
    /// What wakes it where the clock flows.
    timer: Option<Pin<Box<tokio::time::Sleep>>>,
}

impl Sleep<'_> {
    /// `None` if it is time; otherwise it is in the list, and what comes is the time left to wait
    /// for if the clock flows.
    fn enlist(&mut self, waker: &Waker) -> Option<Option<Duration>> {
        let mut time = lock(&self.clock.time);
        let now = self.clock.read(&time);
        if now >= self.deadline {
            return None;
        }
        let place = *self.place.get_or_insert(time.next_sleeper);
        if place == time.next_sleeper {
            time.next_sleeper += 1;
        }
        let added = time
            .sleepers
            .insert((self.deadline, place), waker.clone())
            .is_none();
        let flowing = time.flowing;
        drop(time);
        if added {
            self.clock.sleeper_added.notify_one();
        }
        Some(flowing.then(|| scaled(self.deadline - now, 1.0 / self.clock.scale)))
    }
}

impl Future for Sleep<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        loop {
            let left = match self.enlist(cx.waker()) {
                None => return Poll::Ready(()),
                Some(None) => return Poll::Pending,
                Some(Some(left)) => left,
            };
            let timer = self
                .timer
                .get_or_insert_with(|| Box::pin(tokio::time::sleep(left)));
            if timer.as_mut().poll(cx).is_pending() {
                return Poll::Pending;
            }
            // It is the tokio timer that rang; by the clock it may be a little early.
            self.timer = None;
        }
    }
}

impl Drop for Sleep<'_> {
    fn drop(&mut self) {
        if let Some(place) = self.place {
            lock(&self.clock.time)
                .sleepers
                .remove(&(self.deadline, place));
        }
    }
}
