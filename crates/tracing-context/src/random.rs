//! Random numbers for ids: xoshiro256++ (Blackman, Vigna 2019), one generator a thread, seeded from
//! the operating system. An id has to be different from all others, not secret; and two are drawn
//! for every trace, so that their cost is the tracer's.

use std::cell::Cell;

thread_local! {
    static STATE: Cell<[u64; 4]> = Cell::new(rand::random());
}

/// 64 random bits.
pub(crate) fn next_u64() -> u64 {
    let drawn = STATE.try_with(|state| {
        let (drawn, next) = step(state.get());
        state.set(next);
        drawn
    });
    // A thread that is ending has no generator any more.
    drawn.unwrap_or_else(|_| rand::random())
}

/// 128 random bits.
pub(crate) fn next_u128() -> u128 {
    u128::from(next_u64()) << 64 | u128::from(next_u64())
}

fn step([a, b, c, d]: [u64; 4]) -> (u64, [u64; 4]) {
    let drawn = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
    let (c, d) = (c ^ a, d ^ b);
    let next = [a ^ d, b ^ c, c ^ b << 17, d.rotate_left(45)];
    (drawn, next)
}
