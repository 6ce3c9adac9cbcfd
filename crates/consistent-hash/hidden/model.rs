//! The rules of the handout, word for word and slowly: a list of points, and a search of all of it.

use std::collections::BTreeMap;

use crate::hash_vnode;

/// What a ring must be.
#[derive(Clone)]
pub(super) struct Model {
    virtual_nodes: usize,
    /// The positions of each member.
    members: BTreeMap<String, Vec<u64>>,
}

impl Model {
    pub(super) fn new(virtual_nodes: usize) -> Model {
        Model {
            virtual_nodes,
            members: BTreeMap::new(),
        }
    }

    /// A model of nodes of weight 1.
    pub(super) fn of(virtual_nodes: usize, ids: &[&str]) -> Model {
        let mut model = Model::new(virtual_nodes);
        for id in ids {
            model.add(id, 1);
        }
        model
    }

    pub(super) fn add(&mut self, id: &str, weight: u32) {
        let indices = 0..self.virtual_nodes * weight as usize;
        let positions = indices.map(|index| hash_vnode(id, index)).collect();
        self.members.insert(id.to_string(), positions);
    }

    pub(super) fn remove(&mut self, id: &str) {
        self.members.remove(id);
    }

    pub(super) fn ids(&self) -> Vec<String> {
        self.members.keys().cloned().collect()
    }

    /// Every position with the nodes that stand there: by position, then by id.
    pub(super) fn points(&self) -> Vec<(u64, String)> {
        let mut points = Vec::new();
        for (id, positions) in &self.members {
            points.extend(positions.iter().map(|&position| (position, id.clone())));
        }
        points.sort();
        points
    }

    /// The distinct nodes that are met clockwise from `hash`, at most `copies`.
    pub(super) fn copies(&self, hash: u64, copies: usize) -> Vec<String> {
        let mut points = self.points();
        points.sort_by_key(|(position, _)| position.wrapping_sub(hash));
        let mut met: Vec<String> = Vec::new();
        for (_, id) in points {
            if met.len() < copies && !met.contains(&id) {
                met.push(id);
            }
        }
        met
    }

    pub(super) fn primary(&self, hash: u64) -> Option<String> {
        let points = self.members.iter().flat_map(|(id, positions)| {
            let distances = positions.iter().map(|position| position.wrapping_sub(hash));
            distances.map(move |distance| (distance, id))
        });
        points.min().map(|(_, id)| id.clone())
    }

    /// The positions of `id`, in this model or the one before, whose primary is another one.
    pub(super) fn changed(&self, before: &Model, id: &str) -> Vec<u64> {
        let both = [before, self].into_iter();
        let mut positions: Vec<u64> = both
            .filter_map(|model| model.members.get(id))
            .flatten()
            .copied()
            .filter(|&position| self.primary(position) != before.primary(position))
            .collect();
        positions.sort_unstable();
        positions.dedup();
        positions
    }
}
