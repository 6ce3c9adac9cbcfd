
/// Runs an async test's body to its end, as `#[tokio::test(flavor = "multi_thread")]` does.
pub(crate) fn on_several<T>(
    worker_threads: usize,
    body: impl ::std::future::Future<Output = T>,
) -> T {
    let mut builder = ::tokio::runtime::Builder::new_multi_thread();
    builder.worker_threads(worker_threads).enable_all();
    let body: ::std::pin::Pin<::std::boxed::Box<dyn ::std::future::Future<Output = T> + '_>> =
        ::std::boxed::Box::pin(body);
    builder.build().expect("a runtime can be built").block_on(body)
}
