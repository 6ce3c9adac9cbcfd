//! # Listeners that come late miss events
//!
//! What is wrong: A subscriber that reads after the run finds the last few events only.
//! Why people write it: A channel has to have a size, and 64 looks like plenty.
//!
//! Killed by: events::the_log_goes_on_and_a_report_is_of_one_run

mod world {
    impl World {
        pub(crate) fn new(
            config: ChaosConfig,
            network: Arc<NetworkSimulator>,
            clock: Arc<ClockSimulator>,
            failpoints: &FailpointRegistry,
        ) -> Self {
            let seed = config.seed.unwrap_or_else(rand::random);
            if config.mode == SimulationMode::Simulated {
                clock.freeze();
            }
            network.bind(seed, &clock);
            failpoints.bind(seed, &clock);
            World {
                config,
                seed,
                network,
                clock,
                invariants: Mutex::default(),
                actions: Mutex::default(),
                conditions: Mutex::default(),
                nodes: Mutex::default(),
                log: Mutex::default(),
                listeners: broadcast::Sender::new(64), // MUTANT: plenty
            }
        }
    }
}
