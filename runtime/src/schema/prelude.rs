//! The shapes of Smithy's [prelude](https://smithy.io/2.0/spec/model.html#prelude).

use super::{Kind, Schema};

macro_rules! shapes {
    ($($name:ident = $kind:ident $shape:literal),* $(,)?) => {
        $(
            #[doc = concat!("`", $shape, "`.")]
            pub static $name: Schema = Schema::new($shape, Kind::$kind, &[]);
        )*
    };
}

shapes! {
    BIG_DECIMAL = BigDecimal "smithy.api#BigDecimal",
    BIG_INTEGER = BigInteger "smithy.api#BigInteger",
    BLOB = Blob "smithy.api#Blob",
    BOOLEAN = Boolean "smithy.api#Boolean",
    BYTE = Byte "smithy.api#Byte",
    DOCUMENT = Document "smithy.api#Document",
    DOUBLE = Double "smithy.api#Double",
    FLOAT = Float "smithy.api#Float",
    INTEGER = Integer "smithy.api#Integer",
    LONG = Long "smithy.api#Long",
    PRIMITIVE_BOOLEAN = Boolean "smithy.api#PrimitiveBoolean",
    PRIMITIVE_BYTE = Byte "smithy.api#PrimitiveByte",
    PRIMITIVE_DOUBLE = Double "smithy.api#PrimitiveDouble",
    PRIMITIVE_FLOAT = Float "smithy.api#PrimitiveFloat",
    PRIMITIVE_INTEGER = Integer "smithy.api#PrimitiveInteger",
    PRIMITIVE_LONG = Long "smithy.api#PrimitiveLong",
    PRIMITIVE_SHORT = Short "smithy.api#PrimitiveShort",
    SHORT = Short "smithy.api#Short",
    STRING = String "smithy.api#String",
    TIMESTAMP = Timestamp "smithy.api#Timestamp",
}

/// `smithy.api#Unit`.
pub static UNIT: Schema = Schema::new("smithy.api#Unit", Kind::Structure(&[]), &[]);
