//! Random faults of nodes and links, and their end.

use super::faults::reach;
use super::toys::{Diary, even, script};
use crate::{Chaos, Check, Network, World, ms};

#[test]
fn chaos_strikes_and_is_over_at_its_end() {
    script(5, |w| {
        w.chaos(
            &Chaos::new(ms(500))
                .crashes(3)
                .partitions(3)
                .cuts(3)
                .pauses(3)
                .lasting(ms(50), ms(90)),
        );
        let mut down = false;
        for _ in 0..600 {
            w.run_for(ms(1))?;
            down |= w.ids().any(|id| !w.is_up(id));
        }
        assert!(down, "a crash lasts at least 50 ms");
        w.expect("all are up again", |w| w.ids().all(|id| w.is_up(id)))?;
        w.expect("some restarted", |w| {
            w.nodes().any(|(_, node)| node.restarts > 0)
        })?;
        assert_eq!(reach(w, "a")?.len(), 6);
        Ok(())
    });
}

#[test]
fn chaos_sets_clocks_and_sets_them_back() {
    script(3, |w| {
        w.chaos(
            &Chaos::new(ms(100))
                .skews(4)
                .drifts(4)
                .lasting(ms(50), ms(100)),
        );
        let mut wrong = false;
        for _ in 0..250 {
            w.run_for(ms(1))?;
            let clocks = clocks(w)?;
            wrong |= clocks.iter().any(|clock| *clock != clocks[0]);
        }
        assert!(wrong);
        let before = clocks(w)?;
        w.run_for(ms(300))?;
        let after = clocks(w)?;
        let passed = |id: usize| after[id] - before[id];
        assert!(
            (0..3).all(|id| passed(id) == ms(300)),
            "every clock runs true again"
        );
        Ok(())
    });
}

/// What the clocks of the first three nodes read.
fn clocks(w: &mut World<Diary>) -> Check<Vec<std::time::Duration>> {
    (1..=3).map(|id| w.call(id, |_, fx| fx.now())).collect()
}

#[test]
fn calm_ends_everything() {
    script(3, |w| {
        w.network(even().loss(1.0));
        w.link(1, 3, Network::new().loss(1.0));
        w.chaos(
            &Chaos::new(ms(100))
                .crashes(5)
                .partitions(5)
                .pauses(5)
                .cuts(5)
                .lasting(ms(400), ms(500)),
        );
        w.run_for(ms(60))?;
        w.partition(&[1], &[2]);
        w.hold(2, 3);
        w.pause(3);
        w.crash(2);
        w.lose_if(|_, _, _| true);
        w.calm()?;
        assert_eq!(reach(w, "a")?.len(), 6);
        let restarts = |w: &World<Diary>| w.nodes().map(|(_, node)| node.restarts).sum::<u64>();
        let before = restarts(w);
        w.expect_throughout(ms(1_000), "nobody falls again", |w| {
            w.ids().all(|id| w.is_up(id)) && restarts(w) == before
        })?;
        assert_eq!(reach(w, "b")?.len(), 6);
        Ok(())
    });
}

#[test]
fn calm_sets_the_clocks_of_a_storm_back_and_another_storm_may_follow() {
    script(3, |w| {
        w.chaos(
            &Chaos::new(ms(1))
                .skews(6)
                .drifts(6)
                .lasting(ms(400), ms(500)),
        );
        w.run_for(ms(50))?;
        let clocks_wrong = |w: &mut World<Diary>| -> Check<bool> {
            let now = w.now() + std::time::Duration::from_secs(1_000);
            Ok(clocks(w)?.iter().any(|clock| clock.abs_diff(now) > ms(20)))
        };
        assert!(clocks_wrong(w)?);
        w.calm()?;
        assert!(!clocks_wrong(w)?, "only what drift has done remains");
        w.chaos(&Chaos::new(ms(1)).crashes(20).lasting(ms(40), ms(50)));
        w.run_for(ms(20))?;
        w.expect("all are down", |w| w.nodes().count() == 0)
    });
}

#[test]
fn every_storm_of_a_run_is_another() {
    script(5, |w| {
        let chaos = Chaos::new(ms(1_000)).crashes(4);
        w.chaos(&chaos);
        w.chaos(&chaos);
        let plan: Vec<_> = w
            .engine
            .plan
            .iter()
            .map(|(fault, _)| fault.clone())
            .collect();
        let begins = |index: usize| plan[index].begins;
        assert!((0..4).all(|index| begins(index) != begins(index + 4)));
        assert!((0..8).all(|index| plan[index].index == index as u32));
        Ok(())
    });
}
