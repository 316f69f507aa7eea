//! How much a value takes by itself: shapes that would be types too deep or too large are problems.
//!
//! A model may nest lists ten thousand deep, or double a structure at each of sixty levels. rustc
//! and the generator would not come to the end of such types, and a thread's stack does not hold
//! their values. Real models stay far below: of some forty services the deepest nest lists three
//! deep and structures nine, and the largest value is 18 KB.

use std::collections::{BTreeMap, BTreeSet};

use super::recursion::Boxes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Kind, Member, Model, Shape, ShapeId};

/// How many lists and maps may stand in one another with no structure or union between.
const MOST_COLLECTIONS: usize = 32;
/// How many structures and unions may stand in one another with nothing but themselves between.
const MOST_LEVELS: usize = 64;
/// How many bytes a value may take, without what it has on the heap.
const MOST_BYTES: usize = 256 * 1024;
/// About what a string, list or map takes, the largest of what holds nothing by itself.
const LEAF: Extent = Extent {
    levels: 0,
    bytes: 24,
};

/// Reports each selected shape that goes beyond what is possible where those it holds do not.
pub(crate) fn check(
    model: &Model,
    shapes: &BTreeSet<ShapeId>,
    boxes: &Boxes,
    found: &mut Diagnostics,
) {
    let collections = |shape: &Shape, _, _: &Member| is_collection(shape);
    let inline = |shape: &Shape, index, _: &Member| {
        !is_collection(shape) && !boxes.contains(&shape.id, index)
    };
    // A required structure is there even when nothing was sent, in a box or not.
    let required = |shape: &Shape, _, member: &Member| {
        matches!(shape.kind, Kind::Structure(_)) && member.traits.required()
    };
    let rules: [(&Follow<'_>, usize, &str); 3] = [
        (&collections, MOST_COLLECTIONS, "lists and maps"),
        (&inline, MOST_LEVELS, "structures and unions"),
        (&required, MOST_LEVELS, "required structures"),
    ];
    for (follow, most, what) in rules {
        let measured = measure(model, shapes, follow);
        let extent = |id: &ShapeId| measured.get(id).copied().unwrap_or_default();
        for shape in shapes.iter().filter_map(|id| model.get(id)) {
            let (here, below) = (extent(&shape.id), largest_below(shape, follow, extent));
            let problem = if here.levels > most && below.levels <= most {
                format!("{what} are nested more than {most} levels deep")
            } else if here.bytes > MOST_BYTES && below.bytes <= MOST_BYTES {
                format!("a value takes more than {MOST_BYTES} bytes, with the {what} in it")
            } else {
                continue;
            };
            found.push(
                Diagnostic::error("TooLarge", format!("`{}`: {problem}", shape.id))
                    .about(&shape.id)
                    .at(shape.place.clone())
                    .help("give a shape on the way a type of your own with `Config::extern_type`"),
            );
        }
    }
}

/// Whether a value of a shape holds a value of a member's target by itself. What is followed has no
/// cycles: the model's checks and the boxes see to that.
type Follow<'a> = dyn Fn(&Shape, usize, &Member) -> bool + 'a;

/// What a value takes.
#[derive(Clone, Copy, Default)]
struct Extent {
    levels: usize,
    bytes: usize,
}

fn is_collection(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::List(_) | Kind::Map { .. })
}

/// The members whose values a value of the shape holds by itself.
fn followed<'m>(shape: &'m Shape, follow: &Follow<'_>) -> impl Iterator<Item = &'m Member> {
    let all = shape.members().enumerate();
    all.filter(|(index, member)| follow(shape, *index, member))
        .map(|(_, member)| member)
}

fn largest_below(
    shape: &Shape,
    follow: &Follow<'_>,
    extent: impl Fn(&ShapeId) -> Extent,
) -> Extent {
    let below = followed(shape, follow).map(|member| extent(&member.target));
    below.fold(Extent::default(), |most, next| Extent {
        levels: most.levels.max(next.levels),
        bytes: most.bytes.max(next.bytes),
    })
}

/// The extent of each shape that holds anything by itself, those inside first, on a stack of its own.
fn measure<'m>(
    model: &'m Model,
    shapes: &BTreeSet<ShapeId>,
    follow: &Follow<'_>,
) -> BTreeMap<&'m ShapeId, Extent> {
    let mut measured: BTreeMap<&ShapeId, Extent> = BTreeMap::new();
    let mut entered: BTreeSet<&ShapeId> = BTreeSet::new();
    let selected = |id: &ShapeId| model.get(id).filter(|_| shapes.contains(id));
    for root in shapes.iter().filter_map(selected) {
        let mut open = vec![root];
        while let Some(&shape) = open.last() {
            if entered.insert(&shape.id) {
                let below = followed(shape, follow).filter_map(|member| selected(&member.target));
                open.extend(below.filter(|shape| !entered.contains(&shape.id)));
            } else {
                open.pop();
                let extent = sum(shape, follow, &measured);
                measured.entry(&shape.id).or_insert(extent);
            }
        }
    }
    measured
}

/// A structure holds all of its members, a union the largest of them.
fn sum(shape: &Shape, follow: &Follow<'_>, measured: &BTreeMap<&ShapeId, Extent>) -> Extent {
    let is_union = matches!(shape.kind, Kind::Union(_));
    let mut all = Extent::default();
    for member in followed(shape, follow) {
        let one = measured.get(&member.target).copied().unwrap_or(LEAF);
        all.levels = all.levels.max(one.levels.saturating_add(1));
        all.bytes = match is_union {
            true => all.bytes.max(one.bytes),
            false => all.bytes.saturating_add(one.bytes),
        };
    }
    all.bytes = all.bytes.max(LEAF.bytes);
    all
}
