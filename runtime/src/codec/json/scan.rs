//! Scans strings for special characters, eight bytes at a time.

/// Returns the number of bytes before the first quote, backslash or control character.
#[inline]
pub(super) fn plain(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((chunk, tail)) = rest.split_first_chunk() {
        let special = special(u64::from_le_bytes(*chunk));
        if special != 0 {
            return bytes.len() - rest.len() + special.trailing_zeros() as usize / 8;
        }
        rest = tail;
    }
    let plain = rest.iter().take_while(|byte| !is_special(**byte)).count();
    bytes.len() - rest.len() + plain
}

/// Returns true if any byte would stop [`plain`]. Scans sixteen bytes at a time, because it does
/// not need the position.
#[inline]
pub(super) fn has_special(bytes: &[u8]) -> bool {
    let any = |bytes: &[u8; 16]| {
        bytes
            .iter()
            .fold(false, |any, byte| any | is_special(*byte))
    };
    let (chunks, rest) = bytes.as_chunks();
    let in_chunks = chunks.iter().any(any);
    in_chunks
        || match bytes.last_chunk() {
            Some(last) => any(last),
            None => rest.iter().any(|byte| is_special(*byte)),
        }
}

#[inline]
fn is_special(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

/// Returns a word in which the highest bit marks each special byte. Only the lowest mark is
/// reliable, because the subtraction borrows from the next byte.
#[inline]
fn special(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = ONES << 7;
    let control = word.wrapping_sub(ONES * b' ' as u64);
    let quote = (word ^ (ONES * b'"' as u64)).wrapping_sub(ONES);
    let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    // A byte with its highest bit set is never special, but would look like a small one.
    (control | quote | backslash) & !word & HIGHEST
}

#[cfg(test)]
mod tests {
    use super::{is_special, plain};

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=u8::MAX {
            for length in 0..20 {
                for place in 0..length {
                    for around in [b'a', 0xff, 0x80, b'!', b'#', b' '] {
                        let mut bytes = vec![around; length];
                        bytes[place] = byte;
                        let expected = if is_special(byte) { place } else { length };
                        assert_eq!(plain(&bytes), expected, "{byte:#x} in {bytes:x?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_first_of_two() {
        for first in 0..=u8::MAX {
            for second in 0..=u8::MAX {
                let bytes = [b'a', first, second, b'a', b'a', b'a', b'a', b'a', b'a'];
                let expected = bytes.iter().position(|byte| is_special(*byte));
                assert_eq!(plain(&bytes), expected.unwrap_or(bytes.len()));
            }
        }
    }
}
