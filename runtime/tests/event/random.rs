//! Frames with bytes changed at random, and their checksums mended: each is read or refused, and nothing panics.

use smithy_typegen_runtime::event::FrameError;

use crate::{crc, decoded, encoded, frame};

const ROUNDS: usize = 10_000;

/// xorshift: enough to choose places.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }
}

/// Makes the checksums right.
fn mend(bytes: &mut [u8]) {
    if bytes.len() < 16 {
        return;
    }
    let prelude = crc(&bytes[..8]);
    bytes[8..12].copy_from_slice(&prelude);
    let end = bytes.len() - 4;
    let sum = crc(&bytes[..end]);
    bytes[end..].copy_from_slice(&sum);
}

#[test]
fn changed_frames_are_read_or_refused() {
    let thorough = std::env::var_os("SMITHY_THOROUGH").is_some();
    let rounds = if thorough { ROUNDS * 10 } else { ROUNDS };
    let whole = encoded(&frame());
    let mut random = Random(0x1234_5678_9abc_def1);
    let (mut read, mut malformed, mut other) = (0, 0, 0);
    for _ in 0..rounds {
        let mut bytes = whole.clone();
        for _ in 0..=random.below(3) {
            let at = random.below(bytes.len());
            bytes[at] = random.below(256) as u8;
        }
        if random.below(8) == 0 {
            bytes.truncate(random.below(bytes.len()));
        }
        mend(&mut bytes);
        match decoded(&bytes) {
            Ok(frames) => {
                read += 1;
                let again: Vec<u8> = frames.iter().flat_map(encoded).collect();
                assert_eq!(decoded(&again), Ok(frames));
            }
            Err(FrameError::Malformed) => malformed += 1,
            Err(_) => other += 1,
        }
    }
    // Each way out is taken.
    for count in [read, malformed, other] {
        assert!(count > rounds / 20, "{read} {malformed} {other}");
    }
}
