//! Numbers of any size, every digit kept.

use std::str::FromStr;

use aws_smithy_types::big_number::{BigDecimal, BigInteger};
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use super::Format;
use crate::decode::Context;

/// A bigInteger or bigDecimal, a JSON number of as many digits as were sent. `serde_json` alone
/// hands those on; other formats take what fits into 64 bits.
#[derive(Clone, Copy, Debug)]
pub struct Big;

macro_rules! big {
    ($type:ty, $name:literal) => {
        impl Format<$type> for Big {
            fn decode<'de, D: Deserializer<'de>>(
                self,
                deserializer: D,
                _: Context<'_>,
            ) -> Result<$type, D::Error> {
                let raw = Box::<RawValue>::deserialize(deserializer)?;
                <$type>::from_str(raw.get())
                    .map_err(|_| D::Error::custom(concat!("a ", $name, " is no such number")))
            }

            fn encode<S: Serializer>(
                self,
                value: &$type,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                let raw = RawValue::from_string(value.as_ref().to_owned());
                raw.map_err(S::Error::custom)?.serialize(serializer)
            }
        }
    };
}

big!(BigInteger, "bigInteger");
big!(BigDecimal, "bigDecimal");
