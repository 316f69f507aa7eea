//! The form of an ARN: `arn:partition:service:region:account:resource`.

/// Whether a text has the form. Region and account may be empty, and a resource holds anything.
pub(crate) fn is_arn(text: &str) -> bool {
    let Some(text) = text.strip_prefix("arn:") else {
        return false;
    };
    match first_colons(text.as_bytes()) {
        Some([partition, service, _, account]) => {
            partition > 0 && service > partition + 1 && account + 1 < text.len()
        }
        None => false,
    }
}

/// Where the first four colons stand. Reads eight bytes at a time: every ARN that a service
/// sends passes through here.
fn first_colons(text: &[u8]) -> Option<[usize; 4]> {
    let mut found = [0; 4];
    let mut places = found.iter_mut();
    let mut place = places.next()?;
    let (words, rest) = text.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    for (index, word) in words.iter().chain([&last]).enumerate() {
        let mut colons = colons(u64::from_le_bytes(*word));
        while colons != 0 {
            *place = index * 8 + colons.trailing_zeros() as usize / 8;
            match places.next() {
                Some(next) => place = next,
                None => return Some(found),
            }
            colons &= colons - 1;
        }
    }
    None
}

/// The highest bit of each byte that is a colon.
fn colons(word: u64) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let zero_if_colon = word ^ 0x3a3a_3a3a_3a3a_3a3a;
    !(((zero_if_colon & LOW) + LOW) | zero_if_colon | LOW)
}

#[cfg(test)]
mod tests {
    use super::is_arn;

    #[test]
    fn what_has_six_parts_is_an_arn() {
        for text in [
            "arn:aws:s3:::bucket",
            "arn:aws:iam::123456789012:user/a:b:c",
            "arn:aws-us-gov:connect:us-gov-west-1:123456789012:instance/i/agent/ü",
            "arn:a:b:::c",
        ] {
            assert!(is_arn(text), "{text}");
        }
    }

    #[test]
    fn what_lacks_a_part_is_none() {
        for text in [
            "",
            "arn",
            "arn:",
            "arn:aws",
            "arn:aws:s3",
            "arn:aws:s3:::",
            "arn::s3:::bucket",
            "arn:aws::::bucket",
            "arn:aws:s3:us-west-2:bucket",
            "ARN:aws:s3:::bucket",
            " arn:aws:s3:::bucket",
            "case 91aa0f52",
        ] {
            assert!(!is_arn(text), "{text}");
        }
    }
}
