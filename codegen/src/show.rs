//! Shows the closure of a shape as a tree.
//!
//! Each shape is expanded at its first occurrence. Inside itself it is marked as recursive, later as shown above.

use std::collections::BTreeSet;

use crate::ast::Node;
use crate::diagnostic::visible;
use crate::model::traits::id;
use crate::model::{Kind, Member, Model, Relation, Role, Shape, ShapeId, Traits};

/// The maximum depth; deeper shapes can be shown separately.
const DEEPEST: usize = 40;

/// Traits that are not shown: too long, or irrelevant to values.
const SILENT: &[&str] = &[
    id::DOCUMENTATION,
    id::ENUM,
    id::ENUM_VALUE,
    id::EXAMPLES,
    id::EXTERNAL_DOCUMENTATION,
    id::TRAIT,
    id::SUPPRESS,
    id::TITLE,
    "smithy.rules#endpointRuleSet",
    "smithy.rules#endpointTests",
];

/// The tree of a shape, one shape per line; `None` if the model has no such shape.
///
/// ```
/// use smithy_typegen::{internal::{model::{Model, ShapeId}, show}, source::Sources};
///
/// let mut sources = Sources::new();
/// sources.add("city.json", r#"{
///     "smithy": "2.0",
///     "shapes": {
///         "example#City": {
///             "type": "structure",
///             "members": {
///                 "name": { "target": "smithy.api#String", "traits": { "smithy.api#required": {} } },
///                 "twin": { "target": "example#City" }
///             }
///         }
///     }
/// }"#);
/// let loaded = Model::load(&sources).expect("a model with nothing wrong");
/// assert_eq!(
///     show::tree(&loaded.model, &ShapeId::parse("example#City")?).as_deref(),
///     Some("structure example#City\n├ name: string @required\n└ twin: structure City (recursive)\n"),
/// );
/// # Ok::<(), smithy_typegen::internal::model::InvalidShapeId>(())
/// ```
pub fn tree(model: &Model, id: &ShapeId) -> Option<String> {
    let root = model.get(id)?;
    let mut tree = Tree {
        model,
        root,
        text: String::new(),
        above: Vec::new(),
        shown: BTreeSet::new(),
        steps: Vec::new(),
    };
    tree.line(
        "",
        "",
        &format!("{} {id}", root.kind.name()),
        &annotations(&root.traits),
    );
    tree.open(root, "");
    tree.run();
    Some(tree.text)
}

/// The tree of a shape or of a member, `ns#Shape$member`; `None` if the model does not have it.
pub fn named(model: &Model, id: &str) -> Option<String> {
    let (shape, member) = match id.split_once('$') {
        Some((shape, member)) => (shape, Some(member)),
        None => (id, None),
    };
    let shape = ShapeId::parse(shape).ok()?;
    let Some(member) = member else {
        return tree(model, &shape);
    };
    let member = model.get(&shape)?.member(member)?;
    let target = tree(model, &member.target)?;
    let traits = annotations(&member.traits);
    Some(format!("member {shape}${}{traits}\n{target}", member.name))
}

/// The contents of a model by kind: services, resources, operations and data shapes.
pub fn contents(model: &Model) -> String {
    let mut text = String::new();
    for (title, is_meant) in KINDS {
        let shapes = model.shapes().filter(|shape| {
            is_meant(&shape.kind) && !shape.is_prelude() && !shape.traits.is_trait()
        });
        let lines: Vec<_> = shapes
            .map(|shape| format!("  {}\n", visible(shape.id.as_str())))
            .collect();
        if !lines.is_empty() {
            text.push_str(&format!("{title} ({})\n{}", lines.len(), lines.concat()));
        }
    }
    text
}

type Kinds = [(&'static str, fn(&Kind) -> bool); 9];

const KINDS: Kinds = [
    ("services", |kind| matches!(kind, Kind::Service(_))),
    ("resources", |kind| matches!(kind, Kind::Resource(_))),
    ("operations", |kind| matches!(kind, Kind::Operation(_))),
    ("structures", |kind| matches!(kind, Kind::Structure(_))),
    ("unions", |kind| matches!(kind, Kind::Union(_))),
    ("enums", |kind| {
        matches!(kind, Kind::Enum(_) | Kind::IntEnum(_))
    }),
    ("lists", |kind| matches!(kind, Kind::List(_))),
    ("maps", |kind| matches!(kind, Kind::Map { .. })),
    ("simple shapes", |kind| {
        !matches!(
            kind,
            Kind::Service(_)
                | Kind::Resource(_)
                | Kind::Operation(_)
                | Kind::Structure(_)
                | Kind::Union(_)
                | Kind::Enum(_)
                | Kind::IntEnum(_)
                | Kind::List(_)
                | Kind::Map { .. }
        )
    }),
];

/// A line below a shape: its label and its contents.
struct Branch<'m> {
    label: String,
    target: Option<&'m ShapeId>,
    member: Option<&'m Member>,
}

enum Step<'m> {
    Show {
        prefix: String,
        last: bool,
        branch: Branch<'m>,
    },
    Close,
}

struct Tree<'m> {
    model: &'m Model,
    root: &'m Shape,
    text: String,
    /// The shapes being expanded.
    above: Vec<&'m ShapeId>,
    shown: BTreeSet<&'m ShapeId>,
    /// What remains to show, the next one last: a model may be deeper than the machine's stack.
    steps: Vec<Step<'m>>,
}

impl<'m> Tree<'m> {
    fn run(&mut self) {
        while let Some(step) = self.steps.pop() {
            match step {
                Step::Close => {
                    self.above.pop();
                }
                Step::Show {
                    prefix,
                    last,
                    branch,
                } => self.show(&prefix, last, &branch),
            }
        }
    }

    fn show(&mut self, prefix: &str, last: bool, branch: &Branch<'m>) {
        let own = branch.member.map(|member| annotations(&member.traits));
        let own = own.unwrap_or_default();
        let bullet = if last { "└ " } else { "├ " };
        let Some(target) = branch.target.and_then(|id| self.model.get(id)) else {
            return self.line(prefix, bullet, &branch.label, &own);
        };
        let branches = branches(target);
        let mark = if branches.is_empty() || target.is_prelude() {
            ""
        } else if self.above.contains(&&target.id) {
            " (recursive)"
        } else if self.shown.contains(&target.id) {
            " (shown above)"
        } else if self.above.len() >= DEEPEST {
            " (deeper: show it separately)"
        } else {
            let below = if last { "  " } else { "│ " };
            let text = format!("{}: {}", branch.label, self.named(target));
            let traits = format!("{own}{}", annotations(&target.traits));
            self.line(prefix, bullet, &text, &traits);
            return self.open(target, &format!("{prefix}{below}"));
        };
        let theirs = match mark {
            "" => annotations(&target.traits),
            _ => String::new(),
        };
        let text = format!("{}: {}{mark}", branch.label, self.named(target));
        self.line(prefix, bullet, &text, &format!("{own}{theirs}"));
    }

    fn open(&mut self, shape: &'m Shape, prefix: &str) {
        self.above.push(&shape.id);
        self.shown.insert(&shape.id);
        self.steps.push(Step::Close);
        let branches = branches(shape).into_iter().rev().enumerate();
        self.steps
            .extend(branches.map(|(from_end, branch)| Step::Show {
                prefix: prefix.to_owned(),
                last: from_end == 0,
                branch,
            }));
    }

    fn line(&mut self, prefix: &str, bullet: &str, text: &str, traits: &str) {
        self.text.push_str(prefix);
        self.text.push_str(bullet);
        self.text.push_str(&visible(text));
        self.text.push_str(&visible(traits));
        self.text.push('\n');
    }

    /// The kind and name of a shape. Prelude shapes have only a kind, and the namespace of the root is omitted.
    fn named(&self, shape: &Shape) -> String {
        let (kind, id) = (shape.kind.name(), &shape.id);
        if shape.is_prelude() && id.name().eq_ignore_ascii_case(kind) {
            kind.to_owned()
        } else if id.namespace() == self.root.id.namespace() {
            format!("{kind} {}", id.name())
        } else {
            format!("{kind} {id}")
        }
    }
}

/// The lines below a shape.
fn branches(shape: &Shape) -> Vec<Branch<'_>> {
    if let Kind::Enum(members) | Kind::IntEnum(members) = &shape.kind {
        return members.iter().map(value).collect();
    }
    let branch = |Relation { role, target }| {
        let (label, member) = match role {
            Role::Operation => ("operation".to_owned(), None),
            Role::Resource => ("resource".to_owned(), None),
            Role::Input => ("input".to_owned(), None),
            Role::Output => ("output".to_owned(), None),
            Role::Error => ("error".to_owned(), None),
            Role::Identifier(name) => (format!("identifier {name}"), None),
            Role::Property(name) => (format!("property {name}"), None),
            Role::Member(member) => (member.name.clone(), Some(member)),
        };
        Branch {
            label,
            target: Some(target),
            member,
        }
    };
    shape.relations().into_iter().map(branch).collect()
}

/// A member of an enum, with its serialized value.
fn value(member: &Member) -> Branch<'_> {
    Branch {
        label: match member.traits.get(id::ENUM_VALUE) {
            Some(value) => format!("{} = {}", member.name, json(value)),
            None => member.name.clone(),
        },
        target: None,
        member: Some(member),
    }
}

/// Traits in Smithy IDL, each after a space.
fn annotations(traits: &Traits) -> String {
    let shown = traits.iter().filter(|(id, _)| {
        !SILENT.contains(&id.as_str())
            && (id.namespace() == "smithy.api" || id.namespace() == "aws.api")
    });
    shown
        .map(|(id, value)| format!(" @{}{}", id.name(), argument(value)))
        .collect()
}

fn argument(value: &Node) -> String {
    match value {
        Node::Object(entries) if entries.is_empty() => String::new(),
        Node::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| format!("{key}: {}", json(value)));
            format!("({})", entries.collect::<Vec<_>>().join(", "))
        }
        other => format!("({})", json(other)),
    }
}

/// A value as JSON on one line; nested values are abbreviated.
fn json(value: &Node) -> String {
    match value {
        Node::Null => "null".to_owned(),
        Node::Bool(value) => value.to_string(),
        Node::Number(number) => number.to_string(),
        Node::String(text) => serde_json::Value::from(text.as_str()).to_string(),
        Node::Array(items) if items.iter().all(|item| item.as_str().is_some()) => {
            let items: Vec<String> = items.iter().map(json).collect();
            format!("[{}]", items.join(", "))
        }
        Node::Array(_) => "[…]".to_owned(),
        Node::Object(_) => "{…}".to_owned(),
    }
}
