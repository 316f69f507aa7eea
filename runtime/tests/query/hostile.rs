//! Forms that mean harm: an error or a value, no panic, little time, and no more memory than the form is
//! worth.

use allocation_counter::measure;
use smithy_typegen_runtime::codec::query::Query;

use crate::shapes::Parcel;
use crate::{read, refused};

#[test]
fn a_number_is_not_a_length() {
    let form = "list.member.999999999999=a&list.member.18446744073709551617=b&Flat.4294967295=c";
    let measured = measure(|| {
        let parcel: Parcel = read(form);
        assert_eq!(parcel.list.expect("a list"), ["a", "b"]);
    });
    assert!(measured.bytes_max < 8192, "{measured:?}");
}

#[test]
fn ten_thousand_levels() {
    let said = "expected at most 128 levels of nesting";
    let deep = format!("{}string=a", "inner.".repeat(10_000));
    assert!(refused::<Parcel>(&deep).starts_with(said));
    let parcels = format!("{}string=a", "parcels.member.1.".repeat(10_000));
    assert!(refused::<Parcel>(&parcels).starts_with(said));
    let maps = format!("{}key=a", "mapOfParcels.entry.1.".repeat(10_000));
    assert!(refused::<Parcel>(&maps).starts_with("expected a key and a value"));
    // What is not known is not walked.
    let unknown = format!("x{}=a", ".x".repeat(500_000));
    assert_eq!(read::<Parcel>(&unknown), Parcel::default());
    let few = Query::AWS.depth(2);
    assert!(few.from_slice::<Parcel>(b"inner.string=a").is_ok());
    assert!(few.from_slice::<Parcel>(b"inner.inner.string=a").is_err());
}

/// Reads a form and measures the memory it takes at most, in proportion to the form.
#[track_caller]
fn memory(form: &str) -> u64 {
    let measured = measure(|| drop(Query::AWS.from_slice::<Parcel>(form.as_bytes())));
    measured.bytes_max / form.len() as u64
}

#[test]
fn a_million_parameters() {
    let pairs_of = |count: usize, pair: &dyn Fn(usize) -> String| {
        let pairs: Vec<_> = (0..count).map(pair).collect();
        pairs.join("&")
    };
    let pairs = |pair: &dyn Fn(usize) -> String| pairs_of(100_000, pair);
    // A parameter takes 24 bytes, and a list may have room for as many again while it grows.
    for form in [
        pairs(&|_| "a".to_owned()),
        pairs_of(1_000_000, &|number| format!("{number:x}=")),
        pairs(&|number| format!("x.{number:x}.y=1")),
        pairs(&|_| "inner.string=a".to_owned()),
        "&".repeat(1 << 20),
        format!("list.member.{}=a", "9".repeat(1 << 20)),
        format!("{}=a", ".".repeat(1 << 20)),
        format!("string={}", "%41".repeat(1 << 19)),
    ] {
        assert!(memory(&form) < 45, "{} for {form:.20}", memory(&form));
    }
    // So does an item, besides what the value itself takes.
    let items = pairs(&|number| format!("list.member.{}=", 100_000 - number));
    assert!(memory(&items) < 25, "{}", memory(&items));
    assert_eq!(read::<Parcel>(&items).list.expect("a list").len(), 100_000);
}

#[test]
fn names_that_start_alike_take_little_time() {
    // Sorting compares long names, but their lengths add up to no more than the form's.
    let long = "inner.".repeat(100);
    let form: Vec<_> = (0..2_000)
        .map(|number| format!("{long}x{number}="))
        .collect();
    let parcel: Parcel = read(&form.join("&"));
    assert!(parcel.inner.is_some());
}

#[test]
fn values_of_every_kind_everywhere() {
    let (mut taken, mut refused) = (0, 0);
    for member in Parcel::SCHEMA.members() {
        let name = member.name();
        for end in [
            "=",
            "=0",
            "=x",
            ".member.1=1",
            ".1=",
            ".entry.1.key=k",
            ".=",
            "..=",
            ".1.1=1",
        ] {
            match Query::AWS.from_slice::<Parcel>(format!("{name}{end}").as_bytes()) {
                Ok(_) => taken += 1,
                Err(error) => {
                    refused += 1;
                    assert_eq!(error.path().split('/').nth(1), Some(name), "{name}{end}");
                }
            }
        }
    }
    assert!(taken > 50 && refused > 100, "{taken} {refused}");
}
