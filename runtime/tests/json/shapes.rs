//! A structure of every kind of member, some of them in JSON's own ways.

use smithy_typegen_runtime::DateTime;
use smithy_typegen_runtime::schema::{self, prelude};

crate::parcel::parcel! {
    string: String = ("string", prelude::STRING),
    timestamp: DateTime = ("timestamp", prelude::TIMESTAMP),
    date_time: DateTime =
        ("dateTime", prelude::TIMESTAMP, TimestampFormat(schema::TimestampFormat::DateTime)),
    http_date: DateTime = ("httpDate", HTTP_DATE),
    renamed: String = ("renamed", prelude::STRING, JsonName("other \"name\"")),
    unit: () = ("unit", prelude::UNIT),
}

smithy_typegen_runtime::schemas! {
    HTTP_DATE: Timestamp("test#HttpDate", TimestampFormat(schema::TimestampFormat::HttpDate)),
}
