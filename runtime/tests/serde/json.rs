//! What the types read and write through `serde_json`, by each of its ways in and out.

use serde::de::DeserializeOwned;
use serde_json::json;

use crate::shapes::{Choice, Parcel, Size, full};
use smithy_typegen_runtime::{DateTime, Document};

/// A value by every way into `serde_json`.
fn read<T: DeserializeOwned + PartialEq + std::fmt::Debug>(json: &str) -> T {
    let value: T = serde_json::from_str(json).expect(json);
    let slice: T = serde_json::from_slice(json.as_bytes()).expect(json);
    assert_eq!(value, slice);
    let reader: T = serde_json::from_reader(json.as_bytes()).expect(json);
    assert_eq!(value, reader);
    value
}

#[test]
fn every_member_there_and_back() {
    let parcel = full();
    let json = serde_json::to_string(&parcel).expect("it can be written");
    assert_eq!(read::<Parcel>(&json), parcel);
    let pretty = serde_json::to_string_pretty(&parcel).expect("it can be written");
    assert_eq!(read::<Parcel>(&pretty), parcel);
    let value = serde_json::to_value(&parcel).expect("it can be written");
    assert_eq!(Parcel::deserialize_ref(&value), parcel);
    assert_eq!(serde_json::from_value::<Parcel>(value).unwrap(), parcel);
}

trait DeserializeRef: Sized {
    fn deserialize_ref(value: &serde_json::Value) -> Self;
}

impl<T: DeserializeOwned> DeserializeRef for T {
    fn deserialize_ref(value: &serde_json::Value) -> Self {
        T::deserialize(value).expect("it can be read")
    }
}

#[test]
fn names_and_notations_are_those_of_rest_json() {
    let json = r#"{"float":0.1,"bigDecimal":1.50,"blob":"AP8=","sparse":[1,null],"Text":"a","size":"LARGE","t":1515531081.5,"dateTime":"1985-04-12T23:20:50.52Z","choice":{"raw":null}}"#;
    let parcel: Parcel = read(json);
    assert_eq!(parcel.text.as_deref(), Some("a"));
    assert_eq!(parcel.size, Some(Size::Large));
    assert_eq!(parcel.sparse, Some(vec![Some(1), None]));
    assert_eq!(serde_json::to_string(&parcel).unwrap(), json);
    assert_eq!(serde_json::to_string(&json!(null)).unwrap(), "null");
}

#[test]
fn what_is_not_finite_is_a_string() {
    let json = r#"{"float":"-Infinity","double":"Infinity"}"#;
    assert_eq!(serde_json::to_string(&read::<Parcel>(json)).unwrap(), json);
    let parcel: Parcel = serde_json::from_str(r#"{"double":"NaN"}"#).unwrap();
    assert!(parcel.double.is_some_and(f64::is_nan));
}

#[test]
fn members_come_in_any_order_and_unknown_ones_too() {
    let json = r#"{"new":{"a":[1e999,{}]},"inner":{"Text":"x","new":1},"boolean":true,"__type":"Parcel","t":null}"#;
    let expected = Parcel {
        boolean: Some(true),
        inner: Some(Box::new(Parcel {
            text: Some("x".to_owned()),
            ..Parcel::default()
        })),
        ..Parcel::default()
    };
    assert_eq!(read::<Parcel>(json), expected);
}

#[test]
fn an_exponent_is_a_notation_like_any_other() {
    let parcel: Parcel =
        read(r#"{"t": 1.515531081123E9, "long": 1e3, "integer": -0, "byte": 1.0}"#);
    let t = DateTime::from_secs_and_nanos(1_515_531_081, 123_000_000);
    assert_eq!((parcel.t, parcel.long), (Some(t), Some(1000)));
    assert_eq!((parcel.integer, parcel.byte), (Some(0), Some(1)));
}

#[test]
fn a_null_document_in_a_union_gives_way() {
    for json in [
        r#"{"raw": null, "text": "hi"}"#,
        r#"{"text": "hi", "raw": null}"#,
        r#"{"text": "hi", "raw": null, "other": null, "__type": "Choice"}"#,
    ] {
        assert_eq!(read::<Choice>(json), Choice::Text("hi".to_owned()));
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        let choice: Choice = serde_json::from_value(value).unwrap();
        assert_eq!(choice, Choice::Text("hi".to_owned()));
    }
    assert_eq!(
        read::<Choice>(r#"{"raw": null}"#),
        Choice::Raw(Document::Null)
    );
    let twice = serde_json::from_str::<Choice>(r#"{"raw": 1, "text": "hi"}"#);
    assert!(twice.unwrap_err().to_string().contains("exactly one"));
}

#[test]
fn unknown_union_members_go_out_as_they_came() {
    let json = r#"{"new":{"b":[1.50,-0,123456789012345678901234567890,1E+5],"a":null}}"#;
    assert_eq!(serde_json::to_string(&read::<Choice>(json)).unwrap(), json);
}

#[test]
fn null_in_a_dense_collection_is_left_out() {
    let parcel: Parcel = read(r#"{"list":["a",null],"map":{"a":null,"b":1}}"#);
    assert_eq!(parcel.list, Some(vec!["a".to_owned()]));
    assert_eq!(parcel.map.map(|map| map.len()), Some(1));
}
