//! Criterion "in a cluster".

use std::cell::Cell;

use testbed::{Network, World, ms};

use super::cluster::{Node, ROUND, Start, all_agree, cluster, explore};
use super::{check, id};
use crate::GossipConfig;

/// Messages take 1 to 10 ms, and some are lost.
fn lossy(loss: f64) -> Network {
    Network::new().delay(ms(1), ms(10)).loss(loss)
}

#[test]
fn a_change_reaches_everybody_in_a_logarithm_of_rounds() {
    for (size, log2) in [(16, 4), (64, 6)] {
        let cluster = cluster(size, Start::Acquainted, GossipConfig::default());
        explore(&cluster, "a_change_reaches_everybody", 2, &|world| {
            world.run_for(ms(ROUND))?;
            world.call(1, |node, fx| {
                let actions = node
                    .gossip
                    .update_metadata("role".to_string(), "db".to_string());
                node.perform(actions, fx);
            })?;
            let goal = format!("all {size} know m1's new metadata within log2(size) + 2 rounds");
            world.run_until(&goal, ms((log2 + 2) * ROUND), |w| {
                everybody_knows(w).then_some(())
            })
        });
    }
}

fn everybody_knows(world: &World<Node>) -> bool {
    world.nodes().all(|(_, node)| {
        node.gossip
            .get_metadata(&id(1))
            .is_some_and(|metadata| metadata.contains_key("role"))
    })
}

#[test]
fn a_crash_is_noticed_in_a_time_that_does_not_depend_on_the_size() {
    // How long a suspicion lasts, and news to spread.
    for (size, suspicion) in [(6, 5), (40, 10)] {
        let cluster = cluster(size, Start::Acquainted, GossipConfig::default());
        explore(&cluster, "a_crash_is_noticed", 1, &|world| {
            world.run_for(ms(3 * ROUND))?;
            world.crash(3);
            let goal = format!("one of {size} members suspects a crashed one within 15 rounds");
            world.run_until(&goal, ms(15 * ROUND), |w| {
                w.nodes().any(|(_, node)| node.suspicions > 0).then_some(())
            })?;
            let goal = format!("all of {size} hold it dead when the suspicion has run out");
            world.run_until(&goal, ms((suspicion + 8) * ROUND), all_agree)
        });
    }
}

#[test]
fn the_load_of_a_member_does_not_depend_on_the_size() {
    for size in [8, 48] {
        let cluster = cluster(size, Start::Acquainted, GossipConfig::default());
        let (quiet, busy) = (Cell::new(0.0), Cell::new(0.0));
        explore(&cluster, "the_load_of_a_member", 1, &|world| {
            world.run_for(ms(2 * ROUND))?;
            let before = world.total_traffic();
            world.run_for(ms(5 * ROUND))?;
            quiet.set((world.total_traffic() - before).sent as f64 / (5 * size) as f64);
            let before = world.total_traffic();
            world.call(1, |node, fx| {
                let actions = node
                    .gossip
                    .update_metadata("a".to_string(), "b".to_string());
                node.perform(actions, fx);
            })?;
            world.run_for(ms(3 * ROUND))?;
            busy.set((world.total_traffic() - before).sent as f64 / (3 * size) as f64);
            Ok(())
        });
        for (when, load, most) in [
            ("a quiet", quiet.get(), 2.5),
            ("a telling", busy.get(), 7.0),
        ] {
            let what = format!(
                "whether a member sends 0.5 to {most} messages a round in {when} cluster of {size} \
                 (it sends {load:.2})"
            );
            check(
                &what,
                load > 0.5 && load < most,
                true,
                "Ping and Ack, and while there is news a few Gossips; whatever the size",
            );
        }
    }
}

#[test]
fn a_longer_suspicion_means_fewer_false_deaths() {
    let deaths = |suspicion_multiplier: u32| -> usize {
        let config = GossipConfig {
            suspicion_multiplier,
            ..GossipConfig::default()
        };
        let cluster = cluster(12, Start::Acquainted, config);
        let deaths = Cell::new(0);
        explore(&cluster, "a_longer_suspicion", 1, &|world| {
            world.network(lossy(0.25));
            world.run_for(ms(25 * ROUND))?;
            deaths.set(world.nodes().map(|(_, node)| node.deaths).sum());
            Ok(())
        });
        deaths.get()
    };
    let (none, long) = (deaths(0), deaths(6));
    check(
        &format!(
            "whether 25 rounds at 25% loss, where nobody dies, show deaths at multiplier 0 ({none})"
        ),
        none > 0,
        true,
        "some probe fails by loss alone, and there is no time to refute it",
    );
    check(
        &format!("whether multiplier 6 shows less than a tenth of them ({long} of {none})"),
        long * 10 < none,
        true,
        "an accused that hears of it refutes it; the longer it has, the surer it does",
    );
}

#[test]
fn a_cluster_forms_around_one_seed_though_messages_are_lost() {
    let cluster = cluster(10, Start::ByOneSeed, GossipConfig::default());
    explore(&cluster, "a_cluster_forms_around_one_seed", 2, &|world| {
        world.network(lossy(0.15));
        world.run_until(
            "10 members know each other within 60 rounds",
            ms(60 * ROUND),
            all_agree,
        )
    });
}

#[test]
fn a_member_that_restarts_is_back_everywhere() {
    let cluster = cluster(6, Start::ByOneSeed, GossipConfig::default());
    explore(&cluster, "a_member_that_restarts", 2, &|world| {
        world.run_until("6 members know each other", ms(20 * ROUND), all_agree)?;
        world.crash(4);
        world.run_until("the others hold m4 dead", ms(30 * ROUND), all_agree)?;
        world.restart(4)?;
        world.run_until(
            "m4, restarted at incarnation 0, is back",
            ms(10 * ROUND),
            all_agree,
        )
    });
}

#[test]
fn a_cluster_grows_together_after_a_partition() {
    let config = GossipConfig {
        dead_retention: 300_000,
        ..GossipConfig::default()
    };
    let cluster = cluster(6, Start::Acquainted, config);
    explore(&cluster, "a_cluster_grows_together", 2, &|world| {
        world.run_for(ms(2 * ROUND))?;
        world.partition(&[1, 2, 3], &[4, 5, 6]);
        world.run_until("each side holds the other dead", ms(40 * ROUND), |w| {
            w.nodes()
                .all(|(_, node)| node.gossip.cluster_size() == 3)
                .then_some(())
        })?;
        world.heal();
        world.run_until(
            "all hold all alive within 40 rounds",
            ms(40 * ROUND),
            all_agree,
        )
    });
}

#[test]
fn nobody_is_suspected_where_nothing_fails() {
    let cluster = cluster(12, Start::Acquainted, GossipConfig::default());
    explore(&cluster, "nobody_is_suspected", 1, &|world| {
        world.run_for(ms(5 * ROUND))?;
        world.expect_throughout(ms(35 * ROUND), "12 members hold each other alive", |w| {
            all_agree(w).is_some() && w.nodes().all(|(_, node)| node.suspicions == 0)
        })
    });
}
