//! Sets of characters: ASCII as a table, the rest by general category with exceptions.

use std::fmt;

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
    ascii: Ascii,
    /// Bit `n` is the general category with that number; for characters beyond ASCII only.
    categories: u32,
    exceptions: &'static [(char, char)],
}

/// The ASCII members of a class: all bits set or none, for each code.
///
/// A table takes more space than a bit set, but needs only one lookup. Checking a pattern spends
/// most of its time here.
#[derive(Clone, Copy)]
pub(super) struct Ascii([u8; 128]);

impl Ascii {
    /// The characters of a list; see [`Class::of`].
    const fn of(list: &str) -> Ascii {
        let bytes = list.as_bytes();
        let mut table = [0; 128];
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
                table[code as usize] = u8::MAX;
                code += 1;
            }
            at = next;
        }
        Ascii(table)
    }

    /// The complement.
    const fn flipped(self) -> Ascii {
        let Ascii(mut table) = self;
        let mut code = 0;
        while code < table.len() {
            table[code] = !table[code];
            code += 1;
        }
        Ascii(table)
    }

    /// The entry for a byte; an arbitrary one if it is not ASCII.
    #[inline]
    fn entry(&self, byte: u8) -> u8 {
        self.0.get(usize::from(byte & 127)).copied().unwrap_or(0)
    }

    /// Whether a byte is an ASCII character of the class.
    #[inline]
    pub(super) fn contains(&self, byte: u8) -> bool {
        byte.is_ascii() && self.entry(byte) != 0
    }

    /// Whether all eight bytes are, without branches.
    #[inline]
    fn contains_all(&self, word: &[u8; 8]) -> bool {
        const NOT_ASCII: u64 = 0x8080_8080_8080_8080;
        let entries = word
            .iter()
            .fold(u8::MAX, |all, byte| all & self.entry(*byte));
        entries != 0 && u64::from_ne_bytes(*word) & NOT_ASCII == 0
    }

    /// The number of leading bytes that are ASCII characters of the class.
    #[inline]
    pub(super) fn span(&self, bytes: &[u8]) -> usize {
        let (words, rest) = bytes.as_chunks::<8>();
        let whole = words
            .iter()
            .take_while(|word| self.contains_all(word))
            .count();
        // The last eight may overlap those before.
        let is_last = whole == words.len() && !rest.is_empty();
        if is_last
            && bytes
                .last_chunk()
                .is_some_and(|word| self.contains_all(word))
        {
            return bytes.len();
        }
        let from = whole * 8;
        let rest = bytes.iter().skip(from);
        from + rest.take_while(|byte| self.contains(**byte)).count()
    }
}

impl fmt::Debug for Ascii {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let members = (0..128).filter(|code| self.contains(*code));
        f.debug_set().entries(members.map(char::from)).finish()
    }
}

impl Class {
    /// The ASCII characters in a list of characters and ranges, in the syntax of a regular
    /// expression class. `\u{…}` is a code point, and `\` escapes any other character.
    pub const fn of(ascii: &str) -> Class {
        Class {
            negated: false,
            ascii: Ascii::of(ascii),
            categories: 0,
            exceptions: &[],
        }
    }

    /// All characters except those of [`Class::of`] the same list. [`with`](Class::with) and
    /// [`flipped`](Class::flipped) then remove characters.
    pub const fn except(ascii: &str) -> Class {
        Class {
            negated: true,
            ascii: Ascii::of(ascii).flipped(),
            ..Class::of("")
        }
    }

    /// Adds the characters beyond ASCII of these general categories, given by their abbreviations
    /// separated by spaces.
    pub const fn with(self, categories: &str) -> Class {
        Class {
            categories: self.categories | category_bits(categories),
            ..self
        }
    }

    /// Inverts membership of the characters in these inclusive ranges, which must be ascending and
    /// disjoint.
    pub const fn flipped(self, exceptions: &'static [(char, char)]) -> Class {
        Class { exceptions, ..self }
    }

    /// `.`: every character except line terminators.
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

    /// The ASCII members, for testing many bytes.
    #[inline]
    pub(super) fn ascii(&self) -> &Ascii {
        &self.ascii
    }

    /// Whether the character is a member.
    pub fn contains(&self, c: char) -> bool {
        if c.is_ascii() {
            return u8::try_from(c).is_ok_and(|byte| self.ascii.contains(byte));
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

    /// [`contains`](Class::contains) for a character beyond ASCII, assuming this category.
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

/// Whether ascending ranges contain a character.
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

/// The number of general categories.
#[cfg(feature = "patterns")]
pub(super) const CATEGORIES: u32 = 30;

/// The code of the character at a position in a list, and where the next begins.
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
