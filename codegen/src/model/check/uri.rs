//! Parses the URI pattern of an operation (Smithy specification, "http trait").

use std::collections::{BTreeMap, BTreeSet};

/// The labels of a URI pattern and its literal parameters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Uri<'u> {
    pub(super) labels: Vec<Label<'u>>,
    pub(super) query: BTreeMap<&'u str, &'u str>,
    /// The path without the names of its labels: two URIs with the same route and query cannot be distinguished.
    pub(super) route: String,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Label<'u> {
    pub(super) name: &'u str,
    /// Whether it is greedy, and also matches slashes.
    pub(super) greedy: bool,
}

impl<'u> Uri<'u> {
    /// Parses a pattern. The error message follows "the URI".
    pub(super) fn parse(text: &'u str) -> Result<Self, String> {
        let path = text.strip_prefix('/').ok_or("must start with `/`")?;
        if !text.is_ascii() {
            return Err("must consist of ASCII characters".to_owned());
        }
        if text.contains('#') {
            return Err("must not have a fragment".to_owned());
        }
        let (path, query) = match path.split_once('?') {
            Some((_, "")) => return Err("must not end with `?`".to_owned()),
            Some((path, query)) => (path, query),
            None => (path, ""),
        };
        let mut uri = Uri {
            labels: Vec::new(),
            query: BTreeMap::new(),
            route: String::new(),
        };
        let mut names = BTreeSet::new();
        for segment in path.trim_end_matches('/').split('/') {
            uri.route.push('/');
            let Some(label) = label(segment)? else {
                if segment.is_empty() && !path.trim_end_matches('/').is_empty() {
                    return Err("must not have empty segments".to_owned());
                }
                if matches!(segment, "." | "..") {
                    return Err("must not have the segments `.` and `..`".to_owned());
                }
                uri.route.push_str(segment);
                continue;
            };
            uri.route.push_str(if label.greedy { "{+}" } else { "{}" });
            if uri
                .labels
                .last()
                .is_some_and(|label: &Label<'_>| label.greedy)
            {
                return Err("must not have a label after a greedy label".to_owned());
            }
            if !names.insert(label.name) {
                return Err(format!("must not have the label `{}` twice", label.name));
            }
            uri.labels.push(label);
        }
        if query.contains(['{', '}']) {
            return Err("must not have labels after `?`".to_owned());
        }
        for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            if uri.query.insert(name, value).is_some() {
                return Err("must not have a query parameter twice".to_owned());
            }
        }
        Ok(uri)
    }
}

/// Whether a label can have this name.
pub(super) fn is_label(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The label, if the segment is one.
fn label(segment: &str) -> Result<Option<Label<'_>>, String> {
    let Some(name) = segment
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
    else {
        return match segment.contains(['{', '}']) {
            true => Err("must have labels only as whole segments".to_owned()),
            false => Ok(None),
        };
    };
    let (name, greedy) = name
        .strip_suffix('+')
        .map_or((name, false), |name| (name, true));
    if !is_label(name) {
        return Err("must have labels consisting of letters, digits and `_`".to_owned());
    }
    Ok(Some(Label { name, greedy }))
}
