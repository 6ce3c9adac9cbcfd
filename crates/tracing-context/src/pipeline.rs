//! The way of finished spans to the exporter: a bounded queue, batches, and a thread that exports
//! full ones so that whoever ends a span need not wait for the network.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::{ExportError, Span, SpanExporter};

/// Spans a call of the exporter, at most (the default of OpenTelemetry).
const BATCH_MAX: usize = 512;
/// Spans in memory, at most (the default of OpenTelemetry).
const BUFFER_MAX: usize = 2048;

/// The queue and who empties it.
pub(crate) struct Pipeline {
    exporter: Arc<dyn SpanExporter>,
    queue: Mutex<Queue>,
    /// Something changed that the worker waits for.
    changed: Condvar,
    /// Held while spans are out of the queue, so that there is one exporting thread at a time, and
    /// batches go in order. Taken before `queue`, never after.
    exporting: Mutex<()>,
}

struct Queue {
    waiting: VecDeque<Span>,
    /// Spans that the exporter has at this moment. They count: they come back if it fails.
    in_flight: usize,
    max_batch: usize,
    max_buffer: usize,
    dropped: u64,
    /// After a failure: how many spans must end before the worker tries again.
    pause: usize,
    closed: bool,
    has_worker: bool,
}

impl Queue {
    fn is_due(&self) -> bool {
        self.waiting.len() >= self.max_batch && self.pause == 0
    }

    fn is_full(&self) -> bool {
        self.waiting.len() + self.in_flight >= self.max_buffer
    }

    /// The first `count` spans. Most often that is all of them, and then none is moved.
    fn take(&mut self, count: usize) -> Vec<Span> {
        if count < self.waiting.len() {
            return self.waiting.drain(..count).collect();
        }
        std::mem::replace(&mut self.waiting, VecDeque::with_capacity(count)).into()
    }
}

impl Pipeline {
    pub(crate) fn new(exporter: Arc<dyn SpanExporter>) -> Self {
        Self {
            exporter,
            queue: Mutex::new(Queue {
                waiting: VecDeque::new(),
                in_flight: 0,
                max_batch: BATCH_MAX,
                max_buffer: BUFFER_MAX,
                dropped: 0,
                pause: 0,
                closed: false,
                has_worker: false,
            }),
            changed: Condvar::new(),
            exporting: Mutex::new(()),
        }
    }

    pub(crate) fn set_limits(&self, max_batch: usize, max_buffer: usize) {
        let mut queue = self.queue();
        queue.max_batch = max_batch.max(1);
        queue.max_buffer = max_buffer.max(queue.max_batch);
    }

    pub(crate) fn dropped(&self) -> u64 {
        self.queue().dropped
    }

    /// Takes a finished span, or drops it if there is no room.
    pub(crate) fn push(self: &Arc<Self>, span: Span) {
        let mut queue = self.queue();
        if queue.closed || queue.is_full() {
            queue.dropped += 1;
        } else {
            queue.waiting.push_back(span);
        }
        queue.pause = queue.pause.saturating_sub(1);
        if queue.is_due() {
            self.wake(queue);
        }
    }

    /// Tells the worker that there is something to do. The first full batch starts it.
    fn wake(self: &Arc<Self>, mut queue: MutexGuard<'_, Queue>) {
        if queue.has_worker {
            drop(queue);
            self.changed.notify_one();
        } else if !queue.closed {
            let pipeline = Arc::clone(self);
            let name = "span export".to_owned();
            let worker = thread::Builder::new()
                .name(name)
                .spawn(move || pipeline.work());
            // Without a thread, spans wait for the next flush.
            queue.has_worker = worker.is_ok();
        }
    }

    /// The worker: exports full batches until the pipeline is closed.
    fn work(&self) {
        loop {
            let idle = |queue: &mut Queue| !queue.closed && !queue.is_due();
            let woken = self.changed.wait_while(self.queue(), idle);
            if woken.unwrap_or_else(PoisonError::into_inner).closed {
                return;
            }
            self.export_full_batches();
        }
    }

    fn export_full_batches(&self) {
        let _exporting = lock(&self.exporting);
        loop {
            let batch = {
                let queue = self.queue();
                if !queue.is_due() {
                    return;
                }
                queue.max_batch
            };
            if self.export(batch).is_err() {
                return;
            }
        }
    }

    /// Exports all that has ended before the call, until a batch fails.
    pub(crate) fn flush(&self) -> Result<(), ExportError> {
        let _exporting = lock(&self.exporting);
        self.drain()
    }

    /// Closes the door, exports what is there, and takes leave of the exporter. Once.
    pub(crate) fn shutdown(&self) -> Result<(), ExportError> {
        let _exporting = lock(&self.exporting);
        {
            let mut queue = self.queue();
            if queue.closed {
                return Ok(());
            }
            queue.closed = true;
        }
        self.changed.notify_all();
        let outcome = self.drain();
        self.give_up();
        self.exporter.shutdown();
        outcome
    }

    /// Whoever calls this holds `exporting`.
    fn drain(&self) -> Result<(), ExportError> {
        let (mut left, batch) = {
            let queue = self.queue();
            (queue.waiting.len(), queue.max_batch)
        };
        // Not "until it is empty": others go on ending spans, and this call has to return.
        while left > 0 {
            let count = left.min(batch);
            self.export(count)?;
            left -= count;
        }
        Ok(())
    }

    /// Hands the first `count` spans to the exporter. Whoever calls this holds `exporting`.
    fn export(&self, count: usize) -> Result<(), ExportError> {
        let batch: Vec<Span> = {
            let mut queue = self.queue();
            queue.in_flight = count;
            queue.take(count)
        };
        let mut kept = Kept {
            pipeline: self,
            spans: batch.clone(),
        };
        self.exporter.export(batch)?;
        kept.spans.clear();
        Ok(())
    }

    /// What is still here will never be exported.
    fn give_up(&self) {
        let mut queue = self.queue();
        queue.dropped += queue.waiting.len() as u64;
        queue.waiting.clear();
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        lock(&self.queue)
    }
}

/// Spans that the exporter has a copy of. They go back to the head of the queue unless it took
/// them: also if it panics.
struct Kept<'a> {
    pipeline: &'a Pipeline,
    spans: Vec<Span>,
}

impl Drop for Kept<'_> {
    fn drop(&mut self) {
        let mut queue = self.pipeline.queue();
        queue.in_flight = 0;
        queue.pause = if self.spans.is_empty() {
            0
        } else {
            queue.max_batch
        };
        while let Some(span) = self.spans.pop() {
            queue.waiting.push_front(span);
        }
    }
}

/// A queue is whole between two statements, so a panic elsewhere is no reason to stop.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
