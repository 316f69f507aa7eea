//! Maps positions in a string to positions in its JSON notation.

/// The position in a raw JSON string, including quotes and escapes, of byte `offset` of the decoded string. An offset
/// at or after the end maps to the closing quote.
pub(crate) fn offset_in_raw(raw: &str, offset: usize) -> usize {
    let (mut at, mut meant) = (1, 0);
    while meant < offset
        && let Some((written, long)) = raw.get(at..).and_then(character)
    {
        at += written;
        meant += long;
    }
    at
}

/// The length in bytes of the first character in JSON and in UTF-8. `None` at the closing quote.
fn character(raw: &str) -> Option<(usize, usize)> {
    let mut characters = raw.chars();
    match characters.next()? {
        '"' => None,
        '\\' if characters.next()? == 'u' => {
            let unit = u32::from_str_radix(raw.get(2..6)?, 16).ok()?;
            match char::from_u32(unit) {
                Some(character) => Some((6, character.len_utf8())),
                // One half of a surrogate pair; the other follows.
                None => Some((12, 4)),
            }
        }
        '\\' => Some((2, 1)),
        character => Some((character.len_utf8(), character.len_utf8())),
    }
}

#[cfg(test)]
mod tests {
    use super::offset_in_raw;

    #[test]
    fn escapes_are_longer_than_what_they_mean() {
        for raw in [
            r#""plain""#,
            r#""a\\.\"b""#,
            r#""\u00e9\u20ac\ud83d\ude00\u0041""#,
            "\"é€😀A\"",
        ] {
            let text: String = serde_json::from_str(raw).unwrap();
            for (offset, _) in text.char_indices() {
                let start = offset_in_raw(raw, offset);
                let rest: String = serde_json::from_str(&format!("\"{}", &raw[start..])).unwrap();
                assert_eq!(rest, text[offset..]);
            }
            assert_eq!(offset_in_raw(raw, text.len()), raw.len() - 1);
            assert_eq!(offset_in_raw(raw, usize::MAX), raw.len() - 1);
        }
    }
}
