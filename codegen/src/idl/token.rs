//! Splits a text into tokens. White space, commas and comments are tokens too, because line breaks count and the
//! formatter keeps comments.

use std::ops::Range;

/// What a token is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The end of the text.
    End,
    /// Spaces and tabs.
    Space,
    /// One line break.
    Newline,
    /// A comma, which is white space.
    Comma,
    /// `// …`, without its line break.
    Comment,
    /// `/// …`, without its line break.
    Doc,
    At,
    Colon,
    /// `:=`
    Walrus,
    Equal,
    Dot,
    Pound,
    Dollar,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    OpenParen,
    CloseParen,
    /// An identifier.
    Name,
    Number,
    /// A quoted text.
    Text,
    /// A text block.
    Block,
    /// Anything else.
    Bad(Bad),
}

/// Why a token is invalid.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Bad {
    /// A character that starts no token.
    Character,
    /// Underscores without a letter or digit.
    Underscores,
    /// A number without digits where it needs some.
    Number,
    /// A quoted text without an end. The token is its first line.
    OpenText,
    /// A text block without an end. The token is its first line.
    OpenBlock,
    /// A text block that starts on the line of its quotes.
    BlockOnOneLine,
}

/// A token and its place.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Token {
    pub(crate) fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// The token that starts at byte `start`.
pub(crate) fn token(text: &str, start: usize) -> Token {
    let bytes = text.as_bytes();
    let at = |offset: usize| bytes.get(start + offset).copied();
    let one = |kind| (kind, 1);
    let while_in = |from: usize, is_in: fn(u8) -> bool| {
        let rest = bytes.get(start + from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| is_in(**byte)).count()
    };
    let Some(first) = at(0) else {
        let end = text.len();
        return Token {
            kind: Kind::End,
            start: end,
            end,
        };
    };
    let (kind, length) = match first {
        b' ' | b'\t' => (
            Kind::Space,
            while_in(1, |byte| matches!(byte, b' ' | b'\t')),
        ),
        b'\n' => one(Kind::Newline),
        b'\r' if at(1) == Some(b'\n') => (Kind::Newline, 2),
        b'\r' => one(Kind::Newline),
        b',' => one(Kind::Comma),
        b'/' if at(1) == Some(b'/') => {
            let kind = if at(2) == Some(b'/') {
                Kind::Doc
            } else {
                Kind::Comment
            };
            (kind, while_in(2, |byte| !matches!(byte, b'\n' | b'\r')))
        }
        b'@' => one(Kind::At),
        b':' if at(1) == Some(b'=') => (Kind::Walrus, 2),
        b':' => one(Kind::Colon),
        b'=' => one(Kind::Equal),
        b'.' => one(Kind::Dot),
        b'#' => one(Kind::Pound),
        b'$' => one(Kind::Dollar),
        b'{' => one(Kind::OpenBrace),
        b'}' => one(Kind::CloseBrace),
        b'[' => one(Kind::OpenBracket),
        b']' => one(Kind::CloseBracket),
        b'(' => one(Kind::OpenParen),
        b')' => one(Kind::CloseParen),
        b'_' | b'a'..=b'z' | b'A'..=b'Z' => {
            let length = while_in(1, |byte| byte == b'_' || byte.is_ascii_alphanumeric());
            let name = bytes.get(start..start + length).unwrap_or_default();
            match name.iter().all(|byte| *byte == b'_') {
                true => (Kind::Bad(Bad::Underscores), length),
                false => (Kind::Name, length),
            }
        }
        b'-' | b'0'..=b'9' => number(bytes.get(start..).unwrap_or_default()),
        b'"' => quoted(bytes.get(start..).unwrap_or_default()),
        _ => {
            let character = text.get(start..).and_then(|rest| rest.chars().next());
            (
                Kind::Bad(Bad::Character),
                character.map_or(1, char::len_utf8),
            )
        }
    };
    Token {
        kind,
        start,
        end: start + length,
    }
}

/// A number as in JSON.
fn number(bytes: &[u8]) -> (Kind, usize) {
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut end = usize::from(bytes.first() == Some(&b'-'));
    let mut is_whole = digits(end) > 0;
    let has_zero = bytes.get(end) == Some(&b'0');
    is_whole &= !has_zero || digits(end) == 1;
    end += digits(end);
    if bytes.get(end) == Some(&b'.') && digits(end + 1) > 0 {
        end += 1 + digits(end + 1);
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        end += 1;
        end += usize::from(matches!(bytes.get(end), Some(b'+' | b'-')));
        is_whole &= digits(end) > 0;
        end += digits(end);
    }
    let kind = if is_whole {
        Kind::Number
    } else {
        Kind::Bad(Bad::Number)
    };
    (kind, end)
}

/// A quoted text or a text block.
fn quoted(bytes: &[u8]) -> (Kind, usize) {
    let first_line = || bytes.iter().take_while(|byte| **byte != b'\n').count();
    let is_block = bytes.starts_with(b"\"\"\"");
    let mut at = if is_block { 3 } else { 1 };
    loop {
        match bytes.get(at) {
            None if is_block => return (Kind::Bad(Bad::OpenBlock), first_line()),
            None => return (Kind::Bad(Bad::OpenText), first_line()),
            Some(b'\\') => at += 2,
            Some(b'"') if !is_block => return (Kind::Text, at + 1),
            Some(b'"') if bytes.get(at..at + 3) == Some(b"\"\"\"") => break,
            Some(_) => at += 1,
        }
    }
    let inside = bytes.get(3..at).unwrap_or_default();
    let blank = inside
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    match inside.get(blank) {
        Some(b'\n' | b'\r') => (Kind::Block, at + 3),
        _ => (Kind::Bad(Bad::BlockOnOneLine), at + 3),
    }
}
