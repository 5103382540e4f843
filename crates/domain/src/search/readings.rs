//! Readings of names in pinyin: full syllables, the surname's own reading first.

use pinyin::{ToPinyin, ToPinyinMulti};

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
            here.extend(multi.into_iter().flat_map(|p| typed(p.plain())));
        } else if let Some(one) = c.to_pinyin() {
            here.extend(typed(one.plain()));
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

/// A syllable as keyboards give it: ü is typed v, and by many u.
fn typed(syllable: &str) -> Vec<String> {
    if syllable.contains('ü') {
        vec![syllable.replace('ü', "v"), syllable.replace('ü', "u")]
    } else {
        vec![syllable.to_owned()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_full_of_readings_stays_bounded() {
        assert!(readings("行行重行行重行行重").len() <= MOST_READINGS);
    }

    #[test]
    fn a_sound_that_no_key_has_is_read_as_it_is_typed() {
        assert_eq!(readings("吕"), [["lv"], ["lu"]]);
    }

    #[test]
    fn a_surname_is_read_as_a_surname_first() {
        let all = readings("曾森");
        assert_eq!(all[0], ["zeng", "sen"]);
        assert!(all.contains(&vec!["ceng".to_owned(), "sen".to_owned()]));
    }
}
