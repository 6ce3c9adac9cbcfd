//! One value, of which the last write wins.

use std::sync::Arc;

use crate::stamper::Stamper;
use crate::write::Write;
use crate::{CRDT, Clock, ReplicaId, SystemClock, Timestamp};

/// A register that keeps the write with the greatest [`Timestamp`].
///
/// A write is later than all that its replica has written or merged before, whatever the clock
/// says; of writes that did not know of each other, the clocks and at last the names decide, and
/// one of them is lost. Clones share their times, so that no two writes have the same.
///
/// Source: M. Shapiro and others, INRIA RR-7506 (2011), specification 8.
///
/// ```
/// use crdt_registry::{CRDT, LWWRegister};
///
/// let mut at_a = LWWRegister::new("a".to_string());
/// let mut at_b = LWWRegister::new("b".to_string());
/// at_a.set("red");
/// at_b.merge(&at_a);
/// at_b.set("blue"); // b has seen the red
/// at_a.merge(&at_b);
/// assert_eq!(at_a.get(), Some(&"blue"));
/// ```
#[derive(Debug, Clone)]
// solution
pub struct LWWRegister<T: Clone> {
    write: Write<T>,
    stamper: Stamper,
}
// starter: pub struct LWWRegister<T: Clone> {
// starter:     // Your private fields: the last write that is known, and what it takes to stamp the next.
// starter:     value: std::marker::PhantomData<T>,
// starter: }
// end solution

impl<T: Clone> LWWRegister<T> {
    /// A register of `replica` that nobody has written to, on the clock of the machine.
    ///
    /// ```
    /// use crdt_registry::LWWRegister;
    ///
    /// assert_eq!(LWWRegister::<u8>::new("a".to_string()).get(), None);
    /// ```
    pub fn new(replica: ReplicaId) -> Self {
        Self::with_clock(replica, Arc::new(SystemClock))
    }

    /// The same on a clock of one's own.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use crdt_registry::{LWWRegister, ManualClock};
    ///
    /// let clock = Arc::new(ManualClock::new(1_000));
    /// let mut register = LWWRegister::with_clock("a".to_string(), clock.clone());
    /// register.set('x');
    /// clock.set(10); // the clock is set back, the register's time is not
    /// register.set('y');
    /// assert_eq!(register.timestamp().time, 1_001);
    /// ```
    pub fn with_clock(replica: ReplicaId, clock: Arc<dyn Clock>) -> Self {
        Self {
            write: Write::blank(replica.clone()),
            stamper: Stamper::new(replica, clock),
        }
    }

    /// Writes `value`, at the time of the clock, or one past the greatest time that the register
    /// has written or merged if the clock is not later than that. There is no write after the time
    /// `u64::MAX`: nothing changes then.
    ///
    /// ```
    /// use crdt_registry::LWWRegister;
    ///
    /// let mut register = LWWRegister::new("a".to_string());
    /// register.set(1);
    /// let first = register.timestamp().clone();
    /// register.set(2);
    /// assert!(first < *register.timestamp());
    /// ```
    pub fn set(&mut self, value: T) {
        if let Some(time) = self.stamper.next() {
            self.write
                .overwrite(Some(value), time, self.stamper.replica());
        }
    }

    /// The value of the last write; nothing before the first.
    ///
    /// ```
    /// use crdt_registry::LWWRegister;
    ///
    /// let mut register = LWWRegister::new("a".to_string());
    /// register.set(1);
    /// assert_eq!(register.get(), Some(&1));
    /// ```
    pub fn get(&self) -> Option<&T> {
        self.write.value.as_ref()
    }

    /// When the value was written, and who wrote it; `Timestamp::new(replica)` before the first
    /// write.
    ///
    /// ```
    /// use crdt_registry::{LWWRegister, Timestamp};
    ///
    /// let register = LWWRegister::<u8>::new("a".to_string());
    /// assert_eq!(*register.timestamp(), Timestamp::new("a".to_string()));
    /// ```
    pub fn timestamp(&self) -> &Timestamp {
        &self.write.timestamp
    }
}

impl<T: Clone> CRDT for LWWRegister<T> {
    /// Keeps the later of the two writes, with its timestamp. The register stays that of its own
    /// replica, whoever wrote last.
    fn merge(&mut self, other: &Self) {
        if self.write.merge(&other.write) {
            self.stamper.observe(self.write.timestamp.time);
        }
    }
}
