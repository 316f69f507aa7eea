//! Names of a model in, Rust identifiers out.
//!
//! # Words
//! A name is cut into words, and the words are joined again in the case that the place asks for
//! ([`Case`]). The cuts are made where a reader of the name would make them:
//!
//! - at anything that is not a letter or a digit: `us-east-1` is `us east 1`;
//! - before a capital that follows a small letter or a digit: `S3Bucket` is `s3 bucket`;
//! - before the last of several capitals when a small letter follows: `AWSIdentityArn` is
//!   `aws identity arn`.
//!
//! There is no cut inside
//!
//! - the plural of an acronym: `ARNs` is `arns`, `VPCsPerRegion` is `vpcs per region`;
//! - an acronym with its version: `IPv6Addresses` is `ipv6 addresses`;
//! - an acronym with a small letter in front: `vCPUs` is `vcpus`, `mTLS` is `mtls`;
//! - a part without small letters: `ML_C6GD_18XLARGE` is `ml c6gd 18xlarge`;
//! - digits and one last capital: `ChecksumCRC32C` is `checksum crc32c`;
//! - a few words that are spelled in mixed case (`MIXED`): `OAuth2Token` is `oauth2 token`.
//!
//! The `heck` crate knows the first three rules and none of the exceptions (`i_pv6_addresses`,
//! `ar_ns`), which are common in the models of AWS; so the few lines are here.
//!
//! # Always an identifier
//! A character outside ASCII becomes a word of its own that spells its code point (`U65E5`):
//! identifiers outside ASCII set off lints about confusable letters. Text with neither letter nor
//! digit is spelled out (`<=` is `LessThanEquals`), and no text at all is `Empty`. A leading digit
//! gets an underscore in front. A keyword becomes a raw identifier (`r#type`), or gets an
//! underscore behind where the language has no raw form (`self_`, `Self_`).
//!
//! # Always a different one
//! [`Scope`] remembers which identifiers are taken. Names of the language, of the prelude and of
//! the generator that a model also uses get an underscore behind (`Option_`); the second of two
//! names that become one gets a number (`foo_2`, `Foo2`).

mod scope;
#[cfg(test)]
mod tests;

pub use scope::Scope;

/// Words in mixed case that a reader takes for one.
const MIXED: &[&str] = &[
    "ETag", "FSx", "GiB", "IdP", "IoT", "KiB", "MiB", "OAuth", "PaaS", "SaaS", "TiB",
];

/// The keywords of the 2024 edition that have a raw form, reserved ones included.
///
/// Keywords that depend on their place (`union`, `auto`, `default`, `raw`, `safe`) are identifiers
/// everywhere else, and stay as they are.
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
    /// `AwsIdentityArn`: structures, enumerations and their variants, traits.
    Upper,
    /// `aws_identity_arn`: fields, functions, modules, variables.
    Snake,
    /// `AWS_IDENTITY_ARN`: constants.
    Constant,
}

impl Case {
    /// The identifier for `name`, whatever it holds: one that Rust accepts and that no naming lint
    /// complains about. A raw identifier comes with its `r#`, as `quote::format_ident!` takes it.
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

    /// `ident`, which is not raw, with a number behind, in this case's way of joining.
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

/// The words of `name`, in small letters. None if it holds only ASCII punctuation and spaces.
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

/// How many bytes of `text` are its first word. `text` starts with an ASCII letter or digit.
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
    // `AWSIoT`: the acronym ends where a word in mixed case begins.
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

/// The length of the word in mixed case, plural included, that `text` starts with.
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

/// The end of the small letters and digits from `from`, and of one capital behind digits when it
/// ends the name: `HD1080P`.
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

/// `words` with capitals instead of gaps. Between two digits a gap stays: `1.10` is not `11.0`.
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

/// A word that stands for a character outside ASCII.
fn code_point(c: char) -> String {
    format!("u{:04x}", u32::from(c))
}

/// Words for text that holds neither letter nor digit.
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

/// `ident` in a form that is no keyword.
fn legal(ident: String) -> String {
    if PATH_KEYWORDS.contains(&ident.as_str()) {
        ident + "_"
    } else if KEYWORDS.contains(&ident.as_str()) {
        format!("r#{ident}")
    } else {
        ident
    }
}
