//! Turns names from a model into Rust identifiers.
//!
//! # Words A name is split into words, and the words are joined in the required case ([`Case`]).
//! The name is split where a reader would split it:
//!
//! - at any character that is not a letter or digit: `us-east-1` is `us east 1`;
//! - before an uppercase letter that follows a lowercase letter or a digit: `S3Bucket` is `s3
//!   bucket`;
//! - before the last of several uppercase letters followed by a lowercase letter: `AWSIdentityArn`
//!   is `aws identity arn`.
//!
//! There is no split inside
//!
//! - the plural of an acronym: `ARNs` is `arns`, `VPCsPerRegion` is `vpcs per region`;
//! - an acronym with its version: `IPv6Addresses` is `ipv6 addresses`;
//! - an acronym with a lowercase prefix: `vCPUs` is `vcpus`, `mTLS` is `mtls`;
//! - a part without lowercase letters: `ML_C6GD_18XLARGE` is `ml c6gd 18xlarge`;
//! - digits and one final uppercase letter: `ChecksumCRC32C` is `checksum crc32c`;
//! - a few words with mixed case (`MIXED`): `OAuth2Token` is `oauth2 token`.
//!
//! The `heck` crate implements the first three rules but not the exceptions (`i_pv6_addresses`,
//! `ar_ns`), which are common in AWS models.
//!
//! # Always an identifier A non-ASCII character becomes a separate word that spells its code point
//! (`U65E5`), because non-ASCII identifiers trigger lints about confusable letters. Text without
//! letters or digits is spelled out (`<=` is `LessThanEquals`), and an empty string is `Empty`. A
//! leading digit gets an underscore prefix. A keyword becomes a raw identifier (`r#type`), or gets
//! a trailing underscore if it has no raw form (`self_`, `Self_`).
//!
//! # Always a different one [`Scope`] tracks which identifiers are taken. A name reserved by the
//! language, the prelude or the generator gets a trailing underscore (`Option_`). The second of two
//! names with the same identifier gets a number (`foo_2`, `Foo2`).

mod scope;
#[cfg(test)]
mod tests;

pub use scope::Scope;

/// Mixed-case words that are read as one word.
const MIXED: &[&str] = &[
    "ETag", "FSx", "GiB", "IdP", "IoT", "KiB", "MiB", "OAuth", "PaaS", "SaaS", "TiB",
];

/// The keywords of the 2024 edition that have a raw form, including reserved ones.
///
/// Contextual keywords (`union`, `auto`, `default`, `raw`, `safe`) are valid identifiers elsewhere
/// and are left unchanged.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The keywords that have no raw form.
const PATH_KEYWORDS: &[&str] = &["Self", "self", "super", "crate"];

/// How the words of a name are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `AwsIdentityArn`: structs, enums and their variants, traits.
    Upper,
    /// `aws_identity_arn`: fields, functions, modules, variables.
    Snake,
    /// `AWS_IDENTITY_ARN`: constants.
    Constant,
}

impl Case {
    /// The identifier for any `name`: valid Rust and without naming lints. A raw identifier
    /// includes its `r#`, as `quote::format_ident!` expects.
    ///
    /// ```
    /// use smithy_typegen::internal::lower::names::Case;
    ///
    /// assert_eq!(Case::Upper.name("AWSIdentityArn"), "AwsIdentityArn");
    /// assert_eq!(Case::Snake.name("type"), "r#type");
    /// assert_eq!(Case::Constant.name("us-east-1"), "US_EAST_1");
    /// ```
    pub fn name(self, name: &str) -> String {
        let mut words = words(name);
        if words.is_empty() {
            words = spelled_out(name);
        }
        let mut joined = match self {
            Case::Upper => camel(&words),
            Case::Snake => words.join("_"),
            Case::Constant => words.join("_").to_ascii_uppercase(),
        };
        if joined.starts_with(|first: char| first.is_ascii_digit()) {
            joined.insert(0, '_');
        }
        legal(joined)
    }

    /// The non-raw `ident` with a number appended, joined as this case requires.
    fn numbered(self, ident: &str, number: usize) -> String {
        let glued = self == Case::Upper && !ident.ends_with(|last: char| last.is_ascii_digit());
        let ident = ident.trim_end_matches('_');
        if glued {
            format!("{ident}{number}")
        } else {
            format!("{ident}_{number}")
        }
    }
}

/// The words of `name` in lowercase. Empty if it contains only ASCII punctuation and spaces.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for run in name.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric() || c.is_whitespace())
    {
        if !run.contains(|c: char| c.is_ascii_lowercase() || !c.is_ascii()) && !run.is_empty() {
            words.push(run.to_ascii_lowercase());
            continue;
        }
        let mut rest = run;
        while let Some(first) = rest.chars().next() {
            let length = if first.is_ascii() {
                word_length(rest)
            } else {
                first.len_utf8()
            };
            let (word, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            words.push(if first.is_ascii() {
                word.to_ascii_lowercase()
            } else {
                code_point(first)
            });
            rest = after;
        }
    }
    words
}

/// The length of the first word of `text` in bytes. `text` starts with an ASCII letter or digit.
fn word_length(text: &str) -> usize {
    if let Some(length) = mixed_length(text) {
        return with_digits(text, length);
    }
    let bytes = text.as_bytes();
    let class = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let count =
        |from: usize, is: fn(&u8) -> bool| bytes.iter().skip(from).take_while(|b| is(b)).count();

    let capitals = count(0, u8::is_ascii_uppercase);
    if capitals == 0 {
        // `vCPU`, `mTLS`: the letter belongs to the acronym.
        let acronym = count(1, u8::is_ascii_uppercase);
        if acronym >= 2 && class(0).is_ascii_lowercase() {
            return 1 + text.get(1..).map_or(0, word_length);
        }
        return with_digits(text, 0);
    }
    // `AWSIoT`: the acronym ends where a mixed-case word begins.
    if let Some(end) = (1..capitals).find(|&at| text.get(at..).and_then(mixed_length).is_some()) {
        return end;
    }
    let (next, after) = (class(capitals), class(capitals + 1));
    if capitals == 1 || !next.is_ascii_lowercase() {
        with_digits(text, capitals)
    } else if next == b's' && !after.is_ascii_lowercase() {
        capitals + 1
    } else if next == b'v' && after.is_ascii_digit() {
        with_digits(text, capitals + 1)
    } else {
        capitals - 1
    }
}

/// The length of the mixed-case word, including its plural, at the start of `text`.
fn mixed_length(text: &str) -> Option<usize> {
    let small = |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase());
    MIXED.iter().find_map(|word| {
        let rest = text.strip_prefix(word)?;
        match rest.strip_prefix('s') {
            Some(plural) if !small(plural) => Some(word.len() + 1),
            _ => (!small(rest)).then_some(word.len()),
        }
    })
}

/// The end of the lowercase letters and digits from `from`, including one uppercase letter after
/// digits at the end of the name: `HD1080P`.
fn with_digits(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let tail = rest.trim_start_matches(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    let end = text.len() - tail.len();
    let behind_digit = text
        .get(..end)
        .is_some_and(|word| word.ends_with(|c: char| c.is_ascii_digit()));
    let lone_capital = matches!(tail.as_bytes(), [b'A'..=b'Z']);
    if behind_digit && lone_capital {
        end + 1
    } else {
        end
    }
}

/// `words` in upper camel case. An underscore separates two digits: `1.10` is not `11.0`.
fn camel(words: &[String]) -> String {
    let mut joined = String::new();
    for word in words {
        let digit = |c: char| c.is_ascii_digit();
        if joined.ends_with(digit) && word.starts_with(digit) {
            joined.push('_');
        }
        let mut letters = word.chars();
        joined.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        joined.push_str(letters.as_str());
    }
    joined
}

/// The word for a non-ASCII character.
fn code_point(c: char) -> String {
    format!("u{:04x}", u32::from(c))
}

/// Words for text without letters or digits.
fn spelled_out(text: &str) -> Vec<String> {
    if text.is_empty() {
        return vec!["empty".to_owned()];
    }
    text.chars()
        .flat_map(|c| match symbol(c) {
            Some(name) => name.split(' ').map(str::to_owned).collect(),
            None => vec![code_point(c)],
        })
        .collect()
}

/// The English name of an ASCII symbol.
fn symbol(c: char) -> Option<&'static str> {
    Some(match c {
        ' ' => "space",
        '!' => "exclamation",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "apostrophe",
        '(' => "left paren",
        ')' => "right paren",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "minus",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less than",
        '=' => "equals",
        '>' => "greater than",
        '?' => "question",
        '@' => "at",
        '[' => "left bracket",
        '\\' => "backslash",
        ']' => "right bracket",
        '^' => "caret",
        '_' => "underscore",
        '`' => "backtick",
        '{' => "left brace",
        '|' => "pipe",
        '}' => "right brace",
        '~' => "tilde",
        _ => return None,
    })
}

/// `ident` in a form that is not a keyword.
fn legal(ident: String) -> String {
    if PATH_KEYWORDS.contains(&ident.as_str()) {
        ident + "_"
    } else if KEYWORDS.contains(&ident.as_str()) {
        format!("r#{ident}")
    } else {
        ident
    }
}
