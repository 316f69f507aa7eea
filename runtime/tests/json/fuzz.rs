//! Bodies of known shapes, changed at random: no panic, an error that shows nothing of them, or a value
//! that goes out and comes in again.
//!
//! `SMITHY_THOROUGH=1 cargo test --release -p smithy-typegen-runtime --features json,types --test json`
//! tries a thousand times as often.

use std::fmt::Debug;

use smithy_typegen_runtime::codec::json::Json;
use smithy_typegen_runtime::wire::{Context, Shape};

use crate::files::Files;
use crate::random::{Random, rounds};
use crate::shapes::Parcel;

const FILES: &str = r#"{"Files":[{"FileArn":"s3cret","FileId":"s3cret","FileName":"s3cret","FileSizeInBytes":1048576,"FileStatus":"APPROVED","CreationTime":"s3cret","CreatedBy":{"ConnectUserArn":"s3cret"}},{"FileArn":"","CreatedBy":{"__type":"s3cret","Robot":{"s3cret":["s3cret"]}}}],"s3cret":{"s3cret":[null,true,1.5e3]}}"#;

const PARCEL: &str = r#"{"boolean":true,"byte":-1,"short":300,"integer":70000,"long":-5000000000,"float":1.5,"double":0.1,"bigInteger":123456789012345678901,"bigDecimal":1.50,"string":"a\u00e9\n","blob":"Zm9v","timestamp":1398796238.5,"dateTime":"2014-04-29T18:30:38Z","httpDate":"Tue, 29 Apr 2014 18:30:38 GMT","document":{"a":[1,null]},"list":["a","b"],"sparse":[1,null],"map":{"a":1},"inner":{"inner":{"double":"NaN"}},"other \"name\"":"b","hidden":{"b":2},"unit":{}}"#;

#[test]
fn files() {
    let (mut refused, all) = (0, rounds(3_000));
    for seed in 0..all {
        if let Some(error) = changed::<Files>(FILES, seed) {
            assert!(!error.contains("s3cret"), "{error}");
            refused += 1;
        }
    }
    both_are_many(refused, all);
}

#[test]
fn every_kind() {
    let all = rounds(3_000);
    let refused = (0..all).filter(|seed| changed::<Parcel>(PARCEL, *seed).is_some());
    both_are_many(refused.count() as u64, all);
}

/// What is taken, and what is refused.
#[track_caller]
fn both_are_many(refused: u64, all: u64) {
    let few = all / 10;
    assert!((few..all - few).contains(&refused), "{refused} of {all}");
}

/// Reads a changed body, and says what is wrong with it.
fn changed<T: Shape + Debug>(body: &str, seed: u64) -> Option<String> {
    let mut bytes = body.as_bytes().to_vec();
    Random::new(seed).change(&mut bytes);
    // Other settings, and nulls in lists are errors.
    if let Err(error) = Json::RPC_V2.read::<T>(&bytes, &mut Context::server()) {
        assert!(error.position().is_some(), "{error}");
    }
    let value = match Json::REST.from_slice::<T>(&bytes) {
        Ok(value) => value,
        Err(error) => {
            assert!(error.position().is_some(), "{error}");
            return Some(error.to_string());
        }
    };
    let written = Json::REST.to_vec(&value).expect("it has a notation");
    let again = Json::REST.from_slice::<T>(&written).expect("it is JSON");
    // By what they show, as NaN is not equal to itself.
    assert_eq!(format!("{value:?}"), format!("{again:?}"));
    assert_eq!(
        Json::REST.to_vec(&again).expect("it has a notation"),
        written
    );
    None
}
