//! Phones show their ends and names their first character, except the names of own-store customers in
//! the picker (policy decision 25, Part 4).

/// `138****6027`; short numbers show only their last two digits.
#[must_use]
pub fn phone(digits: &str) -> String {
    let all: Vec<char> = digits.chars().collect();
    let count = all.len();
    let (head, tail) = match count {
        0 => return String::new(),
        1..=6 => (0, count.min(2)),
        _ => (3, 4),
    };
    let head: String = all[..head].iter().collect();
    let tail: String = all[count - tail..].iter().collect();
    format!("{head}****{tail}")
}

/// `张**`.
#[must_use]
pub fn name(full: &str) -> String {
    full.chars()
        .next()
        .map_or_else(String::new, |first| format!("{first}**"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_shows_its_ends_only() {
        assert_eq!(phone("13812346027"), "138****6027");
        assert_eq!(phone("62345"), "****45");
        assert_eq!(phone(""), "");
    }

    #[test]
    fn a_name_shows_its_first_character_only() {
        assert_eq!(name("张三"), "张**");
        assert_eq!(name("欧阳若曦"), "欧**");
    }
}
