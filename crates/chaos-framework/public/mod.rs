//! The tests that come with the exercise: enough to start with, not enough to be sure.

mod basics;
mod seed;
