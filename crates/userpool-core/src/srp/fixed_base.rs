//! Powers of the generator by a table of its powers: a third of the time that a general exponentiation takes.
//!
//! `g^e` for a 256-bit `e` is the product of 52 table entries, one for each five bits of `e`. Nothing depends on `e` but
//! data: every entry of a row is read, and numbers have a fixed length (Montgomery form, base 2^64).

use std::{hint::black_box, sync::LazyLock};

use poolgate_env::{Secret, SecretBytes};

use super::group::{GROUP, LENGTH};

/// `g^exponent mod N` as 384 bytes, big-endian.
pub(super) fn power_of_g(exponent: &[u8; 32]) -> SecretBytes {
    let mut power = Secret::new(TABLE.one);
    for (row, place) in TABLE.rows.iter().zip(0..) {
        let factor = Secret::new(select(row, digit(exponent, place)));
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
/// Bits of a digit. One more would save a fifth of the products and double the table, which is read whole each time.
const WIDTH: usize = 5;
const ROWS: usize = 256_usize.div_ceil(WIDTH);

struct Table {
    n: Number,
    /// 1 in Montgomery form: 2^3072 mod N.
    one: Number,
    /// Row `i` holds `g^(d * 32^i)` for each digit `d`, in Montgomery form.
    rows: Vec<[Number; 1 << WIDTH]>,
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
        let mut row = [one; 1 << WIDTH];
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

/// The digit at `place`, from the lowest, of a big-endian number.
fn digit(number: &[u8; 32], place: usize) -> u8 {
    let byte = |at: usize| number.iter().rev().nth(at).map_or(0, |byte| u16::from(*byte));
    let (at, shift) = (place * WIDTH / 8, place * WIDTH % 8);
    let [_, low] = ((byte(at + 1) << 8 | byte(at)) >> shift).to_be_bytes();
    low & ((1 << WIDTH) - 1)
}

/// The entry of `digit`, found by reading all.
fn select(row: &[Number], digit: u8) -> Number {
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

/// Montgomery's product: `a * b / 2^3072 mod N`, column by column. The lowest limb of N is -1, so its negated inverse is
/// 1, and what a column holds is the multiple of N that clears it.
#[expect(clippy::indexing_slicing, reason = "every index is below the arrays' common, constant length")]
fn multiply(a: &Number, b: &Number, n: &Number) -> Number {
    let (b_back, n_back) = (backwards(b), backwards(n));
    let (mut multiples, mut product) = ([0; LIMBS], [0; LIMBS]);
    let mut column = Column::default();
    for place in 0..LIMBS {
        let from = LIMBS - 1 - place;
        column.add_products(&a[..place], &b_back[from..], &multiples[..place], &n_back[from..]);
        column.add_product(a[place], b[0]);
        multiples[place] = column.lowest();
        column.add_product(multiples[place], n[0]);
        column.shift();
    }
    for place in 0..LIMBS {
        column.add_products(&a[place + 1..], &b_back, &multiples[place + 1..], &n_back);
        product[place] = column.lowest();
        column.shift();
    }
    reduce_once(&product, column.lowest(), n)
}

/// From the highest limb to the lowest: so the factors of a column's products pair up in order.
fn backwards(number: &Number) -> Number {
    let mut number = *number;
    number.reverse();
    number
}

/// The sum of a column's products and of what is carried into it: below 2^192.
#[derive(Default)]
struct Column {
    low: u128,
    high: u64,
}

impl Column {
    /// Adds `a·b + c·d`, as far as they go. Two sums keep the processor busier than one.
    #[expect(clippy::inline_always, reason = "the innermost loop: a tenth faster than as a call")]
    #[inline(always)]
    fn add_products(&mut self, a: &[u64], b: &[u64], c: &[u64], d: &[u64]) {
        let mut other = Self::default();
        for ((a, b), (c, d)) in a.iter().zip(b).zip(c.iter().zip(d)) {
            self.add_product(*a, *b);
            other.add_product(*c, *d);
        }
        self.add(other.low);
        self.high += other.high;
    }

    #[inline]
    fn add_product(&mut self, a: u64, b: u64) {
        self.add(u128::from(a) * u128::from(b));
    }

    #[inline]
    fn add(&mut self, value: u128) {
        let (low, carry) = self.low.overflowing_add(value);
        self.low = low;
        self.high += u64::from(carry);
    }

    #[expect(clippy::cast_possible_truncation, reason = "the lowest limb is meant")]
    #[inline]
    const fn lowest(&self) -> u64 {
        self.low as u64
    }

    /// Goes on to the next column.
    #[inline]
    fn shift(&mut self) {
        self.low = self.low >> 64 | u128::from(self.high) << 64;
        self.high = 0;
    }
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
