//! Characters that nobody sees, and that change what is seen.

/// Whether a character is a control, a mark that turns the direction of text, a separator of lines or
/// paragraphs, or a byte order mark: a compiler or a terminal may act on it.
pub(crate) fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character cannot be seen: a control, or one without a width.
pub(crate) fn is_hidden(c: char) -> bool {
    is_control(c) || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{206f}')
}
