//! Features that a model needs of this crate.

/// Says which feature the model needs, where it is missing.
#[cfg(feature = "types")]
#[macro_export]
#[doc(hidden)]
macro_rules! require_types {
    () => {};
}

/// Says which feature the model needs, where it is missing.
#[cfg(not(feature = "types"))]
#[macro_export]
#[doc(hidden)]
macro_rules! require_types {
    () => {
        ::std::compile_error!(
            "the model has blobs, timestamps or big numbers: turn on the feature `types` of `smithy-typegen-runtime`"
        );
    };
}

/// Says which feature the model needs, where it is missing.
#[cfg(feature = "patterns")]
#[macro_export]
#[doc(hidden)]
macro_rules! require_patterns {
    () => {};
}

/// Says which feature the model needs, where it is missing.
#[cfg(not(feature = "patterns"))]
#[macro_export]
#[doc(hidden)]
macro_rules! require_patterns {
    () => {
        ::std::compile_error!(
            "the model has patterns that need a regular expression engine: turn on the feature `patterns` of `smithy-typegen-runtime`"
        );
    };
}

/// Says which feature the model needs, where it is missing.
#[cfg(feature = "back-references")]
#[macro_export]
#[doc(hidden)]
macro_rules! require_back_references {
    () => {};
}

/// Says which feature the model needs, where it is missing.
#[cfg(not(feature = "back-references"))]
#[macro_export]
#[doc(hidden)]
macro_rules! require_back_references {
    () => {
        ::std::compile_error!(
            "the model has patterns with back-references: turn on the feature `back-references` of `smithy-typegen-runtime`"
        );
    };
}

/// Says which feature the generated code needs, where it is missing.
#[cfg(feature = "serde")]
#[macro_export]
#[doc(hidden)]
macro_rules! require_serde {
    () => {};
}

/// Says which feature the generated code needs, where it is missing.
#[cfg(not(feature = "serde"))]
#[macro_export]
#[doc(hidden)]
macro_rules! require_serde {
    () => {
        ::std::compile_error!(
            "the types are generated with serde's traits: turn on the feature `serde` of `smithy-typegen-runtime`, or generate them without, by `Config::serde(false)`"
        );
    };
}

/// Says which feature the generated code needs, where it is missing.
#[cfg(feature = "serde")]
#[macro_export]
#[doc(hidden)]
macro_rules! require_serde_of_types {
    () => {};
}

/// Says which feature the generated code needs, where it is missing.
#[cfg(not(feature = "serde"))]
#[macro_export]
#[doc(hidden)]
macro_rules! require_serde_of_types {
    () => {
        ::std::compile_error!(
            "types of your own are read and written by serde: turn on the feature `serde` of `smithy-typegen-runtime`, or name functions for them, by `Config::extern_type_by`"
        );
    };
}
