/// Runs an async test's body to its end, as `#[tokio::test]` does.
pub(crate) fn block_on<T>(
    start_paused: bool,
    worker_threads: usize,
    body: impl ::std::future::Future<Output = T>,
) -> T {
    let mut builder = if worker_threads == 0 {
        ::tokio::runtime::Builder::new_current_thread()
    } else {
        let mut builder = ::tokio::runtime::Builder::new_multi_thread();
        builder.worker_threads(worker_threads);
        builder
    };
    builder.enable_all();
    if start_paused {
        builder.start_paused(true);
    }
    let runtime = builder.build().expect("a runtime can be built");
    // Polled behind a box: one copy of the runtime's loop serves every test of one output.
    let body: ::std::pin::Pin<::std::boxed::Box<dyn ::std::future::Future<Output = T> + '_>> =
        ::std::boxed::Box::pin(body);
    runtime.block_on(body)
}
