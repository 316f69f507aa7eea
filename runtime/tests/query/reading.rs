//! Forms as values.

use smithy_typegen_runtime::codec::query::Query;

use crate::shapes::{Choice, Parcel};
use crate::{read, refused, written};

#[test]
fn whatever_is_written_is_read() {
    let form = "boolean=true&byte=-1&short=300&integer=70000&long=-5000000000&float=1.5&double=NaN\
        &bigInteger=123456789012345678901&bigDecimal=1.50&blob=Zm9v&list.member.1=a&list.member.2=b\
        &sparse.member.1=1&map.entry.1.key=a&map.entry.1.value=1&inner.inner.string=c\
        &string=a%20b%26&timestamp=2015-01-25T08%3A00%3A00.5Z&epoch=1422172800.5&other%3Aname=\
        &xml=d&choice.text=e&Flat.1=f&Flat.2=g&named.item.1=h&lists.member.1.member.1=i\
        &lists.member.2=&parcels.member.1.byte=1&flatMap.1.K=j&flatMap.1.V=k\
        &namedMap.entry.1.K=l&namedMap.entry.1.V=m&mapOfLists.entry.1.key=n\
        &mapOfLists.entry.1.value.member.1=o&mapOfParcels.entry.1.key=p";
    assert_eq!(written(&read::<Parcel>(form)), form);
    let form = "String=a&theirs=b&List.1=c&Parcels.1.String=d&Parcels.2.Lists.1.1=e&Choice.Text=f";
    let parcel = Query::EC2.from_slice::<Parcel>(form.as_bytes());
    let parcel = parcel.expect("a form");
    assert_eq!(parcel.ec2.as_deref(), Some("b"));
    let again = Query::EC2.to_vec(&parcel).expect("a form");
    let again = Query::EC2.from_slice::<Parcel>(&again).expect("a form");
    assert_eq!(again, parcel);
}

#[test]
fn parameters_come_in_any_order_and_numbers_may_be_left_out() {
    let parcel: Parcel = read(
        "list.member.10=c&parcels.member.2.string=b&list.member.9=b&inner.string=i\
         &parcels.member.2.byte=2&parcels.member.01.string=a&list.member.002=a&&boolean=true\
         &list-x=0&inner-x=0&inner.list.member.99999999999999999999999999=z",
    );
    let list = parcel.list.expect("a list");
    assert_eq!(list, ["a", "b", "c"]);
    let parcels = parcel.parcels.expect("a list");
    assert_eq!(parcels.len(), 2);
    assert_eq!(
        (parcels[1].byte, parcels[1].string.as_deref()),
        (Some(2), Some("b"))
    );
    let inner = parcel.inner.expect("a structure");
    assert_eq!(inner.list.expect("a list"), ["z"]);
    assert_eq!(inner.string.as_deref(), Some("i"));
}

#[test]
fn an_empty_value_is_an_empty_list_map_or_structure() {
    let parcel: Parcel =
        read("list=&Flat&map=&flatMap=&inner=&parcels.member.1=&string=&lists.member.1=");
    assert_eq!(parcel.list, Some(vec![]));
    assert_eq!(parcel.flat, Some(vec![]));
    assert_eq!(parcel.map, Some([].into()));
    assert_eq!(parcel.flat_map, Some([].into()));
    assert_eq!(parcel.inner, Some(Box::default()));
    assert_eq!(parcel.parcels, Some(vec![Parcel::default()]));
    assert_eq!(parcel.string.as_deref(), Some(""));
    assert_eq!(parcel.lists, Some(vec![vec![]]));
    assert_eq!(read::<Parcel>(""), Parcel::default());
}

#[test]
fn plus_is_a_space_and_names_are_encoded_too() {
    let parcel: Parcel = read("%73tring=a+b%2B&inner%2Estring=c");
    assert_eq!(parcel.string.as_deref(), Some("a b+"));
    assert_eq!(
        parcel.inner.expect("a structure").string.as_deref(),
        Some("c")
    );
    assert_eq!(read::<Parcel>("string=ä=&").string.as_deref(), Some("ä="));
}

#[test]
fn unknown_parameters_are_ignored() {
    let parcel: Parcel = read("X=1&X=2&X.member.1.y=3&X.z=4&inner.w=5&.=6&=7&..=8&String=9&list=");
    assert_eq!(parcel.inner, Some(Box::default()));
    assert_eq!(parcel.string, None);
    assert_eq!(parcel.list, Some(vec![]));
}

#[test]
fn unions() {
    assert_eq!(read::<Choice>("number=7"), Choice::Number(7));
    let Choice::Unknown(member) = read::<Choice>("robot.serial.member.1=7&robot.name=x") else {
        panic!("it is not in the model");
    };
    let value = member.value().to_string();
    assert_eq!(
        (member.name(), value.as_str()),
        ("robot", r#"{"name":"x","serial.member.1":"7"}"#)
    );
    for form in ["", "number=7&text=a", "number=7&robot=a"] {
        assert!(refused::<Choice>(form).contains("test#Choice"), "{form}");
    }
}

#[test]
fn what_is_wrong_is_said_with_the_path() {
    for (form, said) in [
        (
            "string=s3cret&string=s3cret",
            "expected one value, found several parameters, in /string",
        ),
        (
            "string.x=s3cret",
            "expected one value, found several parameters, in /string",
        ),
        ("boolean=s3cret", "expected `true` or `false`, in /boolean"),
        ("integer=", "expected an integer, in /integer"),
        ("byte=128", "expected a byte, from -128 to 127, in /byte"),
        (
            "timestamp=1422172800",
            "expected a timestamp, in /timestamp",
        ),
        ("blob=s3cret", "expected padded base64, in /blob"),
        (
            "list=s3cret",
            "expected parameters below, found a value, in /list",
        ),
        (
            "list=&list.member.1=a",
            "expected parameters below, found a value, in /list",
        ),
        (
            "list=&list-x=&list.member.1=a",
            "found a duplicate member, in /list",
        ),
        (
            "string=a&string-x=b&string.y=c",
            "found a duplicate member, in /string",
        ),
        (
            "list=&list=",
            "expected parameters below, found a value, in /list",
        ),
        (
            "inner=s3cret",
            "expected parameters below, found a value, in /inner",
        ),
        (
            "list.1=a",
            "expected only parameters with the step `member`, in /list",
        ),
        (
            "list.member.1=a&list.item.1=a",
            "expected only parameters with the step `member`, in /list",
        ),
        (
            "list.member=a",
            "expected parameters below, found a value, in /list",
        ),
        (
            "list.member.s3cret=a",
            "expected a number from 1 in the name, in /list",
        ),
        (
            "list.member.0=a",
            "expected a number from 1 in the name, in /list",
        ),
        (
            "list.member.-1=a",
            "expected a number from 1 in the name, in /list",
        ),
        (
            "list.member.+1=a",
            "expected a number from 1 in the name, in /list",
        ),
        (
            "list.member.=a",
            "expected a number from 1 in the name, in /list",
        ),
        (
            "list.member.1=a&list.member.01=a",
            "found the same number twice, in /list",
        ),
        (
            "list.member.2=a&list.member.1.x=a",
            "expected one value, found several parameters, in /list/0",
        ),
        (
            "list.member.1=a&list.member.1=a",
            "expected one value, found several parameters, in /list/0",
        ),
        ("map.entry.1.value=1", "expected a key of the map, in /map"),
        (
            "map.entry.1.key.x=1",
            "expected one value, found several parameters, in /map",
        ),
        (
            "map.entry.1.key=a&map.entry.1.value=1&map.entry.1.s3cret=1",
            "expected a key and a value, in /map",
        ),
        (
            "map.entry.1.key=a&map.entry.1.value=x",
            "expected an integer, in /map/a",
        ),
        (
            "map.entry.1.key=a&map.entry.1.value=1&map.entry.2.key=a&map.entry.2.value=1",
            "found a duplicate key, in /map/a",
        ),
        (
            "map.1.key=a",
            "expected only parameters with the step `entry`, in /map",
        ),
        (
            "parcels.member.7.byte=x",
            "expected an integer, in /parcels/0/byte",
        ),
    ] {
        assert_eq!(refused::<Parcel>(form), said, "{form}");
    }
}

#[test]
fn what_is_no_form_is_refused() {
    for form in ["a=%", "a=%4", "a=%zz", "%=a"] {
        let said = refused::<Parcel>(form);
        assert_eq!(
            said, "expected two hexadecimal digits after a `%`",
            "{form}"
        );
    }
    for form in ["a=%ff", "%c3=%a4", "a=%c3&%a4=b"] {
        assert_eq!(
            refused::<Parcel>(form),
            "expected UTF-8 in the form",
            "{form}"
        );
    }
    let error = Query::AWS
        .from_slice::<Parcel>(b"string=\xff")
        .expect_err("not UTF-8");
    assert_eq!(error.to_string(), "expected UTF-8 in the form");
}

#[test]
fn a_server_refuses_other_time_zones_and_reports_nothing_twice() {
    let other = "timestamp=2015-01-25T08%3A00%3A00%2B01%3A00";
    assert_eq!(
        refused::<Parcel>(other),
        "expected a timestamp, in /timestamp"
    );
}
