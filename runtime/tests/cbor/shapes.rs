//! Types as the generator writes them: a structure of every kind of member, a union, and a wide structure.

use smithy_typegen_runtime::schema::{self, prelude};
use smithy_typegen_runtime::{DateTime, Document, UnknownMember};

crate::parcel::parcel! {
    // Names and formats of other notations, which CBOR does not obey.
    text: String = ("text", prelude::STRING, JsonName("Text")),
    at: DateTime = ("at", prelude::TIMESTAMP, TimestampFormat(schema::TimestampFormat::HttpDate)),
    choice: Choice = ("choice", CHOICE),
    a_name_of_more_than_twenty_three_bytes: bool =
        ("aNameOfMoreThanTwentyThreeBytes", prelude::BOOLEAN),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    Text(String),
    Number(i32),
    Any(Document),
    Unknown(UnknownMember),
}

smithy_typegen_runtime::union! {
    Choice = CHOICE("test#Choice") {
        Text: value("text", prelude::STRING),
        Number: value("number", prelude::INTEGER),
        Any: value("any", prelude::DOCUMENT),
    }
}

/// More members than a head of one byte counts.
macro_rules! wide {
    ($($field:ident)*) => {
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Wide {
            $(pub $field: Option<i32>,)*
        }

        smithy_typegen_runtime::structure! {
            Wide by Wide = WIDE("test#Wide") {
                $($field: optional("member", prelude::INTEGER)),*
            }
        }
    };
}

wide!(a b c d e f g set i j k l m n o p q r s t u v w x);
