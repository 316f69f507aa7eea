//! What is wrong with default values.

mod loader_support;

use insta::assert_snapshot;
use loader_support::{problems, problems_of_shapes};

#[test]
fn defaults_that_are_values() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#IntEnum": { "type": "intEnum", "members": { "A": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } } } },
  "example#S": { "type": "structure", "members": {
    "intEnum": { "target": "example#IntEnum", "traits": { "smithy.api#default": 1 } },
    "float": { "target": "smithy.api#Float", "traits": { "smithy.api#default": 3.4028235e38 } },
    "nan": { "target": "smithy.api#Float", "traits": { "smithy.api#default": "NaN" } },
    "double": { "target": "smithy.api#Double", "traits": { "smithy.api#default": 1e300 } },
    "blob": { "target": "smithy.api#Blob", "traits": { "smithy.api#default": "aGVsbG8=" } },
    "leapDay": { "target": "smithy.api#Timestamp", "traits": { "smithy.api#default": "2024-02-29T23:59:59.5Z" } },
    "seconds": { "target": "smithy.api#Timestamp", "traits": { "smithy.api#default": 1.5 } },
    "bigInteger": { "target": "smithy.api#BigInteger", "traits": { "smithy.api#default": "123456789012345678901234567890" } },
    "bigDecimal": { "target": "smithy.api#BigDecimal", "traits": { "smithy.api#default": "-1.50e3" } } } }
"#), @"");
}

#[test]
fn defaults_that_are_not_values() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#IntEnum": { "type": "intEnum", "members": { "A": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } } } },
  "example#U": { "type": "union", "members": { "a": { "target": "smithy.api#String" } } },
  "example#S": { "type": "structure", "members": {
    "intEnum": { "target": "example#IntEnum", "traits": { "smithy.api#default": 2147483648 } },
    "float": { "target": "smithy.api#Float", "traits": { "smithy.api#default": 3.5e38 } },
    "double": { "target": "smithy.api#Double", "traits": { "smithy.api#default": 1e400 } },
    "blob": { "target": "smithy.api#Blob", "traits": { "smithy.api#default": "aGVsbG8" } },
    "offset": { "target": "smithy.api#Timestamp", "traits": { "smithy.api#default": "2024-02-29T23:59:59+01:00" } },
    "noLeapDay": { "target": "smithy.api#Timestamp", "traits": { "smithy.api#default": "2023-02-29T23:59:59Z" } },
    "bigInteger": { "target": "smithy.api#BigInteger", "traits": { "smithy.api#default": "1.5" } },
    "bigDecimal": { "target": "smithy.api#BigDecimal", "traits": { "smithy.api#default": "0x10" } },
    "union": { "target": "example#U", "traits": { "smithy.api#default": null } } } }
"#), @r#"
error[InvalidTraitValue]: the value of the trait `smithy.api#default` must be a value of the intEnum
 --> model.json:5:81
  |
5 |     "intEnum": { "target": "example#IntEnum", "traits": { "smithy.api#default": 2147483648 } },
  |                                                                                 ^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#default` must fit the type float
 --> model.json:6:80
  |
6 |     "float": { "target": "smithy.api#Float", "traits": { "smithy.api#default": 3.5e38 } },
  |                                                                                ^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#default` must fit the type double
 --> model.json:7:82
  |
7 |     "double": { "target": "smithy.api#Double", "traits": { "smithy.api#default": 1e400 } },
  |                                                                                  ^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#default` must be base64 with padding
 --> model.json:8:78
  |
8 |     "blob": { "target": "smithy.api#Blob", "traits": { "smithy.api#default": "aGVsbG8" } },
  |                                                                              ^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#default` must be a date and time in UTC, such as `1985-04-12T23:20:50Z`
 --> model.json:9:85
  |
9 |     "offset": { "target": "smithy.api#Timestamp", "traits": { "smithy.api#default": "2024-02-29T23:59:59+01:00" } },
  |                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#default` must be a date and time in UTC, such as `1985-04-12T23:20:50Z`
  --> model.json:10:88
   |
10 |     "noLeapDay": { "target": "smithy.api#Timestamp", "traits": { "smithy.api#default": "2023-02-29T23:59:59Z" } },
   |                                                                                        ^^^^^^^^^^^^^^^^^^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#default` must be an integer
  --> model.json:11:90
   |
11 |     "bigInteger": { "target": "smithy.api#BigInteger", "traits": { "smithy.api#default": "1.5" } },
   |                                                                                          ^^^^^

error[InvalidTraitValue]: the value of the trait `smithy.api#default` must be a JSON number
  --> model.json:12:90
   |
12 |     "bigDecimal": { "target": "smithy.api#BigDecimal", "traits": { "smithy.api#default": "0x10" } },
   |                                                                                          ^^^^^^

error[TraitNotAllowed]: the trait `smithy.api#default` cannot be applied to `example#S$union`: it applies to simple shapes, lists, maps and members of structures that target one
  --> model.json:13:73
   |
13 |     "union": { "target": "example#U", "traits": { "smithy.api#default": null } } } }
   |                                                                         ^^^^
"#);
}

#[test]
fn defaults_that_are_out_of_bounds() {
    assert_snapshot!(problems_of_shapes(r#"
  "example#Percent": { "type": "integer", "traits": { "smithy.api#range": { "min": 1, "max": 100 } } },
  "example#Name": { "type": "string", "traits": { "smithy.api#length": { "max": 3 }, "smithy.api#default": "four" } },
  "example#S": { "type": "structure", "members": {
    "zero": { "target": "example#Percent", "traits": { "smithy.api#default": 0 } },
    "above": { "target": "example#Percent", "traits": { "smithy.api#default": 101 } },
    "within": { "target": "example#Percent", "traits": { "smithy.api#default": 100.0 } },
    "blob": { "target": "smithy.api#Blob", "traits": { "smithy.api#default": "aGVsbG8=", "smithy.api#length": { "min": 6.0 } } },
    "name": { "target": "example#Name", "traits": { "smithy.api#default": "four" } } } }
"#), @r#"
error[DefaultOutOfBounds]: the default is not within the bounds of `smithy.api#length`: `4` is above the maximum of `3`
 --> model.json:3:108
  |
3 |   "example#Name": { "type": "string", "traits": { "smithy.api#length": { "max": 3 }, "smithy.api#default": "four" } },
  |                                                                                                            ^^^^^^

warning[DefaultOutOfBounds]: the default is not within the bounds of `smithy.api#range`: `0` is below the minimum of `1`
 --> model.json:5:78
  |
5 |     "zero": { "target": "example#Percent", "traits": { "smithy.api#default": 0 } },
  |                                                                              ^

error[DefaultOutOfBounds]: the default is not within the bounds of `smithy.api#range`: `101` is above the maximum of `100`
 --> model.json:6:79
  |
6 |     "above": { "target": "example#Percent", "traits": { "smithy.api#default": 101 } },
  |                                                                               ^^^

error[DefaultOutOfBounds]: the default is not within the bounds of `smithy.api#length`: `5` is below the minimum of `6.0`
 --> model.json:8:78
  |
8 |     "blob": { "target": "smithy.api#Blob", "traits": { "smithy.api#default": "aGVsbG8=", "smithy.api#length": { "min": 6.0 } } },
  |                                                                              ^^^^^^^^^^
"#);
}

#[test]
fn an_empty_stream_of_version_1_may_be_too_short() {
    assert_snapshot!(problems(r#"{ "smithy": "1.0", "shapes": {
  "example#Stream": { "type": "blob", "traits": { "smithy.api#streaming": {}, "smithy.api#length": { "min": 1 } } },
  "example#S": { "type": "structure", "members": { "stream": { "target": "example#Stream" } } }
}}"#), @r#"
warning[DefaultOutOfBounds]: the default is not within the bounds of `smithy.api#length`: `0` is below the minimum of `1`
 --> model.json:3:52
  |
3 |   "example#S": { "type": "structure", "members": { "stream": { "target": "example#Stream" } } }
  |                                                    ^^^^^^^^
"#);
}
