//! Frames of event streams: compared with another implementation, in pieces, and changed at random.

#![cfg(feature = "http")]

mod against_aws;
mod random;

use smithy_typegen_runtime::event::{Frame, FrameDecoder, FrameError, HeaderValue};

/// A frame with a header of each type.
fn frame() -> Frame {
    let headers = [
        ("true", HeaderValue::Boolean(true)),
        ("false", HeaderValue::Boolean(false)),
        ("byte", HeaderValue::Byte(-1)),
        ("short", HeaderValue::Short(i16::MIN)),
        ("integer", HeaderValue::Integer(i32::MAX)),
        ("long", HeaderValue::Long(i64::MIN)),
        ("blob", HeaderValue::Blob(vec![0, 255])),
        ("string", HeaderValue::String("ü".to_owned())),
        ("timestamp", HeaderValue::Timestamp(-1)),
        ("uuid", HeaderValue::Uuid([7; 16])),
    ];
    let headers = headers.map(|(name, value)| (name.to_owned(), value));
    Frame {
        headers: headers.into(),
        payload: b"payload".to_vec(),
    }
}

fn encoded(frame: &Frame) -> Vec<u8> {
    let mut bytes = Vec::new();
    frame.encode(&mut bytes).expect("a frame");
    bytes
}

/// All frames of the bytes.
fn decoded(bytes: &[u8]) -> Result<Vec<Frame>, FrameError> {
    let mut decoder = FrameDecoder::new(bytes.len());
    decoder.push(bytes);
    let mut frames = Vec::new();
    while let Some(frame) = decoder.next_frame()? {
        frames.push(frame);
    }
    decoder.finish()?;
    Ok(frames)
}

#[test]
fn a_frame_comes_back() {
    for frame in [frame(), Frame::default()] {
        assert_eq!(decoded(&encoded(&frame)), Ok(vec![frame]));
    }
}

#[test]
fn frames_arrive_in_pieces_of_any_size() {
    let bytes = [
        encoded(&frame()),
        encoded(&Frame::default()),
        encoded(&frame()),
    ]
    .concat();
    for size in 1..bytes.len() {
        let mut decoder = FrameDecoder::new(bytes.len());
        let mut frames = Vec::new();
        for piece in bytes.chunks(size) {
            decoder.push(piece);
            while let Some(frame) = decoder.next_frame().expect("a frame") {
                frames.push(frame);
            }
        }
        assert_eq!(frames, [frame(), Frame::default(), frame()]);
        decoder.finish().expect("the end");
    }
}

#[test]
fn the_limit_is_that_of_a_frame() {
    let bytes = encoded(&frame());
    let limit = bytes.len();
    for (limit, is_ok) in [(limit, true), (limit - 1, false)] {
        let mut decoder = FrameDecoder::new(limit);
        // More bytes than the limit in all, since each frame counts for itself.
        decoder.push(&bytes);
        decoder.push(&bytes);
        assert_eq!(decoder.next_frame().is_ok(), is_ok);
        if !is_ok {
            assert_eq!(decoder.next_frame(), Err(FrameError::TooLarge { limit }));
        }
    }
}

#[test]
fn headers_that_are_too_long_are_errors() {
    let with = |name: &str, value: HeaderValue| Frame {
        headers: vec![(name.to_owned(), value)],
        payload: Vec::new(),
    };
    let text = |length: usize| HeaderValue::String("x".repeat(length));
    for (frame, is_ok) in [
        (with(&"x".repeat(255), text(0)), true),
        (with(&"x".repeat(256), text(0)), false),
        (with("", text(0)), false),
        (with("x", text(32_767)), true),
        (with("x", text(32_768)), false),
        (with("x", HeaderValue::Blob(vec![0; 32_768])), false),
    ] {
        assert_eq!(frame.encode(&mut Vec::new()).is_ok(), is_ok);
    }
}

#[test]
fn headers_that_are_malformed_are_errors() {
    // Built by hand: the encoder does not write them.
    for headers in [
        &b"\x01x"[..],
        b"\x01x\x0a",
        b"\x00\x00",
        b"\x02x\x00",
        b"\x01x\x07\x00\x02x",
        b"\x01x\x07\x00\x01\xff",
        b"\x01x\x08\x00",
        b"\x01x\x00\x01x\x00",
    ] {
        assert_eq!(
            decoded(&by_hand(headers, headers.len())),
            Err(FrameError::Malformed)
        );
    }
    assert_eq!(decoded(&by_hand(b"", 1)), Err(FrameError::Malformed));
    assert!(decoded(&by_hand(b"\x01x\x00", 3)).is_ok());
}

/// A frame with these headers, that says they have another length.
fn by_hand(headers: &[u8], length: usize) -> Vec<u8> {
    let total = u32::try_from(16 + headers.len()).expect("a length");
    let length = u32::try_from(length).expect("a length");
    let mut bytes = [total.to_be_bytes(), length.to_be_bytes()].concat();
    bytes.extend(crc(&bytes));
    bytes.extend(headers);
    bytes.extend(crc(&bytes));
    bytes
}

/// CRC-32, bit by bit.
fn crc(bytes: &[u8]) -> [u8; 4] {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 * (sum & 1));
        }
    }
    (!sum).to_be_bytes()
}
