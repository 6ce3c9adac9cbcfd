//! The contents of pending events, in reused places.

use crate::queue::Tag;

/// A store in which each value lies under the tag of the event that it belongs to. A place is
/// used again once its value is taken, so an old reference to it is told by the tag.
#[derive(Debug)]
pub(crate) struct Slab<T> {
    places: Vec<Option<(Tag, T)>>,
    free: Vec<u32>,
}

impl<T> Slab<T> {
    pub(crate) fn new() -> Self {
        Self {
            places: Vec::new(),
            free: Vec::new(),
        }
    }

    pub(crate) fn put(&mut self, tag: Tag, value: T) -> u32 {
        if let Some(place) = self.free.pop() {
            self.places[place as usize] = Some((tag, value));
            return place;
        }
        self.places.push(Some((tag, value)));
        (self.places.len() - 1) as u32
    }

    /// How many values there are.
    pub(crate) fn len(&self) -> usize {
        self.places.len() - self.free.len()
    }

    /// The value at `place`, if it is still that of `tag`.
    pub(crate) fn get(&self, place: u32, tag: Tag) -> Option<&T> {
        match self.places.get(place as usize) {
            Some(Some((owner, value))) if *owner == tag => Some(value),
            _ => None,
        }
    }

    /// Takes the value at `place`, if it is still that of `tag`.
    pub(crate) fn take(&mut self, place: u32, tag: Tag) -> Option<T> {
        self.get(place, tag)?;
        self.free.push(place);
        self.places[place as usize].take().map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::Slab;
    use crate::queue::Tag;

    #[test]
    fn a_value_is_taken_once_and_its_place_used_again() {
        let (first, second) = (Tag::local(1, 1), Tag::local(1, 2));
        let mut slab = Slab::new();
        let place = slab.put(first, 'a');
        assert_eq!(slab.get(place, first), Some(&'a'));
        assert_eq!(slab.get(place, second), None);
        assert_eq!(slab.take(place, first), Some('a'));
        assert_eq!(slab.take(place, first), None);
        assert_eq!(slab.put(second, 'b'), place);
        assert_eq!(slab.take(place, first), None);
        assert_ne!(slab.put(first, 'c'), place);
        assert_eq!(slab.len(), 2);
        assert_eq!(slab.take(place, second), Some('b'));
        assert_eq!(slab.len(), 1);
    }
}
