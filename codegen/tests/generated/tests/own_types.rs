//! Types of the user's choice: maps, strings, blobs, and types in place of a shape.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

use generated_tests::own_types::{Kind, Pair, Refused, Request, Source, Station};
use generated_tests::{Metres, runtime};
use runtime::codec::{cbor::Cbor, json};
use runtime::{ServiceError, Validate};
use serde_json::{Value, json};

fn address() -> IpAddr {
    "10.0.0.1".parse().unwrap()
}

fn full() -> Value {
    json!({
        "name": "ulm",
        "note": "near",
        "unit": "ft",
        "code": "u",
        "kind": "LAND",
        "arn": "arn:aws:s3:::b",
        "owner": "us",
        "names": ["aa", "bb"],
        "gaps": ["aa", null],
        "picture": "AAEC",
        "key": "/w==",
        "seed": "",
        "pictures": ["AA==", ""],
        "labels": { "aa": "bb", "cc": "dd" },
        "secrets": { "pin": "1234" },
        "ordered": { "aa": "AA==", "zz": "" },
        "readings": { "LAND": 1, "SEA": null },
        "layers": { "top": { "aa": "bb" }, "none": null },
        "parts": [{ "aa": "bb" }, {}],
        "below": { "cellar": bare() },
        "pairs": [{ "name": "x", "key": "AA==", "address": "::1", "tags": { "a": "b" } }],
        "address": "10.0.0.1",
        "backup": "::1",
        "hosts": ["10.0.0.1", "::1"],
        "slots": ["10.0.0.1", null],
        "routes": { "a": "10.0.0.1" },
        "paths": { "a": "10.0.0.1", "b": null },
        "elevation": "478 m",
        "profile": ["0 m", "-3 m"],
        "source": { "address": "10.0.0.1" },
        "place": { "address": "10.0.0.1" },
        "fallback": "::2"
    })
}

/// What is required, and defaults.
fn bare() -> Value {
    json!({
        "name": "ulm",
        "unit": "m",
        "code": "",
        "names": [],
        "key": "",
        "seed": "AAEC",
        "labels": {},
        "layers": {},
        "address": "10.0.0.1",
        "elevation": "1 m"
    })
}

/// There and back by serde, by the JSON codec and by the CBOR codec.
fn there_and_back<T>(json: &Value) -> T
where
    T: runtime::wire::Shape
        + serde::Serialize
        + serde::de::DeserializeOwned
        + PartialEq
        + std::fmt::Debug,
{
    let value: T = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&value).unwrap(), *json);

    let bytes = json::to_vec(&value).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&bytes).unwrap(), *json);
    assert_eq!(json::from_slice::<T>(&bytes).unwrap(), value);

    let bytes = Cbor::new().to_vec(&value).unwrap();
    assert_eq!(Cbor::new().from_slice::<T>(&bytes).unwrap(), value);
    value
}

#[test]
fn all_go_there_and_back_in_every_notation() {
    let station: Station = there_and_back(&full());

    assert_eq!(station.name, Arc::from("ulm"));
    assert_eq!(station.key, [0xff]);
    assert_eq!(station.labels["aa"], Arc::from("bb"));
    assert_eq!(station.readings()[&Kind::Sea], None);
    assert_eq!(station.address, Some(address()));
    assert_eq!(station.slots(), [Some(address()), None]);
    assert_eq!(station.routes()["a"], address());
    assert_eq!(station.paths()["b"], None);
    assert_eq!(station.elevation, Some(Metres(478)));
    assert_eq!(station.profile(), [Metres(0), Metres(-3)]);
    assert_eq!(station.validate(), Ok(()));
}

#[test]
fn each_member_of_a_union_goes_there_and_back() {
    let text: Source = there_and_back(&json!({ "text": "ulm" }));
    assert_eq!(text.as_text(), Some("ulm"));
    let bytes: Source = there_and_back(&json!({ "bytes": "/w==" }));
    assert_eq!(bytes.as_bytes(), Some(&vec![0xff]));
    let labels: Source = there_and_back(&json!({ "labels": { "aa": "bb" } }));
    assert_eq!(labels.as_labels().unwrap().len(), 1);
    let by_serde: Source = there_and_back(&json!({ "address": "10.0.0.1" }));
    assert_eq!(by_serde.as_address(), Some(&address()));
    let by_codec: Source = there_and_back(&json!({ "elevation": "1 m" }));
    assert_eq!(by_codec.as_elevation(), Some(&Metres(1)));
    let hosts: Source = there_and_back(&json!({ "hosts": ["::1"] }));
    assert_eq!(hosts.as_hosts().unwrap().len(), 1);
}

#[test]
fn bytes_are_bytes_where_the_notation_has_them() {
    let source = Source::Bytes(vec![1, 2, 3]);
    let cbor = Cbor::new().to_vec(&source).unwrap();
    assert!(cbor.windows(4).any(|window| window == [0x43, 1, 2, 3]));
}

#[test]
fn what_is_missing_is_empty_for_a_client() {
    let station: Station = json::from_slice(b"{}").unwrap();

    assert!(station.name.is_empty() && station.key.is_empty());
    assert!(station.names.is_empty() && station.labels.is_empty());
    assert_eq!((&*station.unit, &*station.code), ("m", ""));
    assert_eq!(station.seed, [0, 1, 2]);
    // Nothing can stand in for these.
    assert_eq!((station.address, station.elevation), (None, None));
    assert!(station.secrets().is_empty() && station.below().is_empty());
    assert!(station.ordered().is_empty() && station.hosts().is_empty());
}

#[test]
fn what_is_missing_is_a_violation_for_a_server_and_a_builder() {
    let missing = [
        "name",
        "names",
        "key",
        "labels",
        "layers",
        "address",
        "elevation",
    ];
    let paths = |violations: &runtime::Violations| -> Vec<String> {
        violations.iter().map(|one| one.path()).collect()
    };
    let built = Station::builder().build().unwrap_err();
    assert_eq!(paths(&built), missing.map(|name| format!("/{name}")));
    let Err(runtime::build::Rejection::Invalid(read)) = json::accept::<Station>(b"{}") else {
        panic!("it was taken");
    };
    assert_eq!(paths(&read), paths(&built));

    let request = json::accept::<Request>(br#"{ "name": "ulm", "labels": {}, "address": "::1" }"#);
    assert_eq!(request.unwrap().readings, Some(HashMap::new()));
}

#[test]
fn builders_take_what_converts() {
    let station = Station::builder()
        .name("ulm")
        .note("near")
        .names(["aa", "bb"])
        .picture([1, 2])
        .key(*b"k")
        .pictures([*b"a", *b"b"])
        .labels([("aa", "bb")])
        .ordered([("aa", "x")])
        .readings(HashMap::from([(Kind::Land, None)]))
        .layers(HashMap::new())
        .address(address())
        .hosts([address()])
        .routes([("a", address())])
        .elevation(Metres(1))
        .build()
        .unwrap();
    assert_eq!(station.labels["aa"], Arc::from("bb"));
    assert_eq!(station.to_builder().build_unchecked(), station);
}

#[test]
fn checks_see_through_every_type() {
    let mut json = full();
    let wrong = json!({
        "name": "ülmulm",
        "note": "much too far away",
        "arn": "arn",
        "owner": "nobody",
        "names": ["aa", "aa", "B"],
        "gaps": [null, "A"],
        "key": "AAAAAA==",
        "pictures": ["AAAAAA=="],
        "labels": { "aa": "bb", "cc": "dd", "ee": "ff" },
        "secrets": { "pin": "12345" },
        "ordered": { "A": "AAAAAA==" },
        "readings": { "AIR": 1 },
        "layers": { "top": { "aa": "B" } },
        "parts": [{ "B": "bb" }],
        "pairs": [{ "name": "x" }, { "name": "x" }],
        "source": { "bytes": "AAAAAA==" },
        "place": {}
    });
    for (name, value) in wrong.as_object().unwrap() {
        json[name] = value.clone();
    }
    let mut cellar = bare();
    cellar["name"] = json!("");
    json["below"]["cellar"] = cellar;
    let station: Station = serde_json::from_value(json).unwrap();

    let violations = station.validate().unwrap_err();
    let found: Vec<_> = violations.iter().map(|one| one.path()).collect();
    assert_eq!(
        found,
        [
            "/name",
            "/note",
            "/arn",
            "/owner",
            "/names",
            "/names/2",
            "/names/2",
            "/gaps/1",
            "/gaps/1",
            "/key",
            "/pictures/0",
            "/labels",
            "/secrets/<redacted>",
            "/ordered/A",
            "/ordered/A",
            "/ordered/A",
            "/readings/AIR",
            "/layers/top/aa",
            "/layers/top/aa",
            "/parts/0/B",
            "/parts/0/B",
            "/below/cellar/name",
            "/pairs",
            "/source/bytes",
            "/place/address",
        ]
    );
    let texts = violations.to_string();
    assert!(texts.contains("length 6 at '/name'"), "{texts}");
    assert!(!texts.contains("12345"), "{texts}");
}

#[test]
fn what_their_types_do_not_take_is_an_error_that_says_where() {
    for (json, at) in [
        (r#"{ "address": "nowhere" }"#, "/address"),
        (r#"{ "hosts": ["::1", "nowhere"] }"#, "/hosts/1"),
        (r#"{ "routes": { "a": "nowhere" } }"#, "/routes/a"),
        (r#"{ "elevation": "high" }"#, "/elevation"),
        (r#"{ "labels": { "a": "b", "a": "c" } }"#, "/labels"),
    ] {
        let error = json::from_slice::<Station>(json.as_bytes()).unwrap_err();
        let text = error.to_string();
        assert!(text.contains(at) && !text.contains("nowhere"), "{text}");
        assert!(serde_json::from_str::<Station>(json).is_err());
    }
}

#[test]
fn nulls_are_left_out_of_dense_lists_and_maps() {
    let json = br#"{ "hosts": [null, "::1"], "routes": { "a": null }, "labels": { "a": null } }"#;
    let station: Station = json::from_slice(json).unwrap();
    assert_eq!(station.hosts().len(), 1);
    assert!(station.routes().is_empty() && station.labels.is_empty());
    assert!(json::accept::<Station>(json).is_err());
}

#[test]
fn an_error_has_its_message() {
    let refused = Refused::builder().message("too high").build().unwrap();
    assert_eq!(refused.message(), Some("too high"));
    assert!(refused.to_string().contains("too high"));
}

#[test]
fn what_is_sensitive_is_not_shown() {
    let station: Station = serde_json::from_value(full()).unwrap();
    assert!(!format!("{station:?}").contains("1234"));
}

#[test]
fn types_are_compared_and_hashed() {
    fn is<T: Eq + std::hash::Hash>() {}
    fn is_eq<T: Eq>() {}
    is::<Pair>();
    is_eq::<Station>();
}
