//! The same frames as those of AWS's SDK for Rust.

use aws_smithy_eventstream::frame::{read_message_from, write_message_to};
use aws_smithy_types::DateTime;
use aws_smithy_types::event_stream::{Header, HeaderValue as Theirs, Message};
use smithy_typegen_runtime::event::{Frame, HeaderValue};

use crate::{decoded, encoded, frame};

fn theirs(frame: &Frame) -> Message {
    let headers = frame.headers.iter().map(|(name, value)| {
        let value = match value {
            HeaderValue::Boolean(value) => Theirs::Bool(*value),
            HeaderValue::Byte(value) => Theirs::Byte(*value),
            HeaderValue::Short(value) => Theirs::Int16(*value),
            HeaderValue::Integer(value) => Theirs::Int32(*value),
            HeaderValue::Long(value) => Theirs::Int64(*value),
            HeaderValue::Blob(bytes) => Theirs::ByteArray(bytes.clone().into()),
            HeaderValue::String(text) => Theirs::String(text.clone().into()),
            HeaderValue::Timestamp(millis) => Theirs::Timestamp(DateTime::from_millis(*millis)),
            HeaderValue::Uuid(bytes) => Theirs::Uuid(u128::from_be_bytes(*bytes)),
        };
        Header::new(name.clone(), value)
    });
    Message::new_from_parts(headers.collect(), frame.payload.clone())
}

#[test]
fn the_bytes_are_the_same_both_ways() {
    for frame in [frame(), Frame::default()] {
        let mut bytes = Vec::new();
        write_message_to(&theirs(&frame), &mut bytes).expect("a message");
        assert_eq!(encoded(&frame), bytes);
        assert_eq!(decoded(&bytes), Ok(vec![frame.clone()]));
        let read = read_message_from(&mut &*bytes).expect("a message");
        assert_eq!(read, theirs(&frame));
    }
}
