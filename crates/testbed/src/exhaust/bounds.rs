//! How far an exhaustive exploration goes, and how far it went.

/// The bounds of an exhaustive exploration. Within them every order is run.
///
/// ```
/// use testbed::Bounds;
///
/// let first_elections = Bounds::new().timers_per_node(1).depth(30).duplicates(1);
/// assert_ne!(first_elections, Bounds::new());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    pub(crate) depth: usize,
    pub(crate) timers_per_node: u32,
    pub(crate) drops: u32,
    pub(crate) duplicates: u32,
    pub(crate) crashes: u32,
    pub(crate) in_order: bool,
    pub(crate) schedules: u64,
    pub(crate) reduce: bool,
}

impl Default for Bounds {
    fn default() -> Self {
        Self::new()
    }
}

impl Bounds {
    /// 64 steps a schedule, one timer a node, no faults, links without order, a million
    /// schedules, reduced.
    #[must_use]
    pub fn new() -> Self {
        Self {
            depth: 64,
            timers_per_node: 1,
            drops: 0,
            duplicates: 0,
            crashes: 0,
            in_order: false,
            schedules: 1_000_000,
            reduce: true,
        }
    }

    /// At most so many steps a schedule. One that is cut short makes the coverage incomplete.
    #[must_use]
    pub fn depth(mut self, steps: usize) -> Self {
        self.depth = steps;
        self
    }

    /// At most so many timers of each node run out in a schedule.
    #[must_use]
    pub fn timers_per_node(mut self, count: u32) -> Self {
        self.timers_per_node = count;
        self
    }

    /// At most so many messages are lost in a schedule. Only rules that wait for the end need
    /// it: a message that has not arrived yet is as good as lost.
    #[must_use]
    pub fn drops(mut self, count: u32) -> Self {
        self.drops = count;
        self
    }

    /// At most so many messages arrive twice in a schedule, the copy at any later time.
    #[must_use]
    pub fn duplicates(mut self, count: u32) -> Self {
        self.duplicates = count;
        self
    }

    /// At most so many crashes in a schedule; the node may restart at any later
    /// step. One that the preparation crashed stays down.
    #[must_use]
    pub fn crashes(mut self, count: u32) -> Self {
        self.crashes = count;
        self
    }

    /// Whether messages of one link arrive in the order in which they were sent. Such links make
    /// no duplicates.
    #[must_use]
    pub fn in_order(mut self, in_order: bool) -> Self {
        self.in_order = in_order;
        self
    }

    /// Ends after so many schedules; the coverage is incomplete then.
    #[must_use]
    pub fn schedules(mut self, count: u64) -> Self {
        self.schedules = count;
        self
    }

    /// Whether to skip orders that differ from one already run only in neighbouring steps of
    /// different nodes. Such steps commute, so no state of the nodes is missed. Turn it off for a
    /// rule that depends on the order of steps on different nodes (a history of client calls).
    #[must_use]
    pub fn reduce(mut self, reduce: bool) -> Self {
        self.reduce = reduce;
        self
    }
}

/// What an exhaustive exploration covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Coverage {
    /// Schedules that ran until nothing was left to happen, or to the depth. With reduction each
    /// stands for all that differ from it only in the order of steps of different nodes.
    pub schedules: u64,
    /// Schedules that were given up because all that was left to happen had been run in another
    /// order.
    pub pruned: u64,
    /// Steps in all, those repeated on the way to a branch included.
    pub steps: u64,
    /// The steps of the longest schedule.
    pub deepest: usize,
    /// Whether that is all there is within the bounds on timers and faults: no schedule was cut
    /// short, none is left out.
    pub complete: bool,
}
