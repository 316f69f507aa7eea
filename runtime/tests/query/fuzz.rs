//! Forms of known shapes, changed at random: no panic, an error that shows nothing of them, or a value that
//! goes out and comes in again.
//!
//! `SMITHY_THOROUGH=1 cargo test --release -p smithy-typegen-runtime --features query,types --test query`
//! tries twenty times as often.

use smithy_typegen_runtime::codec::query::Query;

use crate::shapes::Parcel;

const FORM: &str = "boolean=true&byte=-1&double=0.1&blob=Zm9v&list.member.1=s3cret&list.member.2=b\
    &map.entry.1.key=a&map.entry.1.value=1&inner.inner.string=s3cret&timestamp=2015-01-25T08%3A00%3A00Z\
    &choice.text=s3cret&Flat.1=f&Flat.2=g&lists.member.1.member.1=i&lists.member.2=&flatMap.1.K=j\
    &parcels.member.1.byte=1&flatMap.1.V=k&mapOfLists.entry.1.key=n&mapOfLists.entry.1.value.member.1=o\
    &s3cret.s3cret=s3cret&mapOfParcels.entry.1.key=a";

const EC2: &str = "Boolean=true&Inner.List.1=s3cret&List.1=a&List.2=s3cret&theirs=x&Parcels.1.Byte=1\
    &Parcels.2.Lists.1.1=e&Map.entry.1.key=a&Map.entry.1.value=1&Choice.Text=s3cret&Sparse.1=1";

/// xorshift: enough to choose places.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    /// Changes a few bytes: others, left out, put in, copied or cut off.
    fn change(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(3) {
            const LIKELY: &[u8] = b"&=.+%10 \xff\xc3";
            let at = self.below(bytes.len());
            match self.below(6) {
                0 => bytes[at] = LIKELY[self.below(LIKELY.len())],
                1 => bytes[at] = self.below(256) as u8,
                2 => drop(bytes.remove(at)),
                3 => bytes.insert(at, LIKELY[self.below(LIKELY.len())]),
                4 => {
                    let end = (at + self.below(20)).min(bytes.len());
                    let part = bytes[at..end].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, part);
                }
                _ => bytes.truncate(at.max(10)),
            }
        }
    }
}

#[test]
fn forms() {
    let rounds = match std::env::var_os("SMITHY_THOROUGH") {
        Some(_) => 100_000,
        None => 5_000,
    };
    for (codec, form) in [(Query::AWS, FORM), (Query::EC2, EC2)] {
        let whole = codec.from_slice::<Parcel>(form.as_bytes());
        whole.expect("it is a form before it is changed");
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        let (mut taken, mut refused) = (0, 0);
        for _ in 0..rounds {
            let mut bytes = form.as_bytes().to_vec();
            random.change(&mut bytes);
            match codec.from_slice::<Parcel>(&bytes) {
                Ok(parcel) => {
                    taken += 1;
                    goes_out_and_comes_in(codec, parcel);
                }
                Err(error) => {
                    refused += 1;
                    // An error may name a parameter, and changes can move a value into a name.
                    let mut pairs = bytes.split(|byte| *byte == b'&');
                    let is_name = pairs.any(|pair| {
                        let name = pair.split(|byte| *byte == b'=').next();
                        name.is_some_and(|name| name.windows(6).any(|part| part == b"s3cret"))
                    });
                    let is_shown = error.to_string().contains("s3cret");
                    assert!(is_name || !is_shown, "{error}");
                }
            }
        }
        let few = rounds / 10;
        assert!(taken > few && refused > few, "{taken} {refused}");
    }
}

/// What a form can represent does not change. What it cannot is an error, or left out the second time.
fn goes_out_and_comes_in(codec: Query, parcel: Parcel) {
    let Ok(form) = codec.to_vec(&parcel) else {
        return;
    };
    let again = codec.from_slice::<Parcel>(&form).expect("it is a form");
    let form = codec.to_vec(&again).expect("it has a notation");
    let last = codec.from_slice::<Parcel>(&form).expect("it is a form");
    // By what they show, as NaN is not equal to itself.
    assert_eq!(format!("{again:?}"), format!("{last:?}"));
}
