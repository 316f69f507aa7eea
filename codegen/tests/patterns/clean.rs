//! A pattern as models write it, as the strict `u` mode takes it: needless escapes removed, brackets
//! and dashes escaped where they are characters, Java's names spelled out.

/// The pattern, cleaned.
pub fn clean(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut out = String::new();
    let mut i = 0;
    while i < chars.len() {
        match chars[i] {
            '\\' => i = escape(&chars, i, &mut out, false),
            '[' => i = class(&chars, i, &mut out),
            c @ (']' | '}') => {
                out.extend(['\\', c]);
                i += 1;
            }
            '{' => {
                let end = i + chars[i..].iter().position(|c| *c == '}').unwrap_or(0);
                let inside: String = chars[i + 1..end.max(i + 1)].iter().collect();
                let is_bounds = !inside.is_empty()
                    && inside.starts_with(|c: char| c.is_ascii_digit())
                    && inside.chars().all(|c| c.is_ascii_digit() || c == ',');
                if !is_bounds {
                    out.push_str("\\{");
                    i += 1;
                } else {
                    // Java repeats an anchor; ECMA-262 has only the anchor.
                    if !out.ends_with('$') || out.ends_with("\\$") {
                        out.extend(&chars[i..=end]);
                    }
                    i = end + 1;
                }
            }
            c => {
                out.push(c);
                i += 1;
                if c == '(' && at(i) == '?' && at(i + 1) == '<' {
                    out.push_str("?<");
                    i += 2;
                }
            }
        }
    }
    out
}

fn class(chars: &[char], start: usize, out: &mut String) -> usize {
    let mut i = start + 1;
    out.push('[');
    if chars.get(i) == Some(&'^') {
        out.push('^');
        i += 1;
    }
    let is_set = |i: usize| {
        chars.get(i) == Some(&'\\') && chars.get(i + 1).is_some_and(|c| "dDwWsSpP".contains(*c))
    };
    let mut after_set = false;
    let mut after_range = false;
    let mut first = true;
    while let Some(&c) = chars.get(i) {
        if c == ']' {
            break;
        }
        let last = chars.get(i + 1) == Some(&']');
        match c {
            '\\' => {
                after_set = is_set(i);
                i = escape(chars, i, out, true);
                after_range = false;
            }
            '-' if after_set || after_range || first || last || is_set(i + 1) => {
                out.push_str("\\-");
                i += 1;
                (after_set, after_range) = (false, false);
            }
            '-' => {
                out.push('-');
                i += 1;
                // The end of the range.
                if chars.get(i) == Some(&'\\') {
                    i = escape(chars, i, out, true);
                } else if let Some(&c) = chars.get(i) {
                    if "[-^/".contains(c) {
                        out.push('\\');
                    }
                    out.push(c);
                    i += 1;
                }
                (after_set, after_range) = (false, true);
            }
            c => {
                if c == '[' {
                    out.push('\\');
                }
                out.push(c);
                i += 1;
                (after_set, after_range) = (false, false);
            }
        }
        first = false;
    }
    out.push(']');
    i + 1
}

/// Java's names of classes, by what stands in brackets for them.
const JAVA: [(&str, &str); 6] = [
    ("{Alnum}", "0-9A-Za-z"),
    ("{Print}", " -~"),
    ("{Graph}", "!-~"),
    ("{Punct}", "!-\\/:-@\\[-`\\{-~"),
    ("{Blank}", "\\t "),
    ("{XDigit}", "0-9A-Fa-f"),
];

fn escape(chars: &[char], start: usize, out: &mut String, in_class: bool) -> usize {
    let Some(&c) = chars.get(start + 1) else {
        return start + 1;
    };
    let rest: String = chars[start + 2..].iter().collect();
    if c == 'p' {
        for (name, ranges) in JAVA {
            if rest.starts_with(name) {
                out.push_str(&if in_class {
                    ranges.to_owned()
                } else {
                    format!("[{ranges}]")
                });
                return start + 2 + name.len();
            }
        }
    }
    if matches!(c, 'p' | 'P') {
        let end = rest.find('}').unwrap_or(0) + 1;
        out.extend(['\\', c]);
        out.push_str(&rest[..end]);
        return start + 2 + end;
    }
    // Octal escapes are Annex B's, which the `u` mode has not.
    let octal: String = rest.chars().take_while(|c| c.is_digit(8)).take(2).collect();
    if c == '0' && !octal.is_empty() {
        let code = u32::from_str_radix(&octal, 8).expect("octal digits");
        out.push_str(&format!("\\x{code:02x}"));
        return start + 2 + octal.len();
    }
    match c {
        'A' if !in_class => out.push('^'),
        'z' if !in_class => out.push('$'),
        '-' if in_class => out.push_str("\\-"),
        c if "^$\\.*+?()[]{}|/dDwWsSbBuxcktnvfr0123456789".contains(c) => out.extend(['\\', c]),
        c => out.push(c),
    }
    start + 2
}
