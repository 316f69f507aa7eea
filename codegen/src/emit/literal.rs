//! Emits values of `@default` as expressions.

use proc_macro2::Literal as Token;

use crate::ir::{DocumentLiteral, Literal, Type};

/// The expression. Its type is `value` without any `Box`.
pub(crate) fn text(literal: &Literal, value: &Type) -> String {
    let string = |text: &str| Token::string(text).to_string();
    let plain = match literal {
        Literal::Zero => return "Default::default()".to_owned(),
        Literal::True => "true".to_owned(),
        Literal::Number(digits) => digits.clone(),
        // Every string type can be created from a `String`.
        Literal::Text(text) => match value {
            Type::String(Some(_)) => format!("String::from({}).into()", string(text)),
            _ => format!("{}.into()", string(text)),
        },
        Literal::IntEnum(number) => format!("({number}).into()"),
        Literal::Constant(float, name) => format!("{float}::{name}"),
        Literal::Blob(base64) => match value {
            Type::Blob(Some(_)) => format!("build::bytes({})", string(base64)),
            _ => format!("build::blob({})", string(base64)),
        },
        Literal::Timestamp(text) => format!("build::timestamp({})", string(text)),
        Literal::Big(digits) => format!("build::number({})", string(digits)),
        Literal::Document(document) => match document {
            DocumentLiteral::Boolean(value) => format!("{value}.into()"),
            DocumentLiteral::Number(digits) => {
                format!("build::document_number({})", string(digits))
            }
            DocumentLiteral::Text(text) => format!("{}.into()", string(text)),
            DocumentLiteral::List => "runtime::Document::List(Vec::new())".to_owned(),
            DocumentLiteral::Object => "runtime::Document::Object(Vec::new())".to_owned(),
        },
    };
    match value {
        Type::Boxed(_) => format!("Box::new({plain})"),
        _ => plain,
    }
}
