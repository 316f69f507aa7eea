//! The engine for back-references, which can take more than linear time: it gives up after a number
//! of steps.
//!
//! Runs a program on a backtracking machine, following the matching of ECMA-262 section 22.2.2.
//! Choices are kept on an explicit stack, so neither a long text nor a deep expression can exhaust
//! the thread's stack.

use super::Outcome;
use super::node::{Expression, Node, Set};
use super::notation;

/// The number of steps allowed for any text. A step takes some nanoseconds, so matching gives up
/// after some milliseconds.
const MAX_STEPS: u64 = 1_000_000;

/// The number of additional steps per byte, so that matching does not give up on a text merely
/// because it is long.
const STEPS_PER_BYTE: u64 = 32;

/// The number of steps allowed for a text.
pub(super) fn allowed(text: &str) -> u64 {
    MAX_STEPS + STEPS_PER_BYTE * text.len() as u64
}

/// The maximum number of choices kept at once, each some tens of bytes.
const MAX_CHOICES: usize = 100_000;

/// A compiled regular expression.
#[derive(Debug)]
pub(super) struct Backtracking {
    program: Vec<Instruction>,
    sets: Vec<Set>,
    /// Captures come first, with two slots each for start and end. The remaining slots are for open
    /// captures and for the counters and positions of loops.
    slots: usize,
    anchored: bool,
}

/// An instruction of the program. Execution continues with the next one by default.
#[derive(Clone, Copy, Debug)]
enum Instruction {
    /// Consumes a character of a set, to the right or to the left.
    Take {
        set: usize,
        back: bool,
    },
    /// Continues at one instruction, or at the other if that fails.
    Choose(usize, usize),
    Jump(usize),
    Start,
    End,
    WordBoundary {
        negated: bool,
        word: usize,
    },
    /// Writes the position to a slot.
    Save(usize),
    /// Writes a number to a slot.
    Store(usize, usize),
    /// Writes the position stored in `begin` and the current one to the slots of a capture.
    Capture {
        begin: usize,
        first: usize,
        last: usize,
    },
    /// Clears the captures in slots.
    Forget {
        from: usize,
        to: usize,
    },
    /// The head of a counted loop: repeats or continues at `exit`.
    Repeat {
        counter: usize,
        place: usize,
        min: u32,
        max: u32,
        exit: usize,
    },
    /// Consumes the text of the capture in two slots.
    Reference {
        slot: usize,
        back: bool,
    },
    /// A look-around: the body follows, the rest is at `exit`.
    Look {
        negated: bool,
        exit: usize,
    },
    Fail,
    /// The end of the expression or of a look-around's body.
    Accept,
}

/// An unset slot.
const UNSET: usize = usize::MAX;

impl Backtracking {
    /// Compiles a text in the generator's notation; `None` if it is invalid.
    pub(super) fn new(notation: &str) -> Option<Backtracking> {
        let Expression { node, sets } = notation::parse(notation)?;
        let anchored = node.is_anchored();
        let mut captures = 0;
        count_captures(&node, &mut captures);
        let mut compiler = Compiler {
            program: Vec::new(),
            slots: captures * 2,
            back: false,
        };
        compiler.node(&node);
        compiler.program.push(Instruction::Accept);
        Some(Backtracking {
            program: compiler.program,
            sets,
            slots: compiler.slots,
            anchored,
        })
    }

    /// Whether there is a match anywhere in the text, if this can be determined within the step
    /// limit.
    pub(super) fn test(&self, text: &str) -> Outcome {
        let mut machine = Machine {
            engine: self,
            text,
            slots: vec![UNSET; self.slots],
            choices: Vec::new(),
            steps: allowed(text),
        };
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        for start in starts.take(if self.anchored { 1 } else { usize::MAX }) {
            match machine.run(0, start) {
                Ok(true) => return Outcome::Match,
                Ok(false) => {}
                Err(OutOfSteps) => return Outcome::GaveUp,
            }
        }
        Outcome::NoMatch
    }
}

fn count_captures(node: &Node, count: &mut usize) {
    match node {
        Node::Capture(number, body) => {
            *count = (*count).max(*number);
            count_captures(body, count);
        }
        Node::Seq(nodes) | Node::Alt(nodes) => {
            nodes.iter().for_each(|node| count_captures(node, count))
        }
        Node::Repeat { body, .. } | Node::Look { body, .. } => count_captures(body, count),
        // A reference to a missing capture gets slots that stay unset.
        Node::Reference(number) => *count = (*count).max(*number),
        Node::Set(_) | Node::Start | Node::End | Node::WordBoundary { .. } => {}
    }
}

struct Compiler {
    program: Vec<Instruction>,
    slots: usize,
    /// Whether this is the body of a look-behind, which is matched from right to left.
    back: bool,
}

impl Compiler {
    fn set(&mut self, at: usize, instruction: Instruction) {
        if let Some(slot) = self.program.get_mut(at) {
            *slot = instruction;
        }
    }

    /// An instruction that is filled in later.
    fn reserve(&mut self) -> usize {
        self.program.push(Instruction::Accept);
        self.program.len() - 1
    }

    fn node(&mut self, node: &Node) {
        let back = self.back;
        match node {
            &Node::Set(set) => self.program.push(Instruction::Take { set, back }),
            Node::Start => self.program.push(Instruction::Start),
            Node::End => self.program.push(Instruction::End),
            &Node::WordBoundary { negated, word } => {
                self.program
                    .push(Instruction::WordBoundary { negated, word });
            }
            Node::Look {
                behind,
                negated,
                body,
            } => {
                let head = self.reserve();
                self.back = *behind;
                self.node(body);
                self.back = back;
                self.program.push(Instruction::Accept);
                let exit = self.program.len();
                self.set(
                    head,
                    Instruction::Look {
                        negated: *negated,
                        exit,
                    },
                );
            }
            Node::Seq(items) if back => items.iter().rev().for_each(|item| self.node(item)),
            Node::Seq(items) => items.iter().for_each(|item| self.node(item)),
            Node::Alt(branches) => self.alternatives(branches),
            Node::Repeat { min, max, body } => self.repeat(*min, *max, body),
            Node::Capture(number, body) => {
                let start = (number - 1) * 2;
                let (first, last) = if back {
                    (start + 1, start)
                } else {
                    (start, start + 1)
                };
                // The capture is unset until its end is known, and then written at once.
                let begin = self.slots;
                self.slots += 1;
                self.program.push(Instruction::Save(begin));
                self.node(body);
                self.program
                    .push(Instruction::Capture { begin, first, last });
            }
            Node::Reference(number) => {
                self.program.push(Instruction::Reference {
                    slot: (number - 1) * 2,
                    back,
                });
            }
        }
    }

    fn alternatives(&mut self, branches: &[Node]) {
        let mut jumps = Vec::new();
        let Some((last, others)) = branches.split_last() else {
            return self.program.push(Instruction::Fail);
        };
        for branch in others {
            let choice = self.reserve();
            self.node(branch);
            jumps.push(self.reserve());
            let other = self.program.len();
            self.set(choice, Instruction::Choose(choice + 1, other));
        }
        self.node(last);
        let exit = self.program.len();
        for jump in jumps {
            self.set(jump, Instruction::Jump(exit));
        }
    }

    fn repeat(&mut self, min: u32, max: u32, body: &Node) {
        let (counter, place) = (self.slots, self.slots + 1);
        self.slots += 2;
        self.program.push(Instruction::Store(counter, 0));
        self.program.push(Instruction::Store(place, UNSET));
        let head = self.reserve();
        let mut captures = (usize::MAX, 0);
        captures_inside(body, &mut captures);
        if captures.0 <= captures.1 {
            let (from, to) = ((captures.0 - 1) * 2, captures.1 * 2);
            self.program.push(Instruction::Forget { from, to });
        }
        self.node(body);
        self.program.push(Instruction::Jump(head));
        let exit = self.program.len();
        self.set(
            head,
            Instruction::Repeat {
                counter,
                place,
                min,
                max,
                exit,
            },
        );
    }
}

/// The lowest and the highest number of the captures in a node.
fn captures_inside(node: &Node, found: &mut (usize, usize)) {
    match node {
        Node::Capture(number, body) => {
            *found = (found.0.min(*number), found.1.max(*number));
            captures_inside(body, found);
        }
        Node::Seq(nodes) | Node::Alt(nodes) => {
            nodes.iter().for_each(|node| captures_inside(node, found))
        }
        Node::Repeat { body, .. } | Node::Look { body, .. } => captures_inside(body, found),
        _ => {}
    }
}

/// The step limit is exceeded.
struct OutOfSteps;

/// What to restore when an alternative fails.
enum Choice {
    /// Continue at an instruction and a position in the text.
    Way { at: usize, place: usize },
    /// Restore the previous value of a slot.
    Restore { slot: usize, value: usize },
}

struct Machine<'a> {
    engine: &'a Backtracking,
    text: &'a str,
    slots: Vec<usize>,
    choices: Vec<Choice>,
    steps: u64,
}

impl Machine<'_> {
    /// Runs the program from an instruction and a position. Returns whether it accepts. If not,
    /// slots are restored.
    fn run(&mut self, mut at: usize, mut place: usize) -> Result<bool, OutOfSteps> {
        let floor = self.choices.len();
        loop {
            self.steps = self.steps.checked_sub(1).ok_or(OutOfSteps)?;
            let next = match self.engine.program.get(at) {
                None => None,
                Some(Instruction::Accept) => {
                    // Drops remaining alternatives, but keeps slot values for outer backtracking.
                    let above = self.choices.split_off(floor);
                    let is_restore = |choice: &Choice| matches!(choice, Choice::Restore { .. });
                    self.choices.extend(above.into_iter().filter(is_restore));
                    return Ok(true);
                }
                Some(&Instruction::Look { negated, exit }) => {
                    self.look(at + 1, place, negated)?.then_some((exit, place))
                }
                Some(&instruction) => self.step(instruction, at, place),
            };
            (at, place) = match next {
                Some(next) => next,
                None => match self.go_back(floor) {
                    Some(next) => next,
                    None => return Ok(false),
                },
            };
            if self.choices.len() > MAX_CHOICES {
                return Err(OutOfSteps);
            }
        }
    }

    /// Undoes everything since the last choice above `floor` and returns its alternative.
    fn go_back(&mut self, floor: usize) -> Option<(usize, usize)> {
        while self.choices.len() > floor {
            match self.choices.pop()? {
                Choice::Way { at, place } => return Some((at, place)),
                Choice::Restore { slot, value } => {
                    if let Some(old) = self.slots.get_mut(slot) {
                        *old = value;
                    }
                }
            }
        }
        None
    }

    /// Whether a look-around matches. A positive one keeps its captures.
    fn look(&mut self, at: usize, place: usize, negated: bool) -> Result<bool, OutOfSteps> {
        let floor = self.choices.len();
        let found = self.run(at, place)?;
        if found && negated {
            while self.go_back(floor).is_some() {}
        }
        Ok(found != negated)
    }

    fn slot(&self, slot: usize) -> usize {
        self.slots.get(slot).copied().unwrap_or(UNSET)
    }

    fn write(&mut self, slot: usize, value: usize) {
        if let Some(old) = self.slots.get_mut(slot) {
            let value = std::mem::replace(old, value);
            self.choices.push(Choice::Restore { slot, value });
        }
    }

    /// Executes one instruction. Returns where to continue, unless it fails.
    fn step(
        &mut self,
        instruction: Instruction,
        at: usize,
        place: usize,
    ) -> Option<(usize, usize)> {
        let next = at + 1;
        let holds = |holds: bool| holds.then_some((next, place));
        match instruction {
            Instruction::Take { set, back } => {
                let c = self.char(place, back)?;
                let taken = self.engine.sets.get(set)?.contains(c);
                let length = c.len_utf8();
                taken.then_some((next, if back { place - length } else { place + length }))
            }
            Instruction::Choose(one, other) => {
                self.choices.push(Choice::Way { at: other, place });
                Some((one, place))
            }
            Instruction::Jump(to) => Some((to, place)),
            Instruction::Start => holds(place == 0),
            Instruction::End => holds(place == self.text.len()),
            Instruction::WordBoundary { negated, word } => {
                let is_word = |c: Option<char>| {
                    c.is_some_and(|c| {
                        self.engine
                            .sets
                            .get(word)
                            .is_some_and(|set| set.contains(c))
                    })
                };
                let boundary = is_word(self.char(place, true)) != is_word(self.char(place, false));
                holds(boundary != negated)
            }
            Instruction::Save(slot) => {
                self.write(slot, place);
                Some((next, place))
            }
            Instruction::Store(slot, value) => {
                self.write(slot, value);
                Some((next, place))
            }
            Instruction::Capture { begin, first, last } => {
                self.write(first, self.slot(begin));
                self.write(last, place);
                Some((next, place))
            }
            Instruction::Forget { from, to } => {
                (from..to).for_each(|slot| self.write(slot, UNSET));
                Some((next, place))
            }
            Instruction::Repeat {
                counter,
                place: loop_place,
                min,
                max,
                exit,
            } => {
                let count = self.slot(counter);
                let is_done = max != u32::MAX && count >= max as usize;
                let must = count < min as usize;
                // ECMA-262 section 22.2.2.3.1: an optional repetition that consumes nothing fails.
                if count > min as usize && self.slot(loop_place) == place {
                    return None;
                }
                if is_done {
                    return Some((exit, place));
                }
                // A mandatory repetition that consumes nothing would never consume anything.
                if must && count > 0 && self.slot(loop_place) == place {
                    return Some((exit, place));
                }
                if !must {
                    self.choices.push(Choice::Way { at: exit, place });
                }
                self.write(counter, count + 1);
                self.write(loop_place, place);
                Some((next, place))
            }
            Instruction::Reference { slot, back } => {
                let (start, end) = (self.slot(slot), self.slot(slot + 1));
                if start == UNSET || end == UNSET {
                    return Some((next, place));
                }
                let captured = self.text.get(start..end)?;
                self.steps = self.steps.saturating_sub(captured.len() as u64 / 16);
                if back {
                    self.text
                        .get(..place)?
                        .ends_with(captured)
                        .then(|| (next, place - captured.len()))
                } else {
                    self.text
                        .get(place..)?
                        .starts_with(captured)
                        .then(|| (next, place + captured.len()))
                }
            }
            Instruction::Fail | Instruction::Look { .. } | Instruction::Accept => None,
        }
    }

    /// The character to the left or to the right of a position.
    fn char(&self, place: usize, left: bool) -> Option<char> {
        if left {
            self.text.get(..place)?.chars().next_back()
        } else {
            self.text.get(place..)?.chars().next()
        }
    }
}
