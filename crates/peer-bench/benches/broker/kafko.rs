//! kafko, as its documentation says, on a runtime of one thread.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use kafko::{Consumer, Kafko, Producer};

use super::{BATCH, Cost, Load, timed};

/// A folder of its own for each run.
fn folder() -> PathBuf {
    static RUNS: AtomicU64 = AtomicU64::new(0);
    let memory = Path::new("/dev/shm");
    let place = match memory.is_dir() {
        true => memory.to_path_buf(),
        false => std::env::temp_dir(),
    };
    let run = RUNS.fetch_add(1, Ordering::Relaxed);
    place.join(format!("peer-bench-broker-{}-{run}", std::process::id()))
}

pub fn run(load: Load, batches: bool) -> Cost {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    let runtime = runtime.expect("a runtime");
    let folder = folder();
    let broker = runtime.block_on(open(&folder, load));
    let values: Vec<Bytes> = (0..load.messages).map(|n| load.payload(n).into()).collect();
    let producer = runtime
        .block_on(broker.producer_for("t"))
        .expect("the topic exists");
    let ((), publish) = timed(|| runtime.block_on(publish(&producer, values, batches)));
    let consumer = runtime.block_on(broker.consumer_for_group("t", "g"));
    let mut consumer = consumer.expect("the topic exists");
    let ((), poll) = timed(|| runtime.block_on(read(&mut consumer, load)));
    drop((consumer, producer));
    runtime.block_on(broker.shutdown()).expect("an orderly end");
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
    Cost { publish, poll }
}

async fn open(folder: &Path, load: Load) -> Kafko {
    let broker = Kafko::open(folder).await.expect("a new folder");
    let created = broker
        .create_topic_with_partitions("t", load.partitions)
        .await;
    created.expect("the topic is new");
    broker
}

async fn publish(producer: &Producer, values: Vec<Bytes>, batches: bool) {
    if !batches {
        for value in values {
            producer.send(None, value).await.expect("the topic exists");
        }
        return;
    }
    for batch in values.chunks(BATCH) {
        let batch = batch.iter().map(|value| (None, value.clone())).collect();
        producer.send_batch(batch).await.expect("the topic exists");
    }
}

async fn read(consumer: &mut Consumer, load: Load) {
    let mut next = vec![0; load.partitions as usize];
    for number in 1..=load.messages {
        // Nobody publishes any more: what does not come now never comes.
        let message = tokio::time::timeout(Duration::from_secs(60), consumer.next_with_position());
        let (position, record) = message.await.expect("it is there").expect("it can be read");
        load.check(&mut next, position.partition() as usize, record.value());
        if number.is_multiple_of(BATCH) {
            consumer.commit().await.expect("a consumer of a group");
        }
    }
    load.check_all(&next);
}
