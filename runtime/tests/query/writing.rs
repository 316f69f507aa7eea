//! Values as forms.

use smithy_typegen_runtime::codec::query::Query;
use smithy_typegen_runtime::{Blob, DateTime, Document, UnknownMember};

use crate::shapes::{Choice, Parcel};
use crate::{written, written_by};

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().copied().map(ToOwned::to_owned).collect()
}

#[test]
fn simple_values() {
    let parcel = Parcel {
        boolean: Some(true),
        byte: Some(-1),
        long: Some(1 << 40),
        float: Some(0.1),
        double: Some(f64::NEG_INFINITY),
        big_decimal: Some("1.50".parse().expect("a number")),
        blob: Some(Blob::new("value?>")),
        string: Some("a b&c=d+e%ä~".to_owned()),
        timestamp: Some(DateTime::from_secs(1_422_172_800)),
        epoch: Some(DateTime::from_secs(1_422_172_800)),
        renamed: Some(String::new()),
        ..Parcel::default()
    };
    let rest = "2015-01-25T08%3A00%3A00Z";
    assert_eq!(
        written(&parcel),
        format!(
            "boolean=true&byte=-1&long=1099511627776&float=0.1&double=-Infinity&bigDecimal=1.50\
             &blob=dmFsdWU%2FPg%3D%3D&string=a%20b%26c%3Dd%2Be%25%C3%A4~&timestamp={rest}\
             &epoch=1422172800&other%3Aname="
        )
    );
}

#[test]
fn lists_are_numbered_from_1() {
    let parcel = Parcel {
        list: Some(texts(&["a", "b"])),
        sparse: Some(vec![Some(1), None, Some(3)]),
        flat: Some(texts(&["c", "d"])),
        named: Some(texts(&["e"])),
        lists: Some(vec![texts(&["f", "g"]), vec![], texts(&["h"])]),
        ..Parcel::default()
    };
    assert_eq!(
        written(&parcel),
        "list.member.1=a&list.member.2=b&sparse.member.1=1&sparse.member.3=3&Flat.1=c&Flat.2=d\
         &named.item.1=e&lists.member.1.member.1=f&lists.member.1.member.2=g&lists.member.2=\
         &lists.member.3.member.1=h"
    );
    assert_eq!(
        written_by(Query::EC2, &parcel),
        "List.1=a&List.2=b&Sparse.1=1&Sparse.3=3&Flat.1=c&Flat.2=d&Named.1=e&Lists.1.1=f\
         &Lists.1.2=g&Lists.3.1=h"
    );
}

#[test]
fn empty_lists_have_a_notation_in_one_of_the_protocols() {
    let parcel = Parcel {
        list: Some(vec![]),
        flat: Some(vec![]),
        map: Some([].into()),
        inner: Some(Box::default()),
        ..Parcel::default()
    };
    assert_eq!(written(&parcel), "list=&Flat=");
    assert_eq!(written_by(Query::EC2, &parcel), "");
}

#[test]
fn maps_are_lists_of_entries() {
    let pair = || Some([("a b".to_owned(), "c".to_owned())].into());
    let parcel = Parcel {
        map: Some([("x".to_owned(), 1), ("y".to_owned(), 2)].into()),
        flat_map: pair(),
        named_map: pair(),
        map_of_lists: Some([("k".to_owned(), texts(&["v"]))].into()),
        map_of_parcels: Some([("k".to_owned(), Parcel::default())].into()),
        ..Parcel::default()
    };
    assert_eq!(
        written(&parcel),
        "map.entry.1.key=x&map.entry.1.value=1&map.entry.2.key=y&map.entry.2.value=2\
         &flatMap.1.K=a%20b&flatMap.1.V=c&namedMap.entry.1.K=a%20b&namedMap.entry.1.V=c\
         &mapOfLists.entry.1.key=k&mapOfLists.entry.1.value.member.1=v&mapOfParcels.entry.1.key=k"
    );
}

#[test]
fn structures_are_steps() {
    let inner = Parcel {
        string: Some("a".to_owned()),
        ec2: Some("b".to_owned()),
        choice: Some(Choice::Number(7)),
        ..Parcel::default()
    };
    let parcel = Parcel {
        inner: Some(Box::new(inner.clone())),
        parcels: Some(vec![inner]),
        boolean: Some(false),
        ..Parcel::default()
    };
    assert_eq!(
        written(&parcel),
        "boolean=false&inner.string=a&inner.xml=b&inner.choice.number=7\
         &parcels.member.1.string=a&parcels.member.1.xml=b&parcels.member.1.choice.number=7"
    );
    assert_eq!(
        written_by(Query::EC2, &parcel),
        "Boolean=false&Inner.String=a&Inner.theirs=b&Inner.Choice.Number=7\
         &Parcels.1.String=a&Parcels.1.theirs=b&Parcels.1.Choice.Number=7"
    );
}

#[test]
fn what_has_no_notation_is_an_error() {
    let document = Parcel {
        document: Some(Document::list([1])),
        ..Parcel::default()
    };
    let error = Query::AWS.to_vec(&document).expect_err("no notation");
    assert_eq!(error.path(), "/document");
    let unknown = Parcel {
        choice: Some(Choice::Unknown(UnknownMember::new("Robot", true))),
        ..Parcel::default()
    };
    let error = Query::AWS.to_vec(&unknown).expect_err("no notation");
    assert_eq!(error.path(), "/choice");
}
