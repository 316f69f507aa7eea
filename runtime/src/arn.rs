//! Validation of ARNs: `arn:partition:service:region:account:resource`.

/// Returns true if the text is an ARN. Region and account may be empty, and the resource is
/// arbitrary.
///
/// Reads eight bytes at a time, because every ARN in a response is checked here.
pub(crate) fn is_arn(text: &str) -> bool {
    let Some(text) = text.as_bytes().strip_prefix(b"arn:") else {
        return false;
    };
    let mut parts = Parts::default();
    let (words, rest) = text.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let mut colons = colons(u64::from_le_bytes(*word));
        while colons != 0 {
            let end = index * 8 + colons.trailing_zeros() as usize / 8;
            if let Some(last) = parts.end(end) {
                return last && end + 1 < text.len();
            }
            colons &= colons - 1;
        }
    }
    for (index, byte) in rest.iter().enumerate() {
        let end = words.len() * 8 + index;
        if *byte == b':'
            && let Some(last) = parts.end(end)
        {
            return last && end + 1 < text.len();
        }
    }
    false
}

/// Position within the parts between `arn:` and the resource.
#[derive(Default)]
struct Parts {
    count: u32,
    start: usize,
}

impl Parts {
    /// Ends a part. Returns `Some(true)` for the account, which is the last, and `Some(false)` if
    /// the partition or the service is empty.
    #[inline]
    fn end(&mut self, end: usize) -> Option<bool> {
        self.count += 1;
        if self.count == 4 {
            return Some(true);
        }
        if self.count <= 2 && end == self.start {
            return Some(false);
        }
        self.start = end + 1;
        None
    }
}

/// Returns a word in which the highest bit of each byte marks a colon.
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
