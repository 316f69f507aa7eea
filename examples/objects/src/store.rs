//! Objects in memory: buckets by their names, and the objects of each by their keys.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::body::Bytes;
use smithy_typegen_runtime::DateTime;

/// An object. Cloning shares its content.
#[derive(Clone, Debug)]
pub struct Stored {
    /// The content.
    pub content: Bytes,
    /// The MD5 digest of the content in hexadecimal digits, in quotes.
    pub etag: String,
    /// When it was stored, in whole seconds.
    pub modified: DateTime,
    /// The header `Content-Type` that it was stored with.
    pub content_type: Option<String>,
    /// The header `Content-Encoding` that it was stored with.
    pub content_encoding: Option<String>,
    /// The headers `x-amz-meta-…`, without this prefix.
    pub metadata: BTreeMap<String, String>,
}

/// The objects of a bucket, in the order of the bytes of their keys.
pub(crate) type Bucket = BTreeMap<String, Stored>;

/// Buckets with objects.
#[derive(Debug, Default)]
pub struct Store(Mutex<BTreeMap<String, Bucket>>);

impl Store {
    /// Creates a bucket, and returns whether there was none of this name.
    pub fn create_bucket(&self, name: &str) -> bool {
        let mut buckets = self.buckets();
        let is_new = !buckets.contains_key(name);
        if is_new {
            buckets.insert(name.to_owned(), Bucket::new());
        }
        is_new
    }

    /// Uses a bucket, or returns `None` if it does not exist. No other call proceeds meanwhile.
    pub(crate) fn with_bucket<T>(&self, name: &str, f: impl FnOnce(&mut Bucket) -> T) -> Option<T> {
        self.buckets().get_mut(name).map(f)
    }

    /// The buckets. A call that panicked did not leave them half changed.
    fn buckets(&self) -> MutexGuard<'_, BTreeMap<String, Bucket>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
