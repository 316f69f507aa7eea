//! A page of the keys of a bucket.

use std::ops::Bound;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::store::Bucket;
use crate::{CommonPrefix, EncodingType, ListObjectsV2Input, ListObjectsV2Output, Object};

/// The most entries of a page.
const PAGE: usize = 1000;

/// What `encoding-type=url` encodes: all that is not a letter, a digit or one of these.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'/')
    .remove(b'_')
    .remove(b'~');

fn encode(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// Returns the page that a request asks for. A continuation token is the last entry of the page before, encoded.
pub(crate) fn page(bucket: &Bucket, input: ListObjectsV2Input) -> ListObjectsV2Output {
    let is_encoded = input.encoding_type == Some(EncodingType::Url);
    let shown = |text: &str| match is_encoded {
        true => encode(text),
        false => text.to_owned(),
    };
    let prefix = input.prefix.unwrap_or_default();
    let delimiter = input.delimiter.filter(|delimiter| !delimiter.is_empty());
    let asked = input
        .max_keys
        .map_or(PAGE, |keys| usize::try_from(keys).unwrap_or(0));
    let limit = asked.min(PAGE);
    let token = input.continuation_token;
    let last = token
        .as_deref()
        .map(|token| percent_decode_str(token).decode_utf8_lossy());

    let mut objects = Vec::new();
    let mut groups = Vec::<CommonPrefix>::new();
    // The last key or common prefix that was listed, also by the page before.
    let mut listed = last.as_deref().unwrap_or_default();
    let mut next = None;
    let start = match listed >= prefix.as_str() {
        true => Bound::Excluded(listed),
        false => Bound::Included(prefix.as_str()),
    };
    let keys = bucket.range::<str, _>((start, Bound::Unbounded));
    for (key, object) in keys.take_while(|(key, _)| key.starts_with(&prefix)) {
        let group = group(key, &prefix, delimiter.as_deref());
        if group.is_some_and(|group| group == listed) {
            continue;
        }
        if objects.len() + groups.len() >= limit {
            // A page of no entries is the last one: it has no entry to continue after.
            next = (limit > 0).then(|| encode(listed));
            break;
        }
        listed = group.unwrap_or(key);
        match group {
            Some(group) => {
                let group = CommonPrefix::builder().prefix(shown(group));
                groups.push(group.build_unchecked());
            }
            None => {
                let object = Object::builder()
                    .key(shown(key))
                    .last_modified(object.modified)
                    .etag(&object.etag)
                    .size(object.content.len() as i64)
                    .storage_class("STANDARD");
                objects.push(object.build_unchecked());
            }
        }
    }
    let mut output = ListObjectsV2Output::builder()
        .name(input.bucket)
        .prefix(shown(&prefix))
        .max_keys(limit as i32)
        .key_count((objects.len() + groups.len()) as i32)
        .is_truncated(next.is_some())
        .contents(objects)
        .common_prefixes(groups);
    output.delimiter = delimiter.as_deref().map(shown);
    output.encoding_type = input.encoding_type;
    output.next_continuation_token = next;
    output.continuation_token = token;
    output.build_unchecked()
}

/// The beginning of a key up to the first delimiter after the prefix.
fn group<'k>(key: &'k str, prefix: &str, delimiter: Option<&str>) -> Option<&'k str> {
    let delimiter = delimiter?;
    let rest = key.strip_prefix(prefix)?;
    let at = rest.find(delimiter)?;
    key.get(..prefix.len() + at + delimiter.len())
}
