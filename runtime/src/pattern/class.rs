//! Sets of characters: ASCII as a bit for each, the rest by general category with exceptions.

use unicode_general_category::{GeneralCategory, get_general_category};

/// A set of characters.
///
/// ```
/// use smithy_typegen_runtime::pattern::Class;
///
/// const TAG: Class = Class::of("\\-0-9A-Z_a-z").with("L N Z");
/// assert!(TAG.contains('ß') && TAG.contains('-') && !TAG.contains('€'));
///
/// const VISIBLE: Class = Class::except("\\u{0}-\\u{1F}\\u{7F}").with("C");
/// assert!(VISIBLE.contains('€') && !VISIBLE.contains('\u{200B}'));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Class {
    negated: bool,
    /// Bit `n` is the character with that code.
    ascii: u128,
    /// Bit `n` is the general category with that number; for characters beyond ASCII only.
    categories: u32,
    exceptions: &'static [(char, char)],
}

/// The ASCII members of a class: a bit for each code below 64, and for each from there on.
#[derive(Clone, Copy)]
pub(super) struct Ascii(u64, u64);

impl Ascii {
    /// Whether a byte is an ASCII character of the class.
    #[inline]
    pub(super) fn contains(self, byte: u8) -> bool {
        let half = if byte & 64 == 0 { self.0 } else { self.1 };
        (half >> (byte & 63)) & u64::from(byte < 128) & 1 == 1
    }

    /// How many bytes from the start are ASCII characters of the class.
    #[inline]
    pub(super) fn span(self, bytes: &[u8]) -> usize {
        // Eight at a time without a branch between them, as long as all are members.
        let (words, _) = bytes.as_chunks::<8>();
        let is_all = |word: &&[u8; 8]| {
            word.iter()
                .fold(true, |all, byte| all & self.contains(*byte))
        };
        let whole = words.iter().take_while(is_all).count() * 8;
        let rest = bytes.iter().skip(whole);
        whole + rest.take_while(|byte| self.contains(**byte)).count()
    }
}

impl Class {
    /// The ASCII characters in a list of characters and ranges, written as in a class of a regular
    /// expression; `\u{…}` is a code and `\` before another character is that character.
    pub const fn of(ascii: &str) -> Class {
        Class {
            negated: false,
            ascii: ascii_bits(ascii),
            categories: 0,
            exceptions: &[],
        }
    }

    /// All characters but those of [`Class::of`] the same list. What [`with`](Class::with) and
    /// [`flipped`](Class::flipped) add is taken away as well.
    pub const fn except(ascii: &str) -> Class {
        Class {
            negated: true,
            ..Class::of(ascii)
        }
    }

    /// With the characters beyond ASCII of these general categories, given by their abbreviations of
    /// one letter or two with spaces between them.
    pub const fn with(self, categories: &str) -> Class {
        Class {
            categories: self.categories | category_bits(categories),
            ..self
        }
    }

    /// With the opposite answer for the characters in these ranges, both ends included, which
    /// ascend and lie apart.
    pub const fn flipped(self, exceptions: &'static [(char, char)]) -> Class {
        Class { exceptions, ..self }
    }

    /// Every character.
    pub const ALL: Class = Class::except("");

    /// `.`: every character but the ends of lines.
    pub const DOT: Class = Class::except("\\u{A}\\u{D}").flipped(&[('\u{2028}', '\u{2029}')]);

    /// `\d`.
    pub const DIGIT: Class = Class::of("0-9");

    /// `\w`.
    pub const WORD: Class = Class::of("0-9A-Z_a-z");

    /// `\s`.
    pub const SPACE: Class = Class {
        exceptions: SPACES,
        ..Class::of("\\u{9}-\\u{D} ")
    };

    /// `\S`.
    pub const NOT_SPACE: Class = Class {
        exceptions: SPACES,
        ..Class::except("\\u{9}-\\u{D} ")
    };

    /// The ASCII members, ready to be asked for many bytes.
    #[inline]
    pub(super) fn ascii(&self) -> Ascii {
        let members = if self.negated {
            !self.ascii
        } else {
            self.ascii
        };
        Ascii(members as u64, (members >> 64) as u64)
    }

    /// Whether the character is a member.
    pub fn contains(&self, c: char) -> bool {
        if c.is_ascii() {
            return (self.ascii >> u32::from(c) & 1 == 1) != self.negated;
        }
        let in_category = self.categories != 0 && self.categories >> category(c) & 1 == 1;
        in_category ^ in_ranges(self.exceptions, c) ^ self.negated
    }

    #[cfg(feature = "patterns")]
    pub(super) fn has_categories(&self) -> bool {
        self.categories != 0
    }

    #[cfg(feature = "patterns")]
    pub(super) fn exceptions(&self) -> &'static [(char, char)] {
        self.exceptions
    }

    /// [`contains`](Class::contains) for a character beyond ASCII as if it were of that category.
    #[cfg(feature = "patterns")]
    pub(super) fn contains_at(&self, c: char, category: u32) -> bool {
        (self.categories >> category & 1 == 1) ^ in_ranges(self.exceptions, c) ^ self.negated
    }
}

/// WhiteSpace and LineTerminator of ECMA-262 (sections 12.2 and 12.3) beyond ASCII.
const SPACES: &[(char, char)] = &[
    ('\u{A0}', '\u{A0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{2000}', '\u{200A}'),
    ('\u{2028}', '\u{2029}'),
    ('\u{202F}', '\u{202F}'),
    ('\u{205F}', '\u{205F}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{FEFF}', '\u{FEFF}'),
];

/// Whether ascending ranges hold a character.
pub(super) fn in_ranges(ranges: &[(char, char)], c: char) -> bool {
    let after = ranges.partition_point(|&(from, _)| from <= c);
    after
        .checked_sub(1)
        .and_then(|i| ranges.get(i))
        .is_some_and(|&(_, to)| c <= to)
}

/// The number of a character's general category, below [`CATEGORIES`].
pub(super) fn category(c: char) -> u32 {
    get_general_category(c) as u32
}

/// How many general categories there are.
#[cfg(feature = "patterns")]
pub(super) const CATEGORIES: u32 = 30;

/// The bit of each character of a list; see [`Class::of`].
const fn ascii_bits(list: &str) -> u128 {
    let bytes = list.as_bytes();
    let mut bits = 0;
    let mut at = 0;
    while at < bytes.len() {
        let (from, next) = ascii_char(bytes, at);
        let (to, next) = if next + 1 < bytes.len() && bytes[next] == b'-' {
            ascii_char(bytes, next + 1)
        } else {
            (from, next)
        };
        let mut code = from;
        while code <= to && code < 128 {
            bits |= 1 << code;
            code += 1;
        }
        at = next;
    }
    bits
}

/// The code of the character at a place in a list, and where the next begins.
const fn ascii_char(bytes: &[u8], at: usize) -> (u32, usize) {
    if bytes[at] != b'\\' || at + 1 >= bytes.len() {
        return (bytes[at] as u32, at + 1);
    }
    if bytes[at + 1] != b'u' || at + 2 >= bytes.len() || bytes[at + 2] != b'{' {
        return (bytes[at + 1] as u32, at + 2);
    }
    let mut code = 0;
    let mut at = at + 3;
    while at < bytes.len() && bytes[at] != b'}' {
        let digit = match bytes[at] {
            digit @ b'0'..=b'9' => digit - b'0',
            letter => (letter | 0x20).wrapping_sub(b'a').wrapping_add(10),
        };
        code = (code << 4) | digit as u32;
        at += 1;
    }
    (code, at + 1)
}

/// The bit of each category in a list; see [`Class::with`].
const fn category_bits(list: &str) -> u32 {
    let bytes = list.as_bytes();
    let mut bits = 0;
    let mut at = 0;
    while at < bytes.len() {
        let group = bytes[at];
        let member = if at + 1 < bytes.len() {
            bytes[at + 1]
        } else {
            b' '
        };
        let mut i = 0;
        while i < NAMES.len() {
            let (name, category) = NAMES[i];
            if name[0] == group && (member == b' ' || name[1] == member) {
                bits |= 1 << category as u32;
            }
            i += 1;
        }
        at += if member == b' ' { 2 } else { 3 };
    }
    bits
}

/// General categories by their abbreviations (Unicode Standard Annex 44, table 12).
const NAMES: [(&[u8; 2], GeneralCategory); 30] = [
    (b"Cc", GeneralCategory::Control),
    (b"Cf", GeneralCategory::Format),
    (b"Cn", GeneralCategory::Unassigned),
    (b"Co", GeneralCategory::PrivateUse),
    (b"Cs", GeneralCategory::Surrogate),
    (b"Ll", GeneralCategory::LowercaseLetter),
    (b"Lm", GeneralCategory::ModifierLetter),
    (b"Lo", GeneralCategory::OtherLetter),
    (b"Lt", GeneralCategory::TitlecaseLetter),
    (b"Lu", GeneralCategory::UppercaseLetter),
    (b"Mc", GeneralCategory::SpacingMark),
    (b"Me", GeneralCategory::EnclosingMark),
    (b"Mn", GeneralCategory::NonspacingMark),
    (b"Nd", GeneralCategory::DecimalNumber),
    (b"Nl", GeneralCategory::LetterNumber),
    (b"No", GeneralCategory::OtherNumber),
    (b"Pc", GeneralCategory::ConnectorPunctuation),
    (b"Pd", GeneralCategory::DashPunctuation),
    (b"Pe", GeneralCategory::ClosePunctuation),
    (b"Pf", GeneralCategory::FinalPunctuation),
    (b"Pi", GeneralCategory::InitialPunctuation),
    (b"Po", GeneralCategory::OtherPunctuation),
    (b"Ps", GeneralCategory::OpenPunctuation),
    (b"Sc", GeneralCategory::CurrencySymbol),
    (b"Sk", GeneralCategory::ModifierSymbol),
    (b"Sm", GeneralCategory::MathSymbol),
    (b"So", GeneralCategory::OtherSymbol),
    (b"Zl", GeneralCategory::LineSeparator),
    (b"Zp", GeneralCategory::ParagraphSeparator),
    (b"Zs", GeneralCategory::SpaceSeparator),
];
