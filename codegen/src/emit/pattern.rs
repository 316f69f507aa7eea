//! Writes a matcher as a constant expression, using the names in `smithy_typegen_runtime::pattern`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::pattern::{self, Class, Matcher, Step};

pub(crate) fn matcher(matcher: &Matcher) -> TokenStream {
    match matcher {
        Matcher::Always => quote!(Matcher::Always),
        Matcher::Never => quote!(Matcher::Never),
        Matcher::Steps(all) => {
            let steps = steps(all);
            quote!(Matcher::Steps(#steps))
        }
        Matcher::Contains(class) => {
            let class = self::class(class);
            quote!(Matcher::Contains(#class))
        }
        Matcher::Linear(notation) => quote!(Matcher::Linear(#notation)),
        Matcher::Backtracking(notation) => quote!(Matcher::Backtracking(#notation)),
    }
}

fn steps(all: &[Step]) -> TokenStream {
    let all = all.iter().map(step);
    quote!(&[#(#all),*])
}

fn step(step: &Step) -> TokenStream {
    match step {
        Step::Literal(text) => quote!(Step::Literal(#text)),
        Step::Chars { class, min, max } => {
            let class = self::class(class);
            match (min, max) {
                (1, Some(1)) => quote!(Step::one(#class)),
                (min, Some(max)) if min == max => {
                    let count = number(*min);
                    quote!(Step::exactly(#count, #class))
                }
                (min, None) => {
                    let min = number(*min);
                    quote!(Step::at_least(#min, #class))
                }
                (min, Some(max)) => {
                    let (min, max) = (number(*min), number(*max));
                    quote!(Step::Chars(#min, #max, #class))
                }
            }
        }
        Step::Repeat { steps, min, max } => {
            let steps = self::steps(steps);
            match (min, max) {
                (0, Some(1)) => quote!(Step::optional(#steps)),
                (min, max) => {
                    let min = number(*min);
                    let max = max
                        .map(number)
                        .map_or(quote!(Step::MANY), |max| quote!(#max));
                    quote!(Step::Repeat(#min, #max, #steps))
                }
            }
        }
        Step::Choice(choices) => {
            let choices = choices.iter().map(|choice| steps(choice));
            quote!(Step::Choice(&[#(#choices),*]))
        }
        Step::After(class) => {
            let class = self::class(class);
            quote!(Step::After(#class))
        }
        Step::NotAfter(class) => {
            let class = self::class(class);
            quote!(Step::NotAfter(#class))
        }
        Step::Ahead(inner) => {
            let inner = steps(inner);
            quote!(Step::Ahead(#inner))
        }
        Step::NotAhead(inner) => {
            let inner = steps(inner);
            quote!(Step::NotAhead(#inner))
        }
        Step::End => quote!(Step::End),
    }
}

fn number(number: u32) -> Literal {
    Literal::u32_unsuffixed(number)
}

fn class(class: &Class) -> TokenStream {
    let ascii = pattern::ranges(&class.ascii);
    let base = if class.negated {
        quote!(Class::except(#ascii))
    } else {
        quote!(Class::of(#ascii))
    };
    let categories = (!class.categories.is_empty()).then(|| {
        let categories = class.categories.join(" ");
        quote!(.with(#categories))
    });
    let exceptions = (!class.exceptions.is_empty()).then(|| {
        let ranges = class
            .exceptions
            .iter()
            .map(|(from, to)| quote!((#from, #to)));
        quote!(.flipped(&[#(#ranges),*]))
    });
    quote!(#base #categories #exceptions)
}
