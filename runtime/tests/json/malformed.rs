//! Smithy's cases of bodies that are to be refused: `httpMalformedRequestTests` of `restJson1`.

use smithy_typegen_runtime::codec::json::Json;
use smithy_typegen_runtime::wire::Context;

use crate::shapes::Parcel;

fn is_refused(json: &str) {
    // A server reads them.
    let read = Json::REST.read::<Parcel>(json.as_bytes(), &mut Context::server());
    assert!(read.is_err(), "{json}");
}

fn are_refused(members: &[&str], values: &[&str]) {
    for member in members {
        for value in values {
            is_refused(&format!("{{ \"{member}\" : {value} }}"));
        }
    }
}

#[test]
fn blobs() {
    let values = [
        "blob",
        "\"xyz\"",
        "\"YmxvYg=\"",
        "[98, 108, 11, 98]",
        "[\"b\", \"l\",\"o\",\"b\"]",
        "981081198",
        "true",
        "[][]",
        "-_==",
        "\"-_==\"",
    ];
    are_refused(&["blob"], &values);
}

#[test]
fn booleans() {
    let words =
        "true True TRUE y Y yes Yes YES 1 on On ON false False FALSE n N no No NO 0 off Off OFF";
    for word in words.split(' ') {
        are_refused(&["boolean"], &[&format!("\"{word}\"")]);
        if !["true", "false"].contains(&word) {
            are_refused(&["boolean"], &[word]);
        }
    }
}

#[test]
fn integers_out_of_range() {
    are_refused(
        &["byte"],
        &["256", "-256", "-9223372000000000000", "9223372000000000000"],
    );
    are_refused(
        &["short"],
        &[
            "32768",
            "-32769",
            "-9223372000000000000",
            "9223372000000000000",
        ],
    );
    are_refused(
        &["integer"],
        &["2147483648", "-9223372000000000000", "9223372000000000000"],
    );
    are_refused(
        &["long"],
        &["-184467440737095500000", "184467440737095500000"],
    );
    are_refused(
        &["byte", "short", "integer", "long"],
        &["123000000000000000000000"],
    );
}

#[test]
fn integers_that_are_something_else() {
    let values = [
        "\"123\"",
        "true",
        "1.001",
        "2ABC",
        "0x42",
        "Infinity",
        "\"Infinity\"",
        "-Infinity",
        "\"-Infinity\"",
        "NaN",
        "\"NaN\"",
    ];
    are_refused(&["byte", "short", "integer", "long"], &values);
}

#[test]
fn floats() {
    let values = [
        "\"123\"",
        "true",
        "2ABC",
        "0x42",
        "Infinity",
        "-Infinity",
        "NaN",
    ];
    are_refused(&["float", "double"], &values);
}

#[test]
fn lists_and_maps() {
    is_refused(r#"{ "list" : ["a", "b", "c" }"#);
    is_refused(r#"{ "list" : ["a", null] }"#);
    is_refused(r#"{ "map" : { null: 1 }  }"#);
    is_refused(r#"{ "map" : { "abc": null }  }"#);
}

#[test]
fn bodies() {
    for body in [
        "{[",
        "{ \"byte\": 10 }abc",
        "abc{ \"byte\": 10 }",
        "{\n    \"byte\": 10 // the integer should be 10\n}",
        "{\n    \"byte\": 10 /* the integer should be 10 */\n}",
        "{\"byte\" :\u{c}10}",
        "{'byte': 10}",
        "{\"byte\": 10,}",
        "[{ \"byte\": 10}]",
        "10",
        "null",
    ] {
        is_refused(body);
    }
}

#[test]
fn timestamps() {
    let date_times = [
        "\"1985-04-12T23:20:50.52Z\"",
        "\"1985-04-12T23:20:50Z\"",
        "\"1996-12-19T16:39:57-08:00\"",
    ];
    are_refused(&["timestamp", "httpDate"], &date_times);
    are_refused(&["timestamp"], &["\"1515531081.1234\"", "\"1515531081\""]);
    are_refused(&["dateTime"], &["\"Tue, 29 Apr 2014 18:30:38 GMT\""]);
    let offsets = [
        "\"1996-12-19T16:39:57-08:00\"",
        "\"1996-12-19T16:39:57+00:00\"",
    ];
    are_refused(&["dateTime"], &offsets);
}
