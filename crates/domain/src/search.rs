//! How a customer is found: by characters, full pinyin, initials (every reading) and last digits.

use pinyin::{ToPinyin, ToPinyinMulti};

use crate::customer::Customer;

/// Surnames whose reading as a surname differs from the common one; listed first in suggestions.
const SURNAMES: [(char, &str); 10] = [
    ('单', "shan"),
    ('曾', "zeng"),
    ('解', "xie"),
    ('仇', "qiu"),
    ('区', "ou"),
    ('查', "zha"),
    ('任', "ren"),
    ('华', "hua"),
    ('朴', "piao"),
    ('盖', "ge"),
];

/// Readings beyond this number add nothing a person would type.
const MOST_READINGS: usize = 16;

/// Every term that a prefix search should find this customer by, lower case, without repeats.
#[must_use]
pub fn terms_of(customer: &Customer) -> Vec<String> {
    let mut terms = vec![customer.name.to_lowercase()];
    // A person is also asked for by given name alone.
    let chars: Vec<char> = customer.name.chars().collect();
    if chars.len() > 2 {
        terms.push(chars[1..].iter().collect());
    }
    for reading in readings(&customer.name) {
        terms.push(reading.concat());
        terms.push(reading.iter().filter_map(|s| s.chars().next()).collect());
    }
    if customer.phone.len() >= 4 {
        terms.push(customer.phone.clone());
        terms.push(customer.phone[customer.phone.len() - 4..].to_owned());
    }
    terms.sort();
    terms.dedup();
    terms
}

/// Readings of a name, one syllable a character, surname reading first. Characters that aren't
/// Chinese stand for themselves.
#[must_use]
pub fn readings(name: &str) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![vec![]];
    for (place, c) in name.chars().enumerate() {
        let mut here: Vec<String> = vec![];
        if place == 0
            && let Some((_, surname)) = SURNAMES.iter().find(|(s, _)| *s == c)
        {
            here.push((*surname).to_owned());
        }
        if let Some(multi) = c.to_pinyin_multi() {
            here.extend(multi.into_iter().map(|p| p.plain().to_owned()));
        } else if let Some(one) = c.to_pinyin() {
            here.push(one.plain().to_owned());
        } else {
            here.push(c.to_lowercase().collect());
        }
        let mut seen = std::collections::BTreeSet::new();
        here.retain(|syllable| seen.insert(syllable.clone()));
        all = all
            .into_iter()
            .flat_map(|before| {
                here.iter().map(move |syllable| {
                    let mut next = before.clone();
                    next.push(syllable.clone());
                    next
                })
            })
            .take(MOST_READINGS)
            .collect();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Tier;
    use crate::ids::{CustomerId, StoreId};
    use uuid::Uuid;

    fn named(name: &str, phone: &str) -> Vec<String> {
        terms_of(&Customer {
            id: CustomerId(Uuid::nil()),
            name: name.into(),
            phone: phone.into(),
            tier: Tier::Basic,
            store: StoreId(Uuid::nil()),
        })
    }

    #[test]
    fn zhang_san_is_found_by_characters_pinyin_initials_and_last_four() {
        let terms = named("张三", "13712345521");
        for term in ["张三", "zhangsan", "zs", "5521", "13712345521"] {
            assert!(
                terms.iter().any(|t| t == term),
                "{term} missing in {terms:?}"
            );
        }
    }

    #[test]
    fn a_surname_is_found_by_its_reading_as_a_surname_and_by_the_common_one() {
        let terms = named("曾森", "");
        assert!(terms.iter().any(|t| t == "zs"));
        assert!(terms.iter().any(|t| t == "zengsen"));
        assert!(terms.iter().any(|t| t == "cs"));
    }

    #[test]
    fn a_name_full_of_readings_stays_bounded() {
        assert!(readings("行行重行行重行行重").len() <= MOST_READINGS);
    }
}
