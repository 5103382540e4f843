//! What is found by what is typed, as tokens; that the index matches them is the store's to prove.

use uuid::Uuid;

use super::{Reach, index_of, query_of, tokens_of};
use crate::complaint::{Complainant, Complaint, Relation};
use crate::customer::Customer;
use crate::grade::Tier;
use crate::ids::{CustomerId, StoreId};
use crate::record::{RecordKind, RecordState};
use crate::rules::samples;

fn customer(name: &str, phone: &str) -> RecordState {
    RecordState::Customer(Customer {
        id: CustomerId(Uuid::nil()),
        name: name.into(),
        phone: phone.into(),
        address: String::new(),
        remarks: String::new(),
        tier: Tier::Basic,
        store: StoreId(Uuid::nil()),
        import: None,
        removed: None,
    })
}

/// Whether an index that matches whole tokens and beginnings would find it.
fn finds(state: &RecordState, typed: &str) -> bool {
    let found_by = index_of(state);
    let query = query_of(&[state.kind()], typed);
    let any = query.any_of.iter().any(|all| {
        all.tokens.iter().all(|wanted| {
            found_by.tokens.iter().any(|token| match wanted.reach {
                Reach::Whole => *token == wanted.text,
                Reach::Either | Reach::Beginning => token.starts_with(&wanted.text),
            })
        })
    });
    any && query
        .contains
        .iter()
        .all(|part| found_by.text.contains(part))
}

#[test]
fn zhang_san_is_found_by_characters_pinyin_initials_and_last_four() {
    let zhang = customer("张三", "13712345521");
    for typed in [
        "张三",
        "张",
        "三",
        "zhangsan",
        "zhang san",
        "ZhangS",
        "zs",
        "san",
        "5521",
        "55",
        "13712345521",
        "137 1234-5521",
        "张三 5521",
    ] {
        assert!(finds(&zhang, typed), "{typed}");
    }
    for typed in ["张四", "sz", "1371234552", "1234", "三张", "张三丰", ""] {
        assert!(!finds(&zhang, typed), "{typed}");
    }
}

#[test]
fn a_surname_is_found_by_its_reading_as_a_surname_and_by_the_common_one() {
    let zeng = customer("曾森", "");
    for typed in ["zs", "zengsen", "cs", "cengsen"] {
        assert!(finds(&zeng, typed), "{typed}");
    }
}

#[test]
fn a_name_with_a_sound_that_no_key_has_is_found_by_what_is_typed_for_it() {
    for (name, all) in [
        ("吕布", ["lvbu", "lubu", "lb", "lv bu", "lübu"]),
        (
            "王绿女",
            ["wanglvnv", "wanglunu", "wln", "lvnv", "wang lü nü"],
        ),
    ] {
        for typed in all {
            assert!(finds(&customer(name, ""), typed), "{name} {typed}");
        }
    }
}

#[test]
fn a_given_name_alone_is_enough() {
    assert!(finds(&customer("王小明", ""), "小明"));
    assert!(finds(&customer("王小明", ""), "xiaoming"));
    assert!(finds(&customer("欧阳若曦", ""), "ruoxi"));
}

#[test]
fn a_number_is_found_with_and_without_dashes_and_by_its_end() {
    let complaint = RecordState::Complaint(Complaint {
        provisional_number: "QH-A3-0032C".into(),
        official_number: Some("BJ-2611-00399".into()),
        ..samples::complaint()
    });
    for typed in [
        "BJ-2611-00399",
        "bj261100399",
        "2611-00399",
        "00399",
        "QH-A3-0032C",
        "0032",
        "qh a3",
    ] {
        assert!(finds(&complaint, typed), "{typed}");
    }
    assert!(!finds(&complaint, "399"));
}

#[test]
fn a_complaint_is_found_by_what_was_said_and_not_by_who_else_complains() {
    let complaint = RecordState::Complaint(Complaint {
        description: "衣柜门在搬运途中被划伤了三处，IKEA PAX".into(),
        complainant: Some(Complainant {
            relation: Relation::Neighbour,
            name: "欧阳若曦".into(),
            phone: "13987654321".into(),
        }),
        ..samples::complaint()
    });
    for typed in ["衣柜门", "划伤", "搬运途中被", "ikea", "pa", "伤"] {
        assert!(finds(&complaint, typed), "{typed}");
    }
    for typed in ["欧阳", "ouyang", "若", "4321", "13987654321", "衣柜三处"] {
        assert!(!finds(&complaint, typed), "{typed}");
    }
}

#[test]
fn what_was_taken_back_and_what_nobody_searches_is_found_by_nothing() {
    let RecordState::Customer(mut gone) = customer("张三", "13712345521") else {
        panic!("a customer");
    };
    gone.removed = Some(crate::record::Removed {
        import: crate::ids::ImportId(Uuid::nil()),
        by: crate::ids::StaffId(Uuid::nil()),
        at: crate::time::UtcMs(0),
    });
    assert!(tokens_of(&RecordState::Customer(gone)).is_empty());
    assert!(query_of(&[RecordKind::Staff], "张三").any_of.is_empty());
}

#[test]
fn the_longest_texts_stay_bounded() {
    let long = customer(&"重".repeat(10_000), &"1".repeat(10_000));
    assert!(tokens_of(&long).len() < 100);
    let query = query_of(&[RecordKind::Customer], &"重".repeat(10_000));
    assert!(query.any_of.iter().all(|all| all.tokens.len() <= 32));
    let word = query_of(&[RecordKind::Customer], &"w".repeat(10_000));
    assert!(word.any_of[0].tokens[0].text.chars().count() <= 66);
}
