//! Invisible characters that affect how text is displayed.

/// Whether a character is a control character, a bidirectional formatting character, a line or paragraph separator, or
/// a byte order mark: a compiler or terminal may act on it.
pub(crate) fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character is invisible: a control or zero-width character.
pub(crate) fn is_hidden(c: char) -> bool {
    is_control(c) || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{206f}')
}
