//! Where failpoints are found by name, without a lock.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::point::Point;
use crate::rng::hash_text;

/// The failpoints by the hash of their name. Nothing is ever taken out, so that to look something up
/// takes no lock, and a name that is not there costs a hash and one load, as a rule.
pub(crate) struct Table {
    /// Before the first failpoint there is nothing to hash for.
    used: AtomicBool,
    places: Box<[OnceLock<Box<Point>>; 256]>,
}

impl Table {
    pub(crate) fn new() -> Self {
        Table {
            used: AtomicBool::new(false),
            places: Box::new(std::array::from_fn(|_| OnceLock::new())),
        }
    }

    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        !self.used.load(Ordering::Acquire)
    }

    pub(crate) fn find(&self, name: &str) -> Option<&Point> {
        let mut place = self.place(name);
        loop {
            let point = place.get()?;
            if point.name == name {
                return Some(point);
            }
            place = &point.next;
        }
    }

    pub(crate) fn find_or_add(&self, name: &str) -> &Point {
        self.used.store(true, Ordering::Release);
        let mut place = self.place(name);
        loop {
            let point = place.get_or_init(|| Box::new(Point::new(name)));
            if point.name == name {
                return point;
            }
            place = &point.next;
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Point> {
        self.places.iter().flat_map(|place| {
            std::iter::successors(place.get(), |point| point.next.get()).map(Box::as_ref)
        })
    }

    #[inline]
    fn place(&self, name: &str) -> &OnceLock<Box<Point>> {
        &self.places[(hash_text(name) >> 56) as usize]
    }
}
