//! Compile errors for features of this crate that a model needs.

/// Reports the missing feature that the model needs.
#[cfg(feature = "types")]
#[macro_export]
#[doc(hidden)]
macro_rules! require_types {
    () => {};
}

/// Reports the missing feature that the model needs.
#[cfg(not(feature = "types"))]
#[macro_export]
#[doc(hidden)]
macro_rules! require_types {
    () => {
        ::std::compile_error!(
            "the model has blobs, timestamps or big numbers: enable the feature `types` of `smithy-typegen-runtime`"
        );
    };
}

/// Reports the missing feature that the model needs.
#[cfg(feature = "patterns")]
#[macro_export]
#[doc(hidden)]
macro_rules! require_patterns {
    () => {};
}

/// Reports the missing feature that the model needs.
#[cfg(not(feature = "patterns"))]
#[macro_export]
#[doc(hidden)]
macro_rules! require_patterns {
    () => {
        ::std::compile_error!(
            "the model has patterns that need a regular expression engine: enable the feature `patterns` of `smithy-typegen-runtime`"
        );
    };
}

/// Reports the missing feature that the model needs.
#[cfg(feature = "back-references")]
#[macro_export]
#[doc(hidden)]
macro_rules! require_back_references {
    () => {};
}

/// Reports the missing feature that the model needs.
#[cfg(not(feature = "back-references"))]
#[macro_export]
#[doc(hidden)]
macro_rules! require_back_references {
    () => {
        ::std::compile_error!(
            "the model has patterns with back-references: enable the feature `back-references` of `smithy-typegen-runtime`"
        );
    };
}

/// Reports the missing feature that the generated code needs.
#[cfg(feature = "serde")]
#[macro_export]
#[doc(hidden)]
macro_rules! require_serde {
    () => {};
}

/// Reports the missing feature that the generated code needs.
#[cfg(not(feature = "serde"))]
#[macro_export]
#[doc(hidden)]
macro_rules! require_serde {
    () => {
        ::std::compile_error!(
            "the types are generated with support for serde: enable the feature `serde` of `smithy-typegen-runtime`, or disable this support with `Config::serde(false)`"
        );
    };
}

/// Reports the missing feature that the generated code needs.
#[cfg(feature = "serde")]
#[macro_export]
#[doc(hidden)]
macro_rules! require_serde_of_types {
    () => {};
}

/// Reports the missing feature that the generated code needs.
#[cfg(not(feature = "serde"))]
#[macro_export]
#[doc(hidden)]
macro_rules! require_serde_of_types {
    () => {
        ::std::compile_error!(
            "external types are read and written with serde: enable the feature `serde` of `smithy-typegen-runtime`, or specify functions for them with `Config::extern_type_by`"
        );
    };
}
