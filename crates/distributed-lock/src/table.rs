//! All the locks, and the rules. Time comes in as an argument: nothing here reads a clock.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::agenda::Agenda;
use crate::record::{Details, Lease};
use crate::{
    AcquireResult, ClientId, FencingToken, LockError, LockId, LockInfo, LockServiceConfig,
    LockServiceEvent,
};

/// In nanoseconds.
const SECOND: u128 = 1_000_000_000;

/// With more than this part of it left, renewals would hardly pause.
const MARGIN_MAX: f64 = 0.9;

/// The locks of a service.
///
/// A lock has a slot, found by its name, and keeps it while it is remembered. What happens later is
/// in agendas of slots, so that the cost of a look is that of what is due.
pub(crate) struct Table {
    default_lease: Duration,
    max_lease: Duration,
    cleanup_interval: Duration,
    margin: f64,
    slots: HashMap<LockId, u32>,
    leases: Vec<Lease>,
    details: Vec<Details>,
    /// Slots whose locks are forgotten.
    vacant: Vec<u32>,
    /// The token of the last grant of all; never set back.
    last_token: u64,
    expiries: Agenda,
    warnings: Agenda,
    renewals: Agenda,
    cleaned_at: Instant,
    /// Expiries that no tick has told of yet: when they were, and whose.
    untold: Vec<(Instant, LockId, FencingToken, ClientId)>,
}

/// What a client asks a lock for.
pub(crate) struct Request {
    pub(crate) lock_id: LockId,
    pub(crate) client_id: ClientId,
    /// The default if none.
    pub(crate) lease: Option<Duration>,
    pub(crate) renews_itself: bool,
    pub(crate) metadata: HashMap<String, String>,
}

impl Table {
    pub(crate) fn new(config: &LockServiceConfig, now: Instant) -> Self {
        let margin = match config.renewal_margin {
            margin if margin > 0.0 => margin.min(MARGIN_MAX),
            _ => 0.0, // what is not a number, too
        };
        Self {
            default_lease: Duration::from_millis(config.default_lease_duration),
            max_lease: Duration::from_millis(config.max_lease_duration),
            cleanup_interval: Duration::from_millis(config.cleanup_interval),
            margin,
            slots: HashMap::new(),
            leases: Vec::new(),
            details: Vec::new(),
            vacant: Vec::new(),
            last_token: 0,
            expiries: Agenda::default(),
            warnings: Agenda::default(),
            renewals: Agenda::default(),
            cleaned_at: now,
            untold: Vec::new(),
        }
    }

    pub(crate) fn acquire(
        &mut self,
        request: Request,
        now: Instant,
    ) -> Result<AcquireResult, LockError> {
        let length = self.length(request.lease)?;
        let slot = self.slots.get(&request.lock_id).copied();
        if let Some(slot) = slot {
            let lease = &self.leases[slot as usize];
            if lease.is_valid(now) {
                return Ok(AcquireResult::AlreadyHeld {
                    holder: lease.holder.clone(),
                    expires_at: lease.expires_at,
                });
            }
        }
        Ok(self.grant(slot, request, length, now))
    }

    pub(crate) fn release(
        &mut self,
        lock_id: &LockId,
        client_id: &ClientId,
        token: FencingToken,
        now: Instant,
    ) -> Result<(), LockError> {
        let slot = self.find(lock_id, now)?;
        let lease = &mut self.leases[slot as usize];
        match lease.check(client_id, token, now) {
            Ok(()) => lease.end(now),
            Err(_) if self.was_released(slot, client_id, token) => {}
            Err(refusal) => return Err(refusal),
        }
        Ok(())
    }

    pub(crate) fn renew(
        &mut self,
        lock_id: &LockId,
        client_id: &ClientId,
        token: FencingToken,
        extension: Option<Duration>,
        now: Instant,
    ) -> Result<Instant, LockError> {
        let length = self.length(extension)?;
        let slot = self.find(lock_id, now)?;
        let lease = &self.leases[slot as usize];
        lease.check(client_id, token, now)?;
        Ok(self.extend(slot, length, now))
    }

    pub(crate) fn is_valid(
        &self,
        lock_id: &LockId,
        token: FencingToken,
        now: Instant,
    ) -> Result<bool, LockError> {
        let slot = self.find(lock_id, now)?;
        let lease = &self.leases[slot as usize];
        Ok(lease.token == token && lease.is_valid(now))
    }

    pub(crate) fn info(&self, lock_id: &LockId, now: Instant) -> Option<LockInfo> {
        let slot = *self.slots.get(lock_id)?;
        let lease = &self.leases[slot as usize];
        let valid = lease.is_valid(now);
        valid.then(|| self.details[slot as usize].info(lease))
    }

    /// The locks that are held by `client_id`, or by anybody, in the order of their names.
    pub(crate) fn list(&self, client_id: Option<&ClientId>, now: Instant) -> Vec<LockInfo> {
        let slots = self.slots.values().map(|&slot| slot as usize);
        let held = slots.filter(|&slot| {
            let lease = &self.leases[slot];
            client_id.is_none_or(|client| lease.holder == *client) && lease.is_valid(now)
        });
        let info = |slot: usize| self.details[slot].info(&self.leases[slot]);
        let mut infos: Vec<LockInfo> = held.map(info).collect();
        infos.sort_unstable_by(|one, another| one.lock_id.cmp(&another.lock_id));
        infos
    }

    /// Releases all that `client_id` holds.
    pub(crate) fn end_session(&mut self, client_id: &ClientId, now: Instant) -> Vec<LockId> {
        let mut released = Vec::new();
        for (lock_id, &slot) in &self.slots {
            let lease = &mut self.leases[slot as usize];
            if lease.holder == *client_id && lease.is_valid(now) {
                lease.end(now);
                released.push(lock_id.clone());
            }
        }
        released.sort_unstable();
        released
    }

    /// Looks at all leases that have run out since the last time, and forgets locks whose time to
    /// be remembered is over.
    pub(crate) fn clean_up(&mut self, now: Instant) -> Vec<LockId> {
        self.cleaned_at = now;
        let mut cleaned = Vec::new();
        while let Some(slot) = self.expiries.take_due(now) {
            let lease = &self.leases[slot as usize];
            if lease.is_valid(now) {
                self.expiries.plan(slot, lease.expires_at);
                continue;
            }
            if self.sweep(slot, now) {
                cleaned.push(self.details[slot as usize].lock_id.clone());
            }
            self.forget_or_plan(slot, now);
        }
        cleaned.sort_unstable();
        cleaned
    }

    pub(crate) fn tick(&mut self, now: Instant) -> Vec<LockServiceEvent> {
        if now.saturating_duration_since(self.cleaned_at) >= self.cleanup_interval {
            self.clean_up(now);
        }
        let mut events = self.tell_expiries();
        events.extend(self.warn(now));
        events
    }

    /// Renews those of the leases that renew themselves whose time has come, if they still live: a
    /// lease that has run out in the meantime may be somebody else's already.
    pub(crate) fn renew_due(&mut self, now: Instant) {
        while let Some(slot) = self.renewals.take_due(now) {
            let lease = &self.leases[slot as usize];
            let renews_by = self.details[slot as usize].renews_by;
            let Some(length) = renews_by.filter(|_| lease.is_valid(now)) else {
                continue;
            };
            if now >= lease.margin_at {
                self.extend(slot, length, now);
            }
            let at = self.leases[slot as usize].margin_at;
            self.renewals.plan(slot, at);
        }
    }

    /// When to look for renewals next.
    pub(crate) fn next_renewal(&self) -> Option<Instant> {
        self.renewals.next()
    }

    /// The lease of `token`, if it is valid.
    pub(crate) fn valid_lease(
        &self,
        lock_id: &LockId,
        token: FencingToken,
        now: Instant,
    ) -> Option<&Lease> {
        let slot = *self.slots.get(lock_id)?;
        let lease = &self.leases[slot as usize];
        (lease.token == token && lease.is_valid(now)).then_some(lease)
    }

    /// The length of a lease or renewal, if it is allowed.
    fn length(&self, asked: Option<Duration>) -> Result<Duration, LockError> {
        let length = asked.unwrap_or(self.default_lease);
        if length > self.max_lease {
            let milliseconds = length.as_nanos().div_ceil(1_000_000);
            return Err(LockError::LeaseTooLong {
                requested: u64::try_from(milliseconds).unwrap_or(u64::MAX),
                max: self.max_lease.as_millis() as u64,
            });
        }
        Ok(length)
    }

    /// The slot of a lock that is held or remembered.
    ///
    /// What is forgotten is decided by the time alone, not by when somebody cleans up.
    fn find(&self, lock_id: &LockId, now: Instant) -> Result<u32, LockError> {
        let slot = self.slots.get(lock_id).copied();
        slot.filter(|&slot| now < self.forgotten_at(slot))
            .ok_or_else(|| LockError::NotFound(lock_id.clone()))
    }

    fn forgotten_at(&self, slot: u32) -> Instant {
        self.leases[slot as usize].expires_at + self.max_lease
    }

    /// Gives the lock, which nobody holds, to who asks.
    fn grant(
        &mut self,
        slot: Option<u32>,
        request: Request,
        length: Duration,
        now: Instant,
    ) -> AcquireResult {
        self.last_token += 1;
        let fencing_token = FencingToken(self.last_token);
        let expires_at = now + length;
        let lease = Lease {
            holder: request.client_id,
            token: fencing_token,
            expires_at,
            margin_at: self.margin_at(now, expires_at),
            released: false,
            warned: false,
            swept: false,
        };
        let details = Details {
            lock_id: request.lock_id,
            released_before: None,
            acquired_at: now,
            renews_by: request.renews_itself.then_some(length),
            metadata: request.metadata,
        };
        let slot = match slot {
            Some(slot) => self.regrant(slot, lease, details, now),
            None => self.settle(lease, details),
        };
        self.plan(slot);
        AcquireResult::Acquired {
            fencing_token,
            expires_at,
        }
    }

    /// A new lease in the slot of an old one.
    fn regrant(&mut self, slot: u32, lease: Lease, details: Details, now: Instant) -> u32 {
        self.sweep(slot, now);
        let remembered = now < self.forgotten_at(slot);
        let old = std::mem::replace(&mut self.leases[slot as usize], lease);
        let before = std::mem::replace(&mut self.details[slot as usize], details);
        if remembered {
            self.details[slot as usize].released_before = match old.released {
                true => Some((old.holder, old.token)),
                false => before.released_before,
            };
        }
        slot
    }

    /// A slot for a lock that is not known.
    fn settle(&mut self, lease: Lease, details: Details) -> u32 {
        let lock_id = details.lock_id.clone();
        let slot = match self.vacant.pop() {
            Some(slot) => {
                self.leases[slot as usize] = lease;
                self.details[slot as usize] = details;
                slot
            }
            None => {
                self.leases.push(lease);
                self.details.push(details);
                u32::try_from(self.leases.len() - 1).expect("fewer than 2^32 locks")
            }
        };
        self.slots.insert(lock_id, slot);
        slot
    }

    /// Whether the last release of the lock was that of `token` by `client`, so that another one is
    /// the same message again.
    fn was_released(&self, slot: u32, client: &ClientId, token: FencingToken) -> bool {
        let lease = &self.leases[slot as usize];
        if lease.released {
            return lease.holder == *client && lease.token == token;
        }
        let before = self.details[slot as usize].released_before.as_ref();
        before.is_some_and(|(holder, released)| holder == client && *released == token)
    }

    /// Puts the end of the lease forward, never back: what was promised stays promised.
    ///
    /// What is planned for it is no later than before, so it need not be planned anew; only a
    /// warning that was given is not planned any more.
    fn extend(&mut self, slot: u32, length: Duration, now: Instant) -> Instant {
        let lease = &self.leases[slot as usize];
        let expires_at = lease.expires_at.max(now + length);
        let margin_at = self.margin_at(now, expires_at);
        let lease = &mut self.leases[slot as usize];
        lease.expires_at = expires_at;
        lease.margin_at = margin_at;
        if std::mem::replace(&mut lease.warned, false) {
            self.warnings.plan(slot, margin_at);
        }
        expires_at
    }

    /// Has a new lease looked at when there is something to see.
    fn plan(&mut self, slot: u32) {
        let lease = &self.leases[slot as usize];
        self.expiries.plan(slot, lease.expires_at);
        self.warnings.plan(slot, lease.margin_at);
        if self.details[slot as usize].renews_by.is_some() {
            self.renewals.plan(slot, lease.margin_at);
        }
    }

    /// When no more than the margin is left of a lease from `from` to `until`.
    fn margin_at(&self, from: Instant, until: Instant) -> Instant {
        let length = until.saturating_duration_since(from);
        // Rounded down, it is less than the length of even the shortest lease: no renewal is due
        // at once, or the alarm of a guard would ring for ever at one instant.
        let left = (length.as_nanos() as f64 * self.margin) as u128;
        until - Duration::new((left / SECOND) as u64, (left % SECOND) as u32)
    }

    /// Notes that a lease has run out, once. Whether it was news.
    fn sweep(&mut self, slot: u32, now: Instant) -> bool {
        let lease = &mut self.leases[slot as usize];
        let news = lease.has_expired(now) && !lease.swept;
        if news {
            lease.swept = true;
            let lock_id = self.details[slot as usize].lock_id.clone();
            let (at, token, holder) = (lease.expires_at, lease.token, lease.holder.clone());
            self.untold.push((at, lock_id, token, holder));
        }
        news
    }

    /// After the last look at a lease that has ended.
    fn forget_or_plan(&mut self, slot: u32, now: Instant) {
        let forgotten_at = self.forgotten_at(slot);
        if now < forgotten_at {
            self.expiries.plan(slot, forgotten_at);
            return;
        }
        let lock_id = &mut self.details[slot as usize].lock_id;
        // Unless the slot is vacant already: then the name is not its lock's.
        if self.slots.get(lock_id) == Some(&slot) {
            self.slots.remove(&std::mem::take(lock_id));
            self.vacant.push(slot);
        }
    }

    fn tell_expiries(&mut self) -> Vec<LockServiceEvent> {
        self.untold.sort_unstable();
        let told = self.untold.drain(..);
        told.map(|(_, lock_id, _, holder)| LockServiceEvent::LockExpired { lock_id, holder })
            .collect()
    }

    /// Warns whose lease has come down to the margin, each once between two renewals.
    fn warn(&mut self, now: Instant) -> Vec<LockServiceEvent> {
        let mut close = Vec::new();
        while let Some(slot) = self.warnings.take_due(now) {
            let lease = &mut self.leases[slot as usize];
            if lease.warned || !lease.is_valid(now) {
                continue;
            }
            if now < lease.margin_at {
                self.warnings.plan(slot, lease.margin_at);
                continue;
            }
            lease.warned = true;
            let lock_id = self.details[slot as usize].lock_id.clone();
            close.push((lease.expires_at, lock_id, slot));
        }
        close.sort_unstable();
        let warn = |(expires_at, lock_id, slot): (Instant, LockId, u32)| {
            LockServiceEvent::LockExpiringSoon {
                lock_id,
                holder: self.leases[slot as usize].holder.clone(),
                remaining: expires_at.saturating_duration_since(now),
            }
        };
        close.into_iter().map(warn).collect()
    }
}
