//! Reads members.

use super::super::ShapeId;
use super::super::id::is_identifier;
use super::super::shape::Member;
use super::Reader;
use super::properties::Properties;
use crate::ast::{Node, Pointer};
use crate::diagnostic::quoted;
use crate::source::Notation;

impl Reader<'_> {
    pub(super) fn members(&mut self, node: Option<Node>, at: &Pointer<'_>) -> Vec<Member> {
        let Some(node) = node else {
            return Vec::new();
        };
        let at = at.key("members");
        let Some(members) = self.object(node, &at, "`members`") else {
            self.is_whole = false;
            return Vec::new();
        };
        let mut read = Vec::with_capacity(members.len());
        for (name, node) in members {
            let at = at.key(&name);
            if !is_identifier(&name) {
                self.is_whole = false;
                self.error(
                    "InvalidMemberName",
                    &at,
                    format!("the member name {} is not an identifier", quoted(&name)),
                );
            } else {
                read.extend(self.member(name.clone(), node, &at));
            }
        }
        read
    }

    pub(super) fn member(&mut self, name: String, node: Node, at: &Pointer<'_>) -> Option<Member> {
        self.member = Some(name.clone());
        let member = self.named_member(name, node, at);
        self.member = None;
        self.is_whole &= member.is_some();
        member
    }

    fn named_member(&mut self, name: String, node: Node, at: &Pointer<'_>) -> Option<Member> {
        let object = self.object(node, at, "a member")?;
        let mut properties = Properties::of(object);
        let traits = self.traits(properties.take("traits"), at);
        let target = if self.notation == Notation::Idl && !properties.has("target") {
            self.elided.push(name.clone());
            Some(ShapeId::prelude("Unit"))
        } else {
            self.target(&mut properties, at, "a member")
        };
        self.leftover(&properties, at, &["target", "traits"]);
        Some(Member {
            name,
            target: target?,
            traits,
            place: self.place(at),
        })
    }
}
