//! Structures, unions, lists and maps, in and out.

use smithy_typegen_runtime::UnknownMember;
use smithy_typegen_runtime::codec::json;
use smithy_typegen_runtime::document::Document;

use crate::files::{CreatedBy, File, Files};
use crate::shapes::Parcel;
use crate::{error, same};

const FILE: &str = r#"{"FileArn":"a","FileId":"b","FileName":"c","FileSizeInBytes":4,"FileStatus":"APPROVED","CreatedBy":{"ConnectUserArn":"d"}}"#;

#[test]
fn members_in_order() {
    let files = same::<Files>(&format!(r#"{{"Files":[{FILE},{FILE}]}}"#));
    let files = files.files.expect("they were sent");
    assert_eq!(files.len(), 2);
    assert_eq!(files[1].created_by, Some(CreatedBy::User("d".to_owned())));
}

#[test]
fn members_in_any_order_with_white_space_and_escapes() {
    let json = "\r\n{ \"CreatedBy\" :\t{ \"__type\" : \"any#thing\", \"ConnectUserArn\" : \"d\" } , \
        \"File\\u004eame\":\"c\",\"FileStatus\": \"APPROVED\", \"unknown\": [{\"a\": [1, \"]\"]}],\
        \"FileId\":\"b\" ,\"FileSizeInBytes\":4\n,\"FileArn\":\"a\"}\n";
    let file: File = json::from_slice(json.as_bytes()).expect("it is a file");
    assert_eq!(file, same::<File>(FILE));
}

#[test]
fn a_name_that_starts_like_another() {
    for name in [
        "FileA",
        "FileArnx",
        "FileArn ",
        "",
        "\\u0000",
        "FileArn\\\"",
    ] {
        let json = format!(r#"{{"{name}":"x","FileArn":"a"}}"#);
        let file: File = json::from_slice(json.as_bytes()).expect(&json);
        assert_eq!(file.arn, "a");
    }
}

#[test]
fn a_union_keeps_what_the_model_does_not_know() {
    let by = same::<CreatedBy>(r#"{"Robot":{"id":1.50,"big":123456789012345678901234567890}}"#);
    let CreatedBy::Unknown(member) = &by else {
        panic!("{by:?}");
    };
    assert_eq!(member.name(), "Robot");
    assert_eq!(
        member.value().to_string(),
        r#"{"id":1.50,"big":123456789012345678901234567890}"#
    );
    same::<CreatedBy>(r#"{"a \"name\"\n":[]}"#);
}

#[test]
fn a_union_passes_over_nulls_and_the_hint_of_its_type() {
    let json = br#"{"AwsIdentityArn":null,"__type":{"a":1},"ConnectUserArn":"d","Robot":null}"#;
    let by: CreatedBy = json::from_slice(json).expect("one member is set");
    assert_eq!(by, CreatedBy::User("d".to_owned()));
    let none = error::<CreatedBy>(r#" {"__type":"a"}"#);
    assert!(
        none.contains("exactly one") && none.ends_with(" at line 1 column 2"),
        "{none}"
    );
}

#[test]
fn a_union_that_was_not_sent_is_null() {
    let absent = CreatedBy::Unknown(UnknownMember::new("", Document::Null));
    assert_eq!(json::to_vec(&absent).expect("it is null"), b"null");
}

#[test]
fn lists_and_maps() {
    let value = same::<Parcel>(
        r#"{"list":["a","b"],"sparse":[1,null],"map":{"":1,"\"k\"":2},"hidden":{},"unit":{}}"#,
    );
    assert_eq!(value.sparse, Some(vec![Some(1), None]));
    assert_eq!(value.map.and_then(|map| map.get("\"k\"").copied()), Some(2));
    let nulls: Parcel = json::from_slice(br#"{"list":["a",null],"map":{"a":null}}"#)
        .expect("a client leaves nulls out");
    assert_eq!(nulls.list, Some(vec!["a".to_owned()]));
    assert_eq!(same::<Parcel>(r#"{"list":[],"map":{}}"#).list, Some(vec![]));
}

#[test]
fn nested_structures() {
    let value = same::<Parcel>(r#"{"inner":{"inner":{"byte":1},"unit":{}},"string":"a"}"#);
    let inner = value.inner.and_then(|inner| inner.inner);
    assert_eq!(inner.and_then(|inner| inner.byte), Some(1));
}

#[test]
fn unit_takes_members_that_nobody_knows() {
    let value: Parcel = json::from_slice(br#"{"unit":{"a":[{}]}}"#).expect("it is an object");
    assert_eq!(value.unit, Some(()));
}
