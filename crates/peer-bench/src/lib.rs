//! What the benchmarks of this crate share: a clock that others on the machine do not move, rounds
//! in which the contestants take turns, and a table.
//!
//! The benchmarks themselves are in `benches`. They need the crates that ours are compared with,
//! which are long to build, so they stand behind the feature `peers`:
//!
//! ```text
//! cargo bench -p peer-bench --features peers
//! ```

use std::time::Duration;

use nix::time::{ClockId, clock_gettime};

/// The processor time that this thread has used so far.
///
/// Contestants run on one thread, in memory; so this is what they cost, and unlike the time on the
/// wall it does not contain what other programs cost that run beside them.
///
/// # Panics
///
/// On a system without such a clock.
///
/// ```
/// let before = peer_bench::thread_time();
/// let sum: u64 = (0..10_000).map(std::hint::black_box).sum();
/// assert_eq!(sum, 49_995_000);
/// assert!(peer_bench::thread_time() > before);
/// ```
pub fn thread_time() -> Duration {
    let clock = ClockId::CLOCK_THREAD_CPUTIME_ID;
    Duration::from(clock_gettime(clock).expect("threads have a clock of their own"))
}

/// What `work` returns, and the processor time that it took.
///
/// ```
/// let (sum, took) = peer_bench::timed(|| (0..10_000_u64).map(std::hint::black_box).sum::<u64>());
/// assert_eq!(sum, 49_995_000);
/// assert!(!took.is_zero());
/// ```
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let before = thread_time();
    let result = work();
    (result, thread_time() - before)
}

/// Lets `N` contestants take turns: 0, 1, … N - 1, 0, 1, …, so that a slow minute of the machine
/// hits all of them. `run` is told whose turn it is, and in which round. What comes out is sorted
/// by contestant; a first round, in which caches and the allocator warm up, is left out.
///
/// ```
/// let mut turns = Vec::new();
/// let results = peer_bench::take_turns::<2, _>(2, |who, round| {
///     turns.push(who);
///     10 * who as u64 + round
/// });
/// assert_eq!(turns, [0, 1, 0, 1, 0, 1]);
/// assert_eq!(results, [[1, 2], [11, 12]]);
/// ```
pub fn take_turns<const N: usize, T>(
    rounds: u64,
    mut run: impl FnMut(usize, u64) -> T,
) -> [Vec<T>; N] {
    let mut results = [(); N].map(|()| Vec::new());
    for round in 0..=rounds {
        for (who, results) in results.iter_mut().enumerate() {
            let result = run(who, round);
            if round > 0 {
                results.push(result);
            }
        }
    }
    results
}

/// The middle one of some figures; of an even number the greater of the two in the middle.
///
/// # Panics
///
/// If there are none.
///
/// ```
/// assert_eq!(peer_bench::median([3.0, 1.0, 200.0]), 3.0);
/// ```
pub fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.into_iter().collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// A whole number with its thousands apart.
///
/// ```
/// assert_eq!(peer_bench::thousands(1_234_567.8), "1,234,568");
/// assert_eq!(peer_bench::thousands(12.0), "12");
/// ```
pub fn thousands(figure: f64) -> String {
    let digits = format!("{figure:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A table in Markdown, its columns aligned.
///
/// ```
/// let mut table = peer_bench::Table::new(["batch", "ours"]);
/// table.row(["64".to_string(), "1,000".to_string()]);
/// let lines = ["| batch |  ours |", "|------:|------:|", "|    64 | 1,000 |"];
/// assert_eq!(table.to_string(), lines.join("\n") + "\n");
/// ```
pub struct Table<const N: usize> {
    rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
    /// A table without rows.
    ///
    /// ```
    /// assert!(peer_bench::Table::new(["batch"]).to_string().starts_with("| batch |"));
    /// ```
    pub fn new(header: [&str; N]) -> Self {
        Self {
            rows: vec![header.map(str::to_string)],
        }
    }

    /// Adds a row at the end.
    ///
    /// ```
    /// let mut table = peer_bench::Table::new(["batch"]);
    /// table.row(["1".to_string()]);
    /// assert_eq!(table.to_string().lines().count(), 3);
    /// ```
    pub fn row(&mut self, cells: [String; N]) {
        self.rows.push(cells);
    }
}

impl<const N: usize> std::fmt::Display for Table<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let widths: [usize; N] = std::array::from_fn(|column| {
            let cells = self.rows.iter().map(|row| row[column].chars().count());
            cells.max().unwrap_or_default()
        });
        for (line, row) in self.rows.iter().enumerate() {
            for (cell, width) in row.iter().zip(widths) {
                write!(f, "| {cell:>width$} ")?;
            }
            writeln!(f, "|")?;
            if line == 0 {
                let rules = widths.map(|width| format!("|{:->1$}", ":", width + 2));
                writeln!(f, "{}|", rules.concat())?;
            }
        }
        Ok(())
    }
}
