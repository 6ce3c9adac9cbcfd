//! The tests that you get: enough to start with, not enough to be sure.

mod basics;
mod seed;
