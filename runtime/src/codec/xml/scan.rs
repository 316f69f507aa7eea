//! Scans text for special characters, eight bytes at a time, and classifies the bytes of names.

/// Returns the number of bytes before the first `<`, `&`, `]` or control character.
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

#[inline]
fn is_special(byte: u8) -> bool {
    byte < b' ' || matches!(byte, b'<' | b'&' | b']')
}

/// Returns a word in which the highest bit marks each special byte. Only the lowest mark is
/// reliable, because the subtraction borrows from the next byte.
#[inline]
fn special(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = ONES << 7;
    let control = word.wrapping_sub(ONES * b' ' as u64);
    let equal = |byte: u8| (word ^ (ONES * u64::from(byte))).wrapping_sub(ONES);
    // A byte with its highest bit set is never special, but would look like a small one.
    (control | equal(b'<') | equal(b'&') | equal(b']')) & !word & HIGHEST
}

/// Returns the length of the name at the start of the bytes, 0 if there is none.
///
/// Names may have any characters beyond ASCII. XML forbids a few of them.
#[inline]
pub(super) fn name(bytes: &[u8]) -> usize {
    match bytes.first() {
        Some(first) if is_in_name(*first) && !is_inner(*first) => {}
        _ => return 0,
    }
    bytes.iter().take_while(|byte| is_in_name(**byte)).count()
}

/// Whether a text is a name.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && name(text.as_bytes()) == text.len()
}

#[inline]
fn is_in_name(byte: u8) -> bool {
    const IN_NAME: [bool; 256] = {
        let mut table = [false; 256];
        let mut byte = 0;
        while byte < 256 {
            let one = byte as u8;
            table[byte] = one.is_ascii_alphanumeric()
                || matches!(one, b'_' | b':' | b'-' | b'.')
                || one >= 0x80;
            byte += 1;
        }
        table
    };
    IN_NAME[usize::from(byte)]
}

/// Whether a character of a name cannot be its first one.
#[inline]
fn is_inner(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'-' | b'.')
}

/// Whether a byte is white space.
#[inline]
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether XML 1.0 can represent a character, be it escaped.
pub(super) fn is_char(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        _ => character >= ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::{is_name, is_special, plain};

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=u8::MAX {
            for length in 0..20 {
                for place in 0..length {
                    for around in [b'a', 0xff, 0x80, b'=', b'%', b' ', b';', b'\''] {
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
    fn names() {
        for name in ["a", "_", "xsi:type", "a-b.c1", "é"] {
            assert!(is_name(name), "{name}");
        }
        for text in ["", "1a", "-a", ".a", "a b", "a>", "a/"] {
            assert!(!is_name(text), "{text}");
        }
    }
}
