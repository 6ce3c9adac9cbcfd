//! What is known of one lock.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::{ClientId, FencingToken, LockError, LockId, LockInfo};

/// The last grant of a lock: all that most requests look at, and small.
pub(crate) struct Lease {
    pub(crate) holder: ClientId,
    pub(crate) token: FencingToken,
    /// From here on it is not valid, this instant included. A release moves it to now.
    pub(crate) expires_at: Instant,
    /// When the renewal margin is reached.
    pub(crate) margin_at: Instant,
    pub(crate) released: bool,
    /// Whether the holder has been warned since the last renewal.
    pub(crate) warned: bool,
    /// Whether its expiry has been seen.
    pub(crate) swept: bool,
}

/// The rest.
pub(crate) struct Details {
    pub(crate) lock_id: LockId,
    /// The last release before the last grant: it may be repeated.
    pub(crate) released_before: Option<(ClientId, FencingToken)>,
    pub(crate) acquired_at: Instant,
    /// By how much the lease renews itself, if it does.
    pub(crate) renews_by: Option<Duration>,
    pub(crate) metadata: HashMap<String, String>,
}

impl Lease {
    /// Whether it gives the lock to its holder. A lease does not contain its last instant: who acts
    /// at `expires_at` acts beside the next holder.
    pub(crate) fn is_valid(&self, now: Instant) -> bool {
        !self.released && now < self.expires_at
    }

    /// Whether it ran out; one that was released did not.
    pub(crate) fn has_expired(&self, now: Instant) -> bool {
        !self.released && now >= self.expires_at
    }

    /// What is left of it.
    pub(crate) fn remaining(&self, now: Instant) -> Duration {
        match self.is_valid(now) {
            true => self.expires_at.saturating_duration_since(now),
            false => Duration::ZERO,
        }
    }

    /// Whether `client` with `token` holds the lock. Who asks is looked at first, then the token,
    /// then the time: so [`LockError::Expired`] always means the lease of this very token.
    pub(crate) fn check(
        &self,
        client: &ClientId,
        token: FencingToken,
        now: Instant,
    ) -> Result<(), LockError> {
        if self.released || self.holder != *client {
            return Err(LockError::NotHolder(client.clone()));
        }
        if self.token != token {
            return Err(LockError::InvalidFencingToken {
                expected: self.token.0,
                actual: token.0,
            });
        }
        if self.has_expired(now) {
            return Err(LockError::Expired);
        }
        Ok(())
    }

    /// Gives the lock back.
    pub(crate) fn end(&mut self, now: Instant) {
        self.released = true;
        self.expires_at = now;
    }
}

impl Details {
    /// What the lists show of the lock.
    pub(crate) fn info(&self, lease: &Lease) -> LockInfo {
        LockInfo {
            lock_id: self.lock_id.clone(),
            holder: lease.holder.clone(),
            fencing_token: lease.token,
            acquired_at: self.acquired_at,
            expires_at: lease.expires_at,
            metadata: self.metadata.clone(),
        }
    }
}
