//! What values look like on the wire.
#![cfg(feature = "types")]

use serde::de::DeserializeOwned;
use serde::ser::Serialize;
use smithy_typegen_runtime::build::{Missing, Structure};
use smithy_typegen_runtime::format;
use smithy_typegen_runtime::{BigDecimal, BigInteger, Blob, DateTime, Document};

/// A structure of one member in some format, as the generator would write it.
macro_rules! holder {
    ($name:ident, $builder:ident, $type:ty, $format:expr) => {
        struct $name {
            v: Option<$type>,
        }

        #[derive(Default)]
        struct $builder {
            v: Option<$type>,
        }

        impl Structure for $name {
            type Builder = $builder;
            const ID: &'static str = "test#Holder";

            fn assemble(builder: $builder, _: &mut Missing<'_>) -> Self {
                $name { v: builder.v }
            }
        }

        smithy_typegen_runtime::serde_structure! {
            $name by $builder {
                v: optional("v", $format),
            }
        }
    };
}

holder!(Double, DoubleBuilder, f64, format::Float);
holder!(Float, FloatBuilder, f32, format::Float);
holder!(Bytes, BytesBuilder, Blob, format::Base64);
holder!(Seconds, SecondsBuilder, DateTime, format::EpochSeconds);
holder!(Rfc3339, Rfc3339Builder, DateTime, format::DateTime);
holder!(HttpDate, HttpDateBuilder, DateTime, format::HttpDate);
holder!(Any, AnyBuilder, Document, format::Document);
holder!(Integer, IntegerBuilder, BigInteger, format::Big);
holder!(Decimal, DecimalBuilder, BigDecimal, format::Big);

fn read<T: DeserializeOwned>(value: &str) -> Result<T, serde_json::Error> {
    serde_json::from_str(&format!(r#"{{"v":{value}}}"#))
}

/// What a value is written as again once it was read.
fn again<T: DeserializeOwned + Serialize>(value: &str) -> String {
    let json = serde_json::to_string(&read::<T>(value).unwrap()).unwrap();
    let inner = json
        .strip_prefix(r#"{"v":"#)
        .and_then(|json| json.strip_suffix('}'));
    inner.unwrap_or("nothing").to_owned()
}

#[test]
fn floats_have_names_for_what_json_has_no_number_for() {
    for value in [
        "1.5",
        "-0.25",
        r#""NaN""#,
        r#""Infinity""#,
        r#""-Infinity""#,
    ] {
        assert_eq!(again::<Double>(value), value);
        assert_eq!(again::<Float>(value), value);
    }
    assert_eq!(again::<Double>("3"), "3.0");
    assert_eq!(again::<Float>("8.8"), "8.8");
    assert!(read::<Double>(r#""1.5""#).is_err());
}

#[test]
fn blobs_are_base64() {
    assert_eq!(
        read::<Bytes>(r#""YWJj""#).unwrap().v,
        Some(Blob::new("abc"))
    );
    assert_eq!(again::<Bytes>(r#""YQ==""#), r#""YQ==""#);
    assert!(read::<Bytes>(r#""a!""#).is_err());
}

#[test]
fn timestamps_have_three_notations() {
    let instant = Some(DateTime::from_secs_and_nanos(482_196_050, 520_000_000));
    assert_eq!(read::<Seconds>("482196050.52").unwrap().v, instant);
    assert_eq!(
        read::<Rfc3339>(r#""1985-04-12T23:20:50.52Z""#).unwrap().v,
        instant
    );
    assert_eq!(
        read::<Rfc3339>(r#""1985-04-13T00:20:50.52+01:00""#)
            .unwrap()
            .v,
        instant
    );
    for value in ["482196050.52", "482196050", "0", "-1"] {
        assert_eq!(again::<Seconds>(value), value);
    }
    let date = r#""Tue, 29 Apr 2014 18:30:38 GMT""#;
    assert_eq!(again::<HttpDate>(date), date);
    assert!(read::<Seconds>(r#""yesterday""#).is_err());
    assert!(read::<Rfc3339>(r#""yesterday""#).is_err());
    assert!(read::<Seconds>("18446744073709551615").is_err());
}

#[test]
fn documents_are_any_json_and_null_is_one() {
    for value in [
        r#"{"a":[1,-2,1.5,"x",true,null],"b":{}}"#,
        "null",
        "[]",
        "7",
    ] {
        assert_eq!(again::<Any>(value), value);
    }
    assert_eq!(again::<Any>(r#"{"b":1,"a":2}"#), r#"{"a":2,"b":1}"#);
}

#[test]
fn big_numbers_keep_every_digit() {
    let digits = "123456789012345678901234567890123456789012345678901234567890";
    assert_eq!(again::<Integer>(digits), digits);
    let decimal = "0.1000000000000000000000000000000000000000000000000000000000001";
    assert_eq!(again::<Decimal>(decimal), decimal);
    assert!(read::<Integer>("1.5").is_err());
}
