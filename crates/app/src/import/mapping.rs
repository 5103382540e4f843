//! Which column becomes which field: proposed from the words of the header, remembered per header.

use std::collections::BTreeSet;

use domain::bulk_import::ImportKind;
use sha2::{Digest, Sha256};
use wire::import::ImportField;

/// Words that headers use for a field, those that say it most plainly first.
const WORDS: [(ImportField, &[&str]); 9] = [
    (
        ImportField::Phone,
        &[
            "手机",
            "电话",
            "联系方式",
            "號碼",
            "手機",
            "電話",
            "phone",
            "mobile",
            "tel",
        ],
    ),
    (
        ImportField::RaisedAt,
        &[
            "提出时间",
            "投诉时间",
            "时间",
            "日期",
            "時間",
            "date",
            "time",
            "raised",
        ],
    ),
    (
        ImportField::Category,
        &["类别", "分类", "类型", "類別", "category", "type"],
    ),
    (
        ImportField::Grade,
        &["等级", "级别", "等級", "grade", "priority", "severity"],
    ),
    (
        ImportField::Channel,
        &["渠道", "来源", "管道", "channel", "source"],
    ),
    (
        ImportField::Text,
        &[
            "内容",
            "描述",
            "投诉",
            "经过",
            "内文",
            "內容",
            "客訴",
            "text",
            "description",
            "complaint",
        ],
    ),
    (ImportField::Address, &["地址", "小区", "住址", "address"]),
    (
        ImportField::Remarks,
        &["备注", "说明", "備註", "remark", "note", "comment"],
    ),
    (
        ImportField::Name,
        &[
            "姓名",
            "顾客",
            "客户",
            "名称",
            "名字",
            "联系人",
            "顧客",
            "客戶",
            "name",
            "customer",
        ],
    ),
];

/// Fields of a kind, in the order to offer them.
pub(super) fn fields(kind: ImportKind) -> &'static [ImportField] {
    match kind {
        ImportKind::Customers => &[
            ImportField::Name,
            ImportField::Phone,
            ImportField::Address,
            ImportField::Remarks,
        ],
        ImportKind::Complaints => &[
            ImportField::Text,
            ImportField::Name,
            ImportField::Phone,
            ImportField::RaisedAt,
            ImportField::Category,
            ImportField::Grade,
            ImportField::Channel,
        ],
    }
}

/// Where the choice for files with this header is kept.
pub(super) fn remembered_as(kind: ImportKind, header: &[String]) -> String {
    let mut digest = Sha256::new();
    digest.update(match kind {
        ImportKind::Customers => b"customers",
        ImportKind::Complaints => b"complaint",
    });
    for heading in header {
        digest.update(heading.to_lowercase().as_bytes());
        digest.update([0]);
    }
    format!("import_mapping:{}", hex::encode(digest.finalize()))
}

/// A field for each column, and whether that was remembered.
pub(super) fn propose(
    kind: ImportKind,
    header: &[String],
    remembered: Option<String>,
) -> (Vec<Option<ImportField>>, bool) {
    let before = remembered
        .and_then(|json| serde_json::from_str::<Vec<Option<ImportField>>>(&json).ok())
        .filter(|mapping| is_possible(kind, mapping, header.len()));
    if let Some(mapping) = before {
        return (mapping, true);
    }
    let mut mapping = vec![None; header.len()];
    for (field, words) in WORDS {
        if !fields(kind).contains(&field) {
            continue;
        }
        let place = words.iter().find_map(|word| {
            let says = |(place, heading): (usize, &String)| {
                let free = mapping[place].is_none();
                (free && heading.to_lowercase().contains(word)).then_some(place)
            };
            header.iter().enumerate().find_map(says)
        });
        if let Some(place) = place {
            mapping[place] = Some(field);
        }
    }
    (mapping, false)
}

/// One entry for each column, no field twice, none of another kind.
pub(super) fn is_possible(
    kind: ImportKind,
    mapping: &[Option<ImportField>],
    columns: usize,
) -> bool {
    let chosen: Vec<ImportField> = mapping.iter().copied().flatten().collect();
    let once: BTreeSet<ImportField> = chosen.iter().copied().collect();
    mapping.len() == columns
        && once.len() == chosen.len()
        && chosen.iter().all(|field| fields(kind).contains(field))
}

/// Whether the columns make a record at all.
pub(super) fn is_enough(kind: ImportKind, mapping: &[Option<ImportField>]) -> bool {
    let needed = match kind {
        ImportKind::Customers => ImportField::Name,
        ImportKind::Complaints => ImportField::Text,
    };
    mapping.contains(&Some(needed))
}
