//! A name that leads nowhere and the names there are in, the one that was probably meant out.

/// The name that is most like `name`, if any is like enough to be offered as what was meant.
///
/// ```
/// use smithy_typegen::diagnostic::nearest;
/// assert_eq!(nearest("strng", ["string", "structure"].into_iter()), Some("string"));
/// assert_eq!(nearest("cat", ["string", "structure"].into_iter()), None);
/// ```
pub fn nearest<'a>(name: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // The comparison takes time in proportion to both lengths; names this long are not typing errors.
    const LONGEST: usize = 256;
    if name.len() > LONGEST {
        return None;
    }
    let length = name.chars().count();
    let allowed = (length / 3).max(1);
    among
        .filter(|candidate| {
            candidate.len() <= LONGEST && candidate.len().abs_diff(name.len()) <= allowed * 4
        })
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Edits between two names; a name that differs in case alone is one edit away.
fn distance(name: &str, candidate: &str) -> usize {
    if name.eq_ignore_ascii_case(candidate) {
        return usize::from(name != candidate);
    }
    strsim::damerau_levenshtein(name, candidate)
}
