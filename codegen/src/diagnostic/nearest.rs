//! Suggests known names and ids for unknown ones.

/// Longer names are unlikely to be typos, and comparing takes time proportional to both lengths.
const LONGEST: usize = 256;

/// The maximum number of ids with the same prefix to suggest; among more, none is more likely than the others.
const FEW: usize = 3;

/// The name most similar to `name`, if any is similar enough to suggest.
///
/// ```
/// use smithy_typegen::diagnostic::nearest;
/// assert_eq!(nearest("strng", ["string", "structure"].into_iter()), Some("string"));
/// assert_eq!(nearest("cat", ["string", "structure"].into_iter()), None);
/// ```
pub fn nearest<'a>(name: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
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

/// The shape ids to suggest for `id`: all that end in it, if it lacks all or part of its namespace; otherwise those
/// with the most similar name, in its own namespace if possible.
///
/// ```
/// use smithy_typegen::diagnostic::nearest_ids;
/// let ids = ["example.city#Tree", "example.park#Tree", "example.park#Path"];
/// let nearest = |id| nearest_ids(id, ids.into_iter());
/// assert_eq!(nearest("Tree"), ["example.city#Tree", "example.park#Tree"]);
/// assert_eq!(nearest("park#Tree"), ["example.park#Tree"]);
/// assert_eq!(nearest("example.park#Treee"), ["example.park#Tree"]);
/// assert_eq!(nearest("example.city#Path"), ["example.park#Path"]);
/// assert!(nearest("House").is_empty());
/// ```
pub fn nearest_ids<'a>(id: &str, among: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    if id.is_empty() || id.len() > LONGEST {
        return Vec::new();
    }
    let mut ids: Vec<&str> = among.collect();
    ids.sort_unstable();
    ids.dedup();
    let (namespace, name) = match id.split_once('#') {
        Some((namespace, name)) => (Some(namespace), name),
        None => (None, id),
    };
    let only = |is_meant: &dyn Fn(&str) -> bool| -> Vec<&'a str> {
        ids.iter().copied().filter(|id| is_meant(id)).collect()
    };
    let similar = |ids: &[&'a str]| {
        let near = nearest(name, ids.iter().map(|id| name_of(id)))?;
        let found = ids.iter().copied().filter(|id| name_of(id) == near);
        Some(found.collect::<Vec<_>>())
    };
    let beside = match namespace {
        Some(namespace) => only(&|id| namespace_of(id) == Some(namespace)),
        None => Vec::new(),
    };
    let ending = [
        only(&|candidate| ends_in(candidate, id, |one, other| one == other)),
        only(&|candidate| ends_in(candidate, id, str::eq_ignore_ascii_case)),
    ];
    ending
        .into_iter()
        .find(|found| !found.is_empty())
        .or_else(|| similar(&beside))
        .or_else(|| Some(only(&|id| name_of(id) == name)).filter(|found| !found.is_empty()))
        .or_else(|| similar(&ids).filter(|_| namespace.is_none()))
        .or_else(|| nearest(id, ids.iter().copied()).map(|id| vec![id]))
        .or_else(|| {
            Some(only(&|id| name_of(id).starts_with(name))).filter(|found| found.len() <= FEW)
        })
        .unwrap_or_default()
}

/// Whether a candidate ends in the written id, preceded by the rest of a namespace, a namespace or a shape.
fn ends_in(candidate: &str, written: &str, is_same: impl Fn(&str, &str) -> bool) -> bool {
    let start = candidate.len().checked_sub(written.len());
    let split = start.and_then(|start| candidate.split_at_checked(start));
    split.is_some_and(|(before, rest)| {
        is_same(rest, written) && (before.is_empty() || before.ends_with(['.', '#', '$']))
    })
}

fn namespace_of(id: &str) -> Option<&str> {
    Some(id.split_once('#')?.0)
}

fn name_of(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

/// The edit distance between two names. A difference only in case counts as one edit.
fn distance(name: &str, candidate: &str) -> usize {
    if name.eq_ignore_ascii_case(candidate) {
        return usize::from(name != candidate);
    }
    strsim::damerau_levenshtein(name, candidate)
}
