//! `tokio::sync::broadcast`: a ring in memory for each partition.

use tokio::sync::broadcast;

use super::{Cost, Load, timed};

pub fn run(load: Load) -> Cost {
    let partitions = load.partitions as usize;
    let room = load.messages.div_ceil(partitions);
    let (senders, mut receivers): (Vec<_>, Vec<_>) = (0..partitions)
        .map(|_| broadcast::channel::<Vec<u8>>(room))
        .unzip();
    // A second receiver, so that a message is copied when it is read and stays, as in a log.
    let _others: Vec<_> = senders.iter().map(broadcast::Sender::subscribe).collect();
    let payloads: Vec<Vec<u8>> = (0..load.messages).map(|n| load.payload(n)).collect();
    let ((), publish) = timed(|| {
        for (number, payload) in payloads.into_iter().enumerate() {
            senders[number % partitions]
                .send(payload)
                .expect("there are receivers");
        }
    });
    let mut next = vec![0; partitions];
    let ((), poll) = timed(|| {
        for (partition, receiver) in receivers.iter_mut().enumerate() {
            while let Ok(payload) = receiver.try_recv() {
                load.check(&mut next, partition, &payload);
            }
        }
    });
    load.check_all(&next);
    Cost { publish, poll }
}
