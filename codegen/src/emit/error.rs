//! What a struct has as an error.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::names::ident;
use crate::ir::Structure;

pub(crate) fn generate(structure: &Structure) -> Option<TokenStream> {
    let error = structure.error.as_ref()?;
    let name = ident(&structure.head.name);
    let code = &error.code;
    let status = Literal::u16_unsuffixed(error.status);
    let fault = if error.client_fault {
        quote!(Client)
    } else {
        quote!(Server)
    };
    let retryable = error.retryable.map(|throttling| {
        quote! {
            fn retryable(&self) -> Option<runtime::Retryable> {
                Some(runtime::Retryable { throttling: #throttling })
            }
        }
    });
    let message = error.message.as_ref().map(|(field, optional)| {
        let field = ident(field);
        let message = if *optional {
            quote!(self.#field.as_deref())
        } else {
            quote!(Some(&self.#field))
        };
        quote! {
            fn message(&self) -> Option<&str> {
                #message
            }
        }
    });
    Some(quote! {
        impl runtime::ServiceError for #name {
            fn code(&self) -> &str {
                #code
            }
            fn status(&self) -> u16 {
                #status
            }
            fn fault(&self) -> runtime::Fault {
                runtime::Fault::#fault
            }
            #retryable
            #message
        }
        runtime::service_error!(#name);
    })
}
