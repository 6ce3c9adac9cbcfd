//! Lower-case hexadecimal, to the letter: no sign, no upper case, no other length.

const DIGITS: &[u8; 16] = b"0123456789abcdef";
/// What stands for no digit.
const NONE: u8 = 0x10;

/// The value of every byte that is a digit. A table, since ids are read for every request.
const VALUES: [u8; 256] = {
    let mut values = [NONE; 256];
    let mut value = 0;
    while value < 16 {
        values[DIGITS[value] as usize] = value as u8;
        value += 1;
    }
    values
};

/// Writes the low digits of `value`, as many as `into` is long.
pub(crate) fn write(mut value: u128, into: &mut [u8]) {
    for byte in into.iter_mut().rev() {
        *byte = DIGITS[(value & 0xf) as usize];
        value >>= 4;
    }
}

/// The low `N` digits of `value` as text.
pub(crate) fn text<const N: usize>(value: u128) -> String {
    let mut digits = [0; N];
    write(value, &mut digits);
    digits.iter().copied().map(char::from).collect()
}

/// The value of up to 16 digits, if all bytes are digits.
pub(crate) fn read_u64(digits: &[u8]) -> Option<u64> {
    let (mut value, mut seen) = (0u64, 0);
    for &digit in digits {
        let digit = VALUES[digit as usize];
        seen |= digit;
        value = value << 4 | u64::from(digit & 0xf);
    }
    (seen & NONE == 0).then_some(value)
}

/// The value of 32 digits, if all bytes are digits.
pub(crate) fn read_u128(digits: &[u8]) -> Option<u128> {
    let (high, low) = digits.split_at_checked(16)?;
    Some(u128::from(read_u64(high)?) << 64 | u128::from(read_u64(low)?))
}
