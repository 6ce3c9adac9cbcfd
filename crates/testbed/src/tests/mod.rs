//! The simulation as a whole: its verbs, and planted bugs that it has to find and shrink.

mod chaos;
mod election;
mod exhaust;
mod explore;
mod faults;
mod first_election;
mod limits;
mod repeat;
mod script;
mod shrink;
mod toys;
