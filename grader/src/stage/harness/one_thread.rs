
/// Runs an async test's body to its end, as `#[tokio::test]` does.
pub(crate) fn on_one_thread<T>(
    start_paused: bool,
    body: impl ::std::future::Future<Output = T>,
) -> T {
    let mut builder = ::tokio::runtime::Builder::new_current_thread();
    builder.enable_all();
    /* PAUSING */
    // Polled behind a box: one copy of the runtime's loop serves every test of one output.
    let body: ::std::pin::Pin<::std::boxed::Box<dyn ::std::future::Future<Output = T> + '_>> =
        ::std::boxed::Box::pin(body);
    builder.build().expect("a runtime can be built").block_on(body)
}
