//! Limits the size of values: reports shapes whose types would be too deep or too large.
//!
//! A model may nest lists ten thousand deep, or double a structure at each of sixty levels. rustc
//! and the generator would never finish processing such types, and a thread's stack cannot hold
//! their values. Real models stay far below: across some forty services, lists nest at most three
//! deep and structures nine, and the largest value is 18 KB.

use std::collections::{BTreeMap, BTreeSet};

use super::recursion::Boxes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Kind, Member, Model, Shape, ShapeId};

/// The maximum nesting of lists and maps without a structure or union in between.
const MOST_COLLECTIONS: usize = 32;
/// The maximum direct nesting of structures and unions.
const MOST_LEVELS: usize = 64;
/// The maximum size of a value in bytes, not counting the heap.
const MOST_BYTES: usize = 256 * 1024;
/// The approximate size of a string, list or map, the largest leaf values.
const LEAF: Extent = Extent {
    levels: 0,
    bytes: 24,
};

/// Reports each selected shape that exceeds a limit when its contents do not.
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
    // A required structure exists even if nothing was sent, boxed or not.
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
                format!("a value takes more than {MOST_BYTES} bytes, including the {what} in it")
            } else {
                continue;
            };
            found.push(
                Diagnostic::error("TooLarge", format!("`{}`: {problem}", shape.id))
                    .about(&shape.id)
                    .at(shape.place.clone())
                    .help("replace one of these shapes with your own type, using `Config::extern_type`"),
            );
        }
    }
}

/// Whether a value of a shape directly contains a value of a member's target. These edges have no
/// cycles, thanks to the model's checks and the boxes.
type Follow<'a> = dyn Fn(&Shape, usize, &Member) -> bool + 'a;

/// The size of a value.
#[derive(Clone, Copy, Default)]
struct Extent {
    levels: usize,
    bytes: usize,
}

fn is_collection(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::List(_) | Kind::Map { .. })
}

/// The members whose values a value of the shape directly contains.
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

/// The extent of each shape with direct contents, innermost first, with an explicit stack.
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

/// A structure contains all its members, a union the largest of them.
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
