//! What is being done right now, on one line that is overwritten.

use std::io::Write;

use super::harmless;
use super::page::fit;

/// Shows which stage of which exercise is under way; off a terminal it writes nothing.
///
/// The line disappears with [`Progress::clear`] or when this is dropped, so that the report begins
/// on a clean line.
pub struct Progress<W: Write> {
    out: W,
    columns: Option<usize>,
    shown: bool,
}

impl<W: Write> Progress<W> {
    /// On a terminal of `columns` columns, or, with none, silent. Write it to standard error, so
    /// that a report on standard output can be redirected.
    pub fn new(out: W, columns: Option<usize>) -> Self {
        Self {
            out,
            columns,
            shown: false,
        }
    }

    /// Shows that item `number` of `total`, called `what`, is at `stage`.
    pub fn show(&mut self, number: usize, total: usize, what: &str, stage: &str) {
        let Some(columns) = self.columns else { return };
        let count = if total > 1 {
            format!("[{number}/{total}] ")
        } else {
            String::new()
        };
        let text = format!("{count}{}: {}", harmless::line(what), harmless::line(stage));
        // The last column stays free: writing there makes some terminals begin a new line.
        let text = fit(&text, columns.saturating_sub(1).max(1));
        // Progress that cannot be shown is no reason to stop grading.
        let _ = write!(self.out, "\r\x1b[2K{text}").and_then(|()| self.out.flush());
        self.shown = true;
    }

    /// Takes the line away.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(self.out, "\r\x1b[2K").and_then(|()| self.out.flush());
        }
    }
}

impl<W: Write> Drop for Progress<W> {
    fn drop(&mut self) {
        self.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;

    fn written(columns: Option<usize>, stages: &[&str]) -> String {
        let mut out = Vec::new();
        let mut progress = Progress::new(&mut out, columns);
        for stage in stages {
            progress.show(2, 3, "vector-clock", stage);
        }
        drop(progress);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn each_stage_overwrites_the_one_before_and_the_line_is_taken_away() {
        assert_eq!(
            written(Some(80), &["compile", "run"]),
            "\r\x1b[2K[2/3] vector-clock: compile\r\x1b[2K[2/3] vector-clock: run\r\x1b[2K"
        );
    }

    #[test]
    fn off_a_terminal_nothing_is_written() {
        assert_eq!(written(None, &["compile", "run"]), "");
        assert_eq!(written(Some(80), &[]), "");
    }

    #[test]
    fn a_line_never_wraps_nor_obeys_what_it_shows() {
        assert_eq!(
            written(Some(12), &["compile"]),
            "\r\x1b[2K[2/3] vect…\r\x1b[2K"
        );
        assert!(!written(Some(80), &["a\x1b[2Jb\nc"]).contains("\x1b[2J"));
    }
}
