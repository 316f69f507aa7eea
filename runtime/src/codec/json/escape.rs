//! Writes strings in quotes, with escapes where JSON requires them.

use super::scan;

/// Writes a string.
#[inline]
pub(super) fn quoted(text: &str, to: &mut Vec<u8>) {
    to.reserve(text.len() + 2);
    to.push(b'"');
    escaped(text, to);
    to.push(b'"');
}

/// Writes the contents of a string.
#[inline]
pub(super) fn escaped(text: &str, to: &mut Vec<u8>) {
    match scan::has_special(text.as_bytes()) {
        false => to.extend_from_slice(text.as_bytes()),
        true => with_escapes(text.as_bytes(), to),
    }
}

/// Apart, so that the usual case is small enough to be inlined.
#[inline(never)]
fn with_escapes(text: &[u8], to: &mut Vec<u8>) {
    let mut rest = text;
    while let Some((plain, special)) = rest.split_at_checked(scan::plain(rest)) {
        to.extend_from_slice(plain);
        let Some((byte, after)) = special.split_first() else {
            break;
        };
        escape(*byte, to);
        rest = after;
    }
}

#[cold]
fn escape(byte: u8, to: &mut Vec<u8>) {
    let short = match byte {
        b'"' => b'"',
        b'\\' => b'\\',
        0x08 => b'b',
        0x0c => b'f',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ => {
            // Control characters are below 0x20.
            let digit = b"0123456789abcdef"[usize::from(byte & 0xf)];
            let sixteens = if byte < 0x10 { b'0' } else { b'1' };
            return to.extend_from_slice(&[b'\\', b'u', b'0', b'0', sixteens, digit]);
        }
    };
    to.extend_from_slice(&[b'\\', short]);
}
