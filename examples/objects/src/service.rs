//! The operations of the service.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use smithy_typegen_runtime::DateTime;
use smithy_typegen_runtime::server::Router;
use smithy_typegen_runtime::stream::Body;

use crate::store::Bucket;
use crate::*;
use crate::{list, refuse};

/// The most bytes that an object may have.
pub const OBJECT_LIMIT: usize = 64 << 20;

/// The service, with a handler for each operation.
pub fn service(store: Arc<Store>) -> Router<ObjectStore> {
    Router::new()
        .handle(with(&store, create_bucket))
        .handle(with(&store, head_bucket))
        .handle(with(&store, list_objects))
        .handle(with(&store, put_object))
        .handle(with(&store, get_object))
        .handle(with(&store, head_object))
        .handle(with(&store, delete_object))
}

/// A handler that is given the store with each input.
fn with<I, R, F>(store: &Arc<Store>, handler: F) -> impl Fn(I) -> R + use<I, R, F>
where
    F: Fn(Arc<Store>, I) -> R,
{
    let store = store.clone();
    move |input| handler(store.clone(), input)
}

async fn create_bucket(
    store: Arc<Store>,
    input: CreateBucketInput,
) -> Result<CreateBucketOutput, CreateBucketError> {
    refuse::parameters(input.parameters.as_ref())?;
    if !store.create_bucket(&input.bucket) {
        let error = BucketAlreadyOwnedByYou::builder()
            .message("The bucket exists already.")
            .bucket_name(input.bucket);
        return Err(error.build_unchecked().into());
    }
    let output = CreateBucketOutput::builder().location(format!("/{}", input.bucket));
    Ok(output.build_unchecked())
}

async fn head_bucket(store: Arc<Store>, input: HeadBucketInput) -> Result<(), HeadBucketError> {
    Ok(in_bucket(&store, &input.bucket, |_| ())?)
}

async fn list_objects(
    store: Arc<Store>,
    input: ListObjectsV2Input,
) -> Result<ListObjectsV2Output, ListObjectsV2Error> {
    refuse::list(&input)?;
    let name = input.bucket.clone();
    Ok(in_bucket(&store, &name, |bucket| {
        list::page(bucket, input)
    })?)
}

async fn put_object(
    store: Arc<Store>,
    input: PutObjectInput,
) -> Result<PutObjectOutput, PutObjectError> {
    refuse::parameters(input.parameters.as_ref())?;
    refuse::put(&input)?;
    // Nothing is read for a bucket that does not exist.
    in_bucket(&store, &input.bucket, |_| ())?;
    let (content, digest) = receive(input.body).await?;
    let etag = format!("\"{digest:x}\"");
    let stored = Stored {
        content: content.into(),
        etag: etag.clone(),
        modified: now(),
        content_type: input.content_type,
        content_encoding: input.content_encoding,
        metadata: input.metadata.unwrap_or_default(),
    };
    in_bucket(&store, &input.bucket, |bucket| {
        bucket.insert(input.key, stored)
    })?;
    Ok(PutObjectOutput::builder().etag(etag).build_unchecked())
}

/// Reads the content of an object as it arrives.
async fn receive(mut body: Body) -> Result<(Vec<u8>, md5::Digest), PutObjectError> {
    let (mut content, mut digest) = (Vec::new(), md5::Context::new());
    while let Some(chunk) = body.chunk().await {
        let Ok(chunk) = chunk else {
            let error = IncompleteBody::builder().message("The object did not arrive as a whole.");
            return Err(error.build_unchecked().into());
        };
        if content.len() + chunk.len() > OBJECT_LIMIT {
            let error = EntityTooLarge::builder().message("The object is too large.");
            return Err(error.build_unchecked().into());
        }
        content.extend_from_slice(&chunk);
        digest.consume(&chunk);
    }
    Ok((content, digest.finalize()))
}

async fn get_object(
    store: Arc<Store>,
    input: GetObjectInput,
) -> Result<GetObjectOutput, GetObjectError> {
    refuse::parameters(input.parameters.as_ref())?;
    let found = in_bucket(&store, &input.bucket, |bucket| {
        bucket.get(&input.key).cloned()
    })?;
    let object = found.ok_or_else(|| no_such_key(input.key))?;
    let mut output = GetObjectOutput::builder()
        .etag(object.etag)
        .last_modified(object.modified)
        .metadata(object.metadata)
        .body(object.content);
    output.content_type = object.content_type;
    output.content_encoding = object.content_encoding;
    Ok(output.build_unchecked())
}

async fn head_object(
    store: Arc<Store>,
    input: HeadObjectInput,
) -> Result<HeadObjectOutput, HeadObjectError> {
    let found = in_bucket(&store, &input.bucket, |bucket| {
        bucket.get(&input.key).cloned()
    })?;
    let object = found.ok_or_else(|| no_such_key(input.key))?;
    let mut output = HeadObjectOutput::builder()
        .content_length(object.content.len() as i64)
        .etag(object.etag)
        .last_modified(object.modified)
        .metadata(object.metadata);
    output.content_type = object.content_type;
    output.content_encoding = object.content_encoding;
    Ok(output.build_unchecked())
}

async fn delete_object(
    store: Arc<Store>,
    input: DeleteObjectInput,
) -> Result<(), DeleteObjectError> {
    refuse::parameters(input.parameters.as_ref())?;
    in_bucket(&store, &input.bucket, |bucket| bucket.remove(&input.key))?;
    Ok(())
}

fn in_bucket<T>(
    store: &Store,
    name: &str,
    f: impl FnOnce(&mut Bucket) -> T,
) -> Result<T, NoSuchBucket> {
    store.with_bucket(name, f).ok_or_else(|| {
        let error = NoSuchBucket::builder().message("The bucket does not exist.");
        error.bucket_name(name).build_unchecked()
    })
}

fn no_such_key(key: String) -> NoSuchKey {
    let error = NoSuchKey::builder().message("There is no object with this key.");
    error.key(key).build_unchecked()
}

/// The time in whole seconds, as headers have it.
fn now() -> DateTime {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    DateTime::from_secs(since.map_or(0, |since| since.as_secs() as i64))
}
