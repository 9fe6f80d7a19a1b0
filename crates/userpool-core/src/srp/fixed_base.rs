//! Powers of the generator by a table of its powers: a third of the time that a general exponentiation takes.
//!
//! `g^e` for a 256-bit `e` is the product of 64 table entries, one for each four bits of `e`. Nothing depends on `e` but
//! data: every entry of a row is read, and numbers have a fixed length (Montgomery form, base 2^64).

use std::{hint::black_box, sync::LazyLock};

use poolgate_env::{Secret, SecretBytes};

use super::group::{GROUP, LENGTH};

/// `g^exponent mod N` as 384 bytes, big-endian.
pub(super) fn power_of_g(exponent: &[u8; 32]) -> SecretBytes {
    let digits = exponent.iter().rev().flat_map(|byte| [byte & 15, byte >> 4]);
    let mut power = Secret::new(TABLE.one);
    for (row, digit) in TABLE.rows.iter().zip(digits) {
        let factor = Secret::new(select(row, digit));
        power = Secret::new(multiply(power.expose(), factor.expose(), &TABLE.n));
    }
    let unit = std::array::from_fn(|at| u64::from(at == 0));
    let plain = Secret::new(multiply(power.expose(), &unit, &TABLE.n));
    let bytes = plain.expose().iter().rev().flat_map(|limb| limb.to_be_bytes()).collect();
    SecretBytes::new(bytes)
}

/// Limbs from the lowest to the highest.
type Number = [u64; LIMBS];

const LIMBS: usize = LENGTH / 8;
const ROWS: usize = 64;

struct Table {
    n: Number,
    /// 1 in Montgomery form: 2^3072 mod N.
    one: Number,
    /// Row `i` holds `g^(d * 16^i)` for each digit `d`, in Montgomery form.
    rows: Vec<[Number; 16]>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut n = [0; LIMBS];
    let bytes = GROUP.n.to_vec();
    for (limb, chunk) in n.iter_mut().zip(bytes.rchunks(8)) {
        *limb = chunk.iter().fold(0, |limb, byte| limb << 8 | u64::from(*byte));
    }
    // N is above half of 2^3072, so 2^3072 mod N is their difference, and twice that takes at most one subtraction.
    let one = subtract(&[0; LIMBS], &n).0;
    let mut base = double(&one, &n);
    let mut rows = Vec::with_capacity(ROWS);
    for _ in 0..ROWS {
        let mut row = [one; 16];
        let mut power = one;
        for entry in &mut row {
            *entry = power;
            power = multiply(&power, &base, &n);
        }
        rows.push(row);
        base = power;
    }
    Table { n, one, rows }
});

/// The entry of `digit`, found by reading all.
fn select(row: &[Number; 16], digit: u8) -> Number {
    let mut chosen = [0; LIMBS];
    for (entry, number) in row.iter().zip(0_u8..) {
        // All ones where they are equal: 0 - 1 borrows into the top bit.
        let mask = black_box((u64::from(number ^ digit).wrapping_sub(1) >> 63).wrapping_neg());
        for (to, from) in chosen.iter_mut().zip(entry) {
            *to |= from & mask;
        }
    }
    chosen
}

/// Montgomery's product: `a * b / 2^3072 mod N`. The lowest limb of N is -1, so its negated inverse is 1.
#[expect(clippy::indexing_slicing, reason = "every index is below the arrays' common, constant length")]
fn multiply(a: &Number, b: &Number, n: &Number) -> Number {
    let mut t = [0; LIMBS];
    let mut top = 0;
    for digit in a {
        let (low, mut carry) = multiply_add(t[0], *digit, b[0], 0);
        let factor = low;
        let (_, mut reduction) = multiply_add(low, factor, n[0], 0);
        for j in 1..LIMBS {
            let (sum, next) = multiply_add(t[j], *digit, b[j], carry);
            carry = next;
            let (reduced, next) = multiply_add(sum, factor, n[j], reduction);
            reduction = next;
            t[j - 1] = reduced;
        }
        let (last, above) = split(u128::from(top) + u128::from(carry) + u128::from(reduction));
        t[LIMBS - 1] = last;
        top = above;
    }
    reduce_once(&t, top, n)
}

fn double(a: &Number, n: &Number) -> Number {
    let mut carry = 0;
    let doubled = a.map(|limb| {
        let shifted = limb << 1 | carry;
        carry = limb >> 63;
        shifted
    });
    reduce_once(&doubled, carry, n)
}

/// `t + top * 2^3072`, known to be below 2N, modulo N.
fn reduce_once(t: &Number, top: u64, n: &Number) -> Number {
    let (reduced, borrow) = subtract(t, n);
    // The difference is wrong when it borrows more than there is above.
    let keep = black_box((borrow & !top & 1).wrapping_neg());
    let mut result = reduced;
    for (to, from) in result.iter_mut().zip(t) {
        *to = *to & !keep | from & keep;
    }
    result
}

/// `a - b` modulo 2^3072, and whether it borrowed.
fn subtract(a: &Number, b: &Number) -> (Number, u64) {
    let mut difference = [0; LIMBS];
    let mut borrow = false;
    for ((to, a), b) in difference.iter_mut().zip(a).zip(b) {
        let (first, under) = a.overflowing_sub(*b);
        let (second, again) = first.overflowing_sub(u64::from(borrow));
        *to = second;
        borrow = under | again;
    }
    (difference, u64::from(borrow))
}

/// `t + a * b + carry` as its low and high halves; it never overflows the two.
#[inline]
fn multiply_add(t: u64, a: u64, b: u64, carry: u64) -> (u64, u64) {
    split(u128::from(t) + u128::from(a) * u128::from(b) + u128::from(carry))
}

#[expect(clippy::cast_possible_truncation, reason = "the two halves are meant")]
#[inline]
const fn split(wide: u128) -> (u64, u64) {
    (wide as u64, (wide >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use poolgate_env::{SeededEntropy, random_bytes};

    use super::*;
    use crate::srp::group::general_power_of_g;

    #[test]
    fn agrees_with_openssl() {
        let entropy = SeededEntropy::new(1);
        let mut exponents = vec![[0; 32], [0xff; 32], [0x0f; 32], [0x80; 32]];
        exponents.push(std::array::from_fn(|at| u8::from(at == 31)));
        exponents.extend((0..8).map(|_| random_bytes(&entropy)));
        for exponent in exponents {
            let expected = general_power_of_g(&exponent).unwrap();
            assert_eq!(power_of_g(&exponent).expose(), expected.expose(), "{exponent:02x?}");
        }
    }

    #[test]
    fn reduction_covers_its_whole_range() {
        let n = TABLE.n;
        let less = subtract(&n, &std::array::from_fn(|at| u64::from(at == 0))).0;
        assert_eq!(reduce_once(&n, 0, &n), [0; LIMBS]);
        assert_eq!(reduce_once(&less, 0, &n), less);
        assert_eq!(double(&less, &n), subtract(&less, &std::array::from_fn(|at| u64::from(at == 0))).0);
    }
}
