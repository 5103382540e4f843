//! From cells to values: phones that spreadsheets took for numbers, days as people write them, words
//! for grades, categories and channels.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;
use domain::complaint::{Category, Channel};
use domain::customer::phone_digits;
use domain::grade::Grade;
use domain::rules::a_phone_has_five_to_fifteen_digits::DIGITS;
use domain::time::UtcMs;
use wire::import::RowFault;

use super::reading::Cell;

const GRADES: [(Grade, &[&str]); 4] = [
    (Grade::General, &["一般", "普通", "general", "low"]),
    (Grade::Important, &["重要", "important", "medium"]),
    (Grade::Urgent, &["紧急", "緊急", "urgent", "high"]),
    (Grade::Major, &["重大", "major", "critical"]),
];

const CATEGORIES: [(Category, &[&str]); 10] = [
    (
        Category::Damage,
        &["物品损坏", "损坏", "物品損壞", "damage"],
    ),
    (Category::Loss, &["物品丢失", "丢失", "物品遺失", "loss"]),
    (
        Category::Skill,
        &["人员专业性", "专业性", "人員專業性", "skill"],
    ),
    (
        Category::Attitude,
        &["服务态度", "态度", "服務態度", "attitude"],
    ),
    (
        Category::Fees,
        &["费用不透明", "费用", "費用不透明", "fees"],
    ),
    (Category::Delay, &["延误", "延誤", "delay"]),
    (
        Category::ProductFault,
        &["商品故障", "故障", "product_fault"],
    ),
    (
        Category::SlowAfterSales,
        &["售后慢", "售後慢", "slow_after_sales"],
    ),
    (
        Category::Benefits,
        &["权益规则", "权益", "權益規則", "benefits"],
    ),
    (Category::Other, &["其他", "其它", "other"]),
];

const CHANNELS: [(Channel, &[&str]); 8] = [
    (
        Channel::Counter,
        &["到店", "门店", "柜台", "門市", "counter"],
    ),
    (Channel::Phone, &["电话", "電話", "phone"]),
    (
        Channel::Wechat,
        &["微信", "企业微信", "微信/企业微信", "wechat"],
    ),
    (Channel::OnSite, &["现场", "現場", "on_site"]),
    (
        Channel::OnlineChat,
        &["在线客服", "線上客服", "online_chat"],
    ),
    (Channel::MiniProgram, &["小程序", "小程式", "mini_program"]),
    (
        Channel::SocialComment,
        &["社交评论", "社群評論", "social_comment"],
    ),
    (
        Channel::ThirdParty,
        &["第三方平台", "第三方", "third_party"],
    ),
];

fn named<T: Copy>(table: &[(T, &[&str])], cell: &Cell) -> Option<T> {
    let said = cell.text().trim().to_lowercase();
    let says = |(_, words): &&(T, &[&str])| words.contains(&said.as_str());
    table.iter().find(says).map(|(value, _)| *value)
}

pub(super) fn grade(cell: &Cell) -> Result<Grade, RowFault> {
    named(&GRADES, cell).ok_or(RowFault::UnknownGrade)
}

pub(super) fn category(cell: &Cell) -> Result<Category, RowFault> {
    named(&CATEGORIES, cell).ok_or(RowFault::UnknownCategory)
}

pub(super) fn channel(cell: &Cell) -> Result<Channel, RowFault> {
    named(&CHANNELS, cell).ok_or(RowFault::UnknownChannel)
}

/// A phone's digits; none for an empty cell.
pub(super) fn phone(cell: &Cell) -> Result<String, RowFault> {
    let digits = match cell {
        Cell::Number(number) if number.fract() != 0.0 => return Err(RowFault::PhoneRounded),
        Cell::Number(number) => phone_digits(&number.to_string()),
        other => {
            let text = other.text();
            match written_out(text.trim()) {
                Some(whole) => whole?,
                None => phone_digits(&text),
            }
        }
    };
    let count = u32::try_from(digits.len()).unwrap_or(u32::MAX);
    // Text without a single digit, such as 无, is not a phone that was cut: say that it is too short.
    let says_nothing = digits.is_empty() && cell.is_empty();
    if says_nothing || DIGITS.contains(&count) {
        Ok(digits)
    } else if count > *DIGITS.end() {
        Err(RowFault::PhoneTooLong { digits: count })
    } else {
        Err(RowFault::PhoneTooShort { digits: count })
    }
}

/// A number such as `1.3712345521E+10` with all its digits; a rounded one has lost some.
fn written_out(text: &str) -> Option<Result<String, RowFault>> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let exponent: usize = exponent.trim_start_matches('+').parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 1 || !digits(whole) || !digits(fraction) {
        return None;
    }
    Some(if fraction.len() == exponent {
        Ok(format!("{whole}{fraction}"))
    } else {
        Err(RowFault::PhoneRounded)
    })
}

/// An instant, as people and spreadsheets write it, in the desk's zone.
pub(super) fn instant(cell: &Cell, zone: Tz) -> Result<UtcMs, RowFault> {
    let local = match cell {
        Cell::At([year, month, day, hour, minute, second]) => {
            let year = i32::try_from(*year).map_err(|_| RowFault::BadDate)?;
            NaiveDate::from_ymd_opt(year, *month, *day)
                .and_then(|date| date.and_hms_opt(*hour, *minute, *second))
        }
        Cell::Text(text) => {
            if let Ok(exact) = chrono::DateTime::parse_from_rfc3339(text.trim()) {
                return Ok(UtcMs(exact.timestamp_millis()));
            }
            day_and_time(text)
        }
        // 20260310
        Cell::Number(number) => day_and_time(&number.to_string()),
        Cell::NoValue(_) | Cell::Broken(_) => None,
    };
    local
        .and_then(|local| zone.from_local_datetime(&local).earliest())
        .map(|at| UtcMs(at.timestamp_millis()))
        .ok_or(RowFault::BadDate)
}

/// `2026-03-10 15:09`, `2026/3/10`, `2026年3月10日 15时09分`, `20260310`: year, month and day first.
fn day_and_time(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let is_plain = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    if is_plain {
        let day = NaiveDate::parse_from_str(text, "%Y%m%d").ok()?;
        return Some(day.and_time(NaiveTime::MIN));
    }
    let marks = |c: char| "-/.年月日T:：时時分秒 ".contains(c);
    if !text.chars().all(|c| c.is_ascii_digit() || marks(c)) {
        return None;
    }
    let numbers: Vec<u32> = text
        .split(marks)
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let [year @ 1970..=9999, month, day, time @ ..] = numbers.as_slice() else {
        return None;
    };
    let (hour, minute, second) = match time {
        [] => (0, 0, 0),
        [hour, minute] => (*hour, *minute, 0),
        [hour, minute, second] => (*hour, *minute, *second),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day)?
        .and_hms_opt(hour, minute, second)
}
