//! A structure of every kind of member, as the generator writes it, and what each test adds to it. It is
//! its own builder, as all its members are optional.

/// Defines `Parcel`. A row is a field, its type, and what stands after `optional` in the table of a
/// structure. What uses it imports the prelude's schemas.
macro_rules! parcel {
    ($($field:ident: $Type:ty = $row:tt,)*) => {
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Parcel {
            pub boolean: Option<bool>,
            pub byte: Option<i8>,
            pub short: Option<i16>,
            pub integer: Option<i32>,
            pub long: Option<i64>,
            pub float: Option<f32>,
            pub double: Option<f64>,
            pub big_integer: Option<smithy_typegen_runtime::BigInteger>,
            pub big_decimal: Option<smithy_typegen_runtime::BigDecimal>,
            pub blob: Option<smithy_typegen_runtime::Blob>,
            pub document: Option<smithy_typegen_runtime::Document>,
            pub list: Option<Vec<String>>,
            pub sparse: Option<Vec<Option<i32>>>,
            pub map: Option<std::collections::BTreeMap<String, i32>>,
            pub hidden: Option<std::collections::BTreeMap<String, i32>>,
            pub inner: Option<Box<Parcel>>,
            $(pub $field: Option<$Type>,)*
        }

        smithy_typegen_runtime::schemas! {
            TEXTS: List("test#Texts") of (prelude::STRING),
            SPARSE: List("test#Sparse", Sparse) of (prelude::INTEGER),
            MAP: Map("test#Map") of (prelude::STRING) (prelude::INTEGER),
            HIDDEN: Map("test#Hidden", Sensitive) of (prelude::STRING) (prelude::INTEGER),
        }

        // serde's traits too, where the feature is on.
        smithy_typegen_runtime::serde_structure! {
            Parcel by Parcel = PARCEL("test#Parcel") {
                boolean: optional("boolean", prelude::BOOLEAN),
                byte: optional("byte", prelude::BYTE),
                short: optional("short", prelude::SHORT),
                integer: optional("integer", prelude::INTEGER),
                long: optional("long", prelude::LONG),
                float: optional("float", prelude::FLOAT),
                double: optional("double", prelude::DOUBLE),
                big_integer: optional("bigInteger", prelude::BIG_INTEGER),
                big_decimal: optional("bigDecimal", prelude::BIG_DECIMAL),
                blob: optional("blob", prelude::BLOB),
                document: optional("document", prelude::DOCUMENT),
                list: optional("list", TEXTS),
                sparse: optional("sparse", SPARSE),
                map: optional("map", MAP),
                hidden: optional("hidden", HIDDEN),
                inner: optional("inner", PARCEL),
                $($field: optional $row),*
            }
        }
    };
}

pub(crate) use parcel;
