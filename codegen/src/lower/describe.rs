//! Writes the documentation of items and fields: the model's text and other information from the
//! model.

use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};

use super::{Lowering, words};
use crate::ast::Node;
use crate::diagnostic::Diagnostic;
use crate::markdown;
use crate::model::traits::id;
use crate::model::{Kind, Member, Model, Shape, Traits};
use crate::parallel;
use crate::select::Selection;

impl Lowering<'_> {
    /// The documentation of an item.
    pub(super) fn describe(&self, shape: &Shape) -> String {
        if self.config.undocumented {
            return String::new();
        }
        let own = self.texts.of(&shape.traits);
        let mut paragraphs = vec![own.unwrap_or_else(|| format!("`{}`.", shape.id.name()))];
        paragraphs.extend(notes(&shape.traits));
        self.budget.spend(paragraphs.join("\n\n"))
    }

    /// The documentation of a member: its own, or else its target's, and its constraints. A member
    /// that is asked for is required though its type does not say so.
    pub(super) fn describe_member(
        &self,
        owner: &Shape,
        member: &Member,
        is_asked_for: bool,
    ) -> String {
        if self.config.undocumented {
            return String::new();
        }
        let Some(target) = self.model.get(&member.target) else {
            return format!("`{}`.", member.name);
        };
        let text = member.effective(target, |traits| self.texts.of(traits));
        let mut paragraphs = vec![text.unwrap_or_else(|| format!("`{}`.", member.name))];
        paragraphs.extend(is_asked_for.then(|| "Required.".to_owned()));
        paragraphs.extend(words::constraints(member, target));
        paragraphs.extend(member.traits.default().and_then(default));
        paragraphs.extend(binding(owner, member));
        let media_type = member.effective(target, |traits| {
            traits
                .media_type()
                .map(|name| format!("<p>Media type <code>{}</code>.</p>", html(name)))
        });
        paragraphs.extend(media_type.as_deref().map(markdown::convert));
        paragraphs.extend(notes(&member.traits));
        self.budget.spend(paragraphs.join("\n\n"))
    }
}

/// The limit for documentation. A text is repeated at each member that targets its shape, so a
/// model of one megabyte could request a terabyte.
#[derive(Default)]
pub(super) struct Budget(Cell<usize>);

impl Budget {
    /// Far more than any service needs: those of AWS stay below 5 MB.
    const MOST_BYTES: usize = 1 << 26;

    /// The text, or an empty string once the limit is exceeded.
    fn spend(&self, text: String) -> String {
        self.0.set(self.0.get().saturating_add(text.len()));
        if self.is_spent() { String::new() } else { text }
    }

    fn is_spent(&self) -> bool {
        self.0.get() > Self::MOST_BYTES
    }

    /// The diagnostic, if the limit was exceeded.
    pub(super) fn problem(&self) -> Option<Diagnostic> {
        let message = "the documentation of all members takes more than 64 MB, because each repeats \
                       that of the shape it targets";
        self.is_spent()
            .then(|| Diagnostic::error("TooLarge", message))
    }
}

/// The model's `@documentation` as Markdown. All texts are converted at once, on all cores, because
/// this is most of the work of lowering.
#[derive(Default)]
pub(super) struct Texts<'m>(HashMap<&'m str, String>);

impl<'m> Texts<'m> {
    pub(super) fn new(model: &'m Model, selection: &Selection) -> Self {
        let calls = selection.operations.keys().chain(&selection.services);
        let ids = selection.shapes.iter().chain(calls);
        let shapes = ids.filter_map(|id| model.get(id));
        let texts: BTreeSet<&str> = shapes
            .flat_map(|shape| {
                let members = shape.members().map(|member| &member.traits);
                members.chain([&shape.traits])
            })
            .filter_map(Traits::documentation)
            .collect();
        let texts: Vec<&str> = texts.into_iter().collect();
        let converted = parallel::map(&texts, |text| markdown::convert(text));
        Texts(texts.into_iter().zip(converted).collect())
    }

    /// The text in these traits, if it is not empty.
    fn of(&self, traits: &Traits) -> Option<String> {
        let text = self.0.get(traits.documentation()?)?;
        (!text.is_empty()).then(|| text.clone())
    }
}

/// The documentation of a module for a service: its title, its text, its id.
pub(crate) fn describe_service(service: &Shape) -> String {
    let title = service
        .traits
        .title()
        .map(|title| markdown::convert(&html(title)));
    let text = service.traits.documentation().map(markdown::convert);
    let id = format!("`{}`.", service.id);
    let paragraphs = title.into_iter().chain(text).chain([id]);
    let paragraphs: Vec<_> = paragraphs.filter(|text| !text.is_empty()).collect();
    paragraphs.join("\n\n")
}

/// The default of a member, as JSON, if it has one. Only simple values and empty collections can be
/// defaults.
fn default(value: &Node) -> Option<String> {
    let json = match value {
        Node::Null => return None,
        Node::Bool(truth) => truth.to_string(),
        Node::Number(number) => number.to_string(),
        Node::String(text) => serde_json::Value::from(text.as_str()).to_string(),
        Node::Array(_) => "[]".to_owned(),
        Node::Object(_) => "{}".to_owned(),
    };
    Some(markdown::convert(&format!(
        "<p>Default: <code>{}</code>.</p>",
        html(&json)
    )))
}

/// Where a member is bound in an HTTP message, if not in the body; see
/// [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html).
fn binding(owner: &Shape, member: &Member) -> Option<String> {
    if !matches!(owner.kind, Kind::Structure(_)) {
        return None;
    }
    let traits = &member.traits;
    let named = |id, what: &str| {
        let name = traits.get(id)?.as_str()?;
        Some(format!("{what} <code>{}</code>.", html(name)))
    };
    let flagged = |id, what: &str| traits.has(id).then(|| what.to_owned());
    let place = flagged(id::HTTP_LABEL, "")
        .map(|_| format!("the label <code>{}</code> of the URI.", html(&member.name)))
        .or_else(|| named("smithy.api#httpQuery", "the query parameter"))
        .or_else(|| named("smithy.api#httpHeader", "the header"))
        .or_else(|| named("smithy.api#httpPrefixHeaders", "headers that start with"))
        .or_else(|| {
            flagged(
                "smithy.api#httpQueryParams",
                "the query parameters that no other member names.",
            )
        })
        .or_else(|| flagged("smithy.api#httpPayload", "the whole body."))
        .or_else(|| flagged("smithy.api#httpResponseCode", "the status code."))?;
    Some(markdown::convert(&format!("<p>In HTTP, {place}</p>")))
}

/// Text as HTML, so that all text from a model goes through one converter.
fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// The contents of other traits: `@since`, `@externalDocumentation`, `@unstable` and the like.
fn notes(traits: &Traits) -> Vec<String> {
    let mut notes = Vec::new();
    // Text from the model goes through the converter as an HTML sentence.
    let mut say = |sentence: String| notes.push(markdown::convert(&format!("<p>{sentence}</p>")));
    let code = |text: &str| format!("<code>{}</code>", html(text));
    if let Some(reason) = traits.recommended() {
        let reason = reason.map(|reason| format!(": {}", html(reason.trim_end_matches('.'))));
        say(format!("Recommended{}.", reason.unwrap_or_default()));
    }
    if traits.idempotency_token() {
        say(
            "Idempotency token: requests with the same token are carried out only once. A client \
             sends a random one if this is not set."
                .into(),
        );
    }
    if let Some(since) = traits.since() {
        say(format!("Since {}.", html(since)));
    }
    if traits.unstable() {
        say("Unstable: this may change.".into());
    }
    if traits.internal() {
        say("Internal: not for general use.".into());
    }
    if traits.private() {
        say("Private: only for shapes in its namespace.".into());
    }
    if traits.sensitive() {
        say("Sensitive: never shown by <code>Debug</code> or in a violation.".into());
    }
    if let [first, rest @ ..] = traits.tags().as_slice() {
        let tags = rest
            .iter()
            .fold(code(first), |tags, tag| tags + ", " + &code(tag));
        say(format!("Tags: {tags}."));
    }
    notes.extend(traits.external_documentation().iter().map(|(name, url)| {
        let (name, url) = (html(name), html(url));
        markdown::convert(&format!("<p>See <a href=\"{url}\">{name}</a>.</p>"))
    }));
    notes
}
