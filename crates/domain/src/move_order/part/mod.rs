//! What of an order grows without bound, each a record of its own that names the order: inventory
//! lines, ticks at checkpoints, marks of condition, signatures (`move-orders.md`). A part is never
//! changed; a corrected line replaces the old one.

mod decide;

pub(crate) use decide::record_part;

use crate::ids::{MoveOrderId, MovePartId, StaffId, StoreId};
use crate::money::Fen;
use crate::shape;
use crate::time::UtcMs;

use super::TimeWindow;

shape! {
    /// A part of an order.
    pub struct MovePart {
        /// Identity.
        pub id: MovePartId,
        /// The order that it belongs to.
        pub order: MoveOrderId,
        /// The order's store.
        pub store: StoreId,
        /// What it is.
        pub body: PartBody,
        /// Who wrote it down.
        pub by: StaffId,
        /// When.
        pub at: UtcMs,
    }

    /// Writes a part of an order down.
    pub struct RecordMovePart {
        /// Id made by the caller.
        pub id: MovePartId,
        /// The order.
        pub order: MoveOrderId,
        /// What it is.
        pub body: PartBody,
    }

    /// Kinds of part.
    #[serde(tag = "type", rename_all = "snake_case")]
    #[allow(clippy::large_enum_variant)]
    pub enum PartBody {
        /// 物品清单 line.
        Line {
            /// The line.
            line: InventoryLine,
        },
        /// A line ticked at a checkpoint.
        Tick {
            /// The tick.
            tick: LineTick,
        },
        /// Condition of a thing, 搬前 or 搬后.
        Mark {
            /// The mark.
            mark: ConditionMark,
        },
        /// Condition of a house.
        Premises {
            /// The mark.
            mark: PremisesMark,
        },
        /// A signature.
        Signature {
            /// The signature.
            signature: DocumentSignature,
        },
    }

    /// What becomes of a thing.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum Disposition {
        /// 搬
        Move,
        /// 不搬
        Stay,
        /// 弃置
        Discard,
        /// 寄存
        Store,
        /// 回收
        Recycle,
    }

    /// Who packs it.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum Packing {
        /// 自包 PBO
        ByOwner,
        /// 我方包 CP
        ByUs,
        /// 裸装
        Bare,
    }

    /// Where a volume comes from.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum VolumeSource {
        /// 默认
        Catalogue,
        /// 实测
        Measured,
        /// 改写
        Overridden,
    }

    /// A line of the inventory.
    pub struct InventoryLine {
        /// Place on the list.
        pub line_no: u32,
        /// Tag stuck on it; may be empty.
        pub tag: String,
        /// Code in the catalogue; empty for what isn't in it.
        pub catalogue_code: String,
        /// Name, as it was when written.
        pub name: String,
        /// How many.
        pub quantity: u32,
        /// Length, in the state in which it is carried.
        pub length_mm: u32,
        /// Width.
        pub width_mm: u32,
        /// Height.
        pub height_mm: u32,
        /// Volume of one.
        pub unit_volume_dm3: u32,
        /// Where the volume comes from.
        pub volume_source: VolumeSource,
        /// Weight of one, in 100 g.
        pub unit_weight_100g: u32,
        /// What becomes of it.
        pub disposition: Disposition,
        /// Who packs it.
        pub packing: Packing,
        /// What is in a carton was checked.
        pub contents_verified: bool,
        /// It is taken apart.
        pub dismantled: bool,
        /// Parts it comes in; 1 for one piece.
        pub parts_count: u32,
        /// The line that it is a part of.
        pub parent_line: Option<MovePartId>,
        /// 易碎
        pub fragile: bool,
        /// Value declared; zero for none.
        pub declared_value: Fen,
        /// Room where it stands.
        pub room_from: String,
        /// Room where it goes.
        pub room_to: String,
        /// The line that this one corrects.
        pub replaces: Option<MovePartId>,
    }

    /// Where things are counted.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum Checkpoint {
        /// 点收
        Counted,
        /// 装车
        Loaded,
        /// 入库
        IntoStore,
        /// 出库
        OutOfStore,
        /// 卸车
        Unloaded,
        /// 到位
        Placed,
    }

    /// A line ticked at a checkpoint.
    #[derive(Eq)]
    pub struct LineTick {
        /// The line.
        pub line: MovePartId,
        /// Where.
        pub checkpoint: Checkpoint,
        /// How many.
        pub quantity: u32,
        /// What was odd; may be empty.
        pub remarks: String,
    }

    /// Before or after the move.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum MarkPhase {
        /// 搬前
        Origin,
        /// 搬后
        Delivery,
    }

    /// How bad it is.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum Severity {
        /// 1
        Slight,
        /// 2
        Clear,
        /// 3
        Severe,
    }

    /// Condition of a thing.
    #[derive(Eq)]
    pub struct ConditionMark {
        /// The line.
        pub line: MovePartId,
        /// Before or after.
        pub phase: MarkPhase,
        /// Code of the playbook's list.
        pub code: String,
        /// Where on it, codes of the playbook's list.
        pub locations: Vec<String>,
        /// How bad.
        pub severity: Severity,
        /// Remarks; may be empty.
        pub remarks: String,
        /// Photos.
        pub photos: Vec<String>,
        /// The customer has seen it.
        pub customer_saw: bool,
    }

    /// Part of a house.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum Premises {
        /// 墙面
        Wall,
        /// 地板
        Floor,
        /// 门框
        DoorFrame,
        /// 电梯轿厢
        LiftCar,
        /// 楼道
        Stairwell,
    }

    /// Condition of a house.
    #[derive(Eq)]
    pub struct PremisesMark {
        /// Which part.
        pub premises: Premises,
        /// Before or after.
        pub phase: MarkPhase,
        /// What is there.
        pub remarks: String,
        /// Photos.
        pub photos: Vec<String>,
    }

    /// What is signed.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum DocumentKind {
        /// 报价单
        Quote,
        /// 服务合同
        Contract,
        /// 物品清单及状况表
        Inventory,
        /// 增项确认单
        ChangeOrder,
        /// 交接签收单
        Delivery,
        /// 工时单
        TimeSheet,
    }

    /// Who signs.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum SignerRole {
        /// 顾客
        Customer,
        /// 项目经理
        ProjectManager,
        /// 服务主管
        ServiceSupervisor,
    }

    /// How it is signed.
    #[serde(tag = "is", rename_all = "snake_case")]
    pub enum SignatureMethod {
        /// 手写
        Drawn {
            /// SHA-256 of the picture.
            picture_hash: String,
        },
        /// 代签
        OnBehalf {
            /// Relation to the customer.
            relation: String,
            /// SHA-256 of the picture.
            picture_hash: String,
        },
        /// 拒签
        Refused {
            /// Why.
            reason: String,
            /// Who saw it.
            witness: StaffId,
        },
        /// 短信确认
        ConfirmedBySms,
    }

    /// A signature under one version of a document.
    pub struct DocumentSignature {
        /// What is signed.
        pub document: DocumentKind,
        /// SHA-256 of the version signed.
        pub document_hash: String,
        /// Who signs.
        pub role: SignerRole,
        /// Name.
        pub name: String,
        /// How.
        pub method: SignatureMethod,
    }
}

/// An order that a supervisor has, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booking {
    /// Which order.
    pub order: MoveOrderId,
    /// When.
    pub window: TimeWindow,
}

/// How many lines are to be moved, and how many are ticked in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineTally {
    /// Lines to move.
    pub to_move: u32,
    /// Counted.
    pub counted: u32,
    /// Loaded.
    pub loaded: u32,
    /// Unloaded or in place.
    pub unloaded: u32,
}

/// Whether a word is a SHA-256 in lower-case hex.
#[must_use]
pub fn is_sha256(word: &str) -> bool {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    word.len() == 64 && word.bytes().all(is_hex)
}

/// Counts an order's lines and ticks, whatever the order they come in. Laptop and central count alike.
#[must_use]
pub fn tally<'a>(parts: impl Iterator<Item = &'a MovePart> + Clone) -> LineTally {
    let lines = parts.clone().filter_map(|part| match &part.body {
        PartBody::Line { line } => Some((part.id, line)),
        _ => None,
    });
    let replaced: Vec<MovePartId> = lines
        .clone()
        .filter_map(|(_, line)| line.replaces)
        .collect();
    let ticks: Vec<&LineTick> = parts
        .filter_map(|part| match &part.body {
            PartBody::Tick { tick } => Some(tick),
            _ => None,
        })
        .collect();
    let mut tally = LineTally::default();
    for (id, line) in lines {
        if line.disposition != Disposition::Move || replaced.contains(&id) {
            continue;
        }
        let ticked = |checkpoints: &[Checkpoint]| {
            let fits = |t: &&&LineTick| t.line == id && checkpoints.contains(&t.checkpoint);
            let sum: u64 = ticks
                .iter()
                .filter(fits)
                .map(|t| u64::from(t.quantity))
                .sum();
            u32::from(sum >= u64::from(line.quantity))
        };
        tally.to_move += 1;
        tally.counted += ticked(&[Checkpoint::Counted]);
        tally.loaded += ticked(&[Checkpoint::Loaded]);
        tally.unloaded += ticked(&[Checkpoint::Unloaded, Checkpoint::Placed]);
    }
    tally
}

impl PartBody {
    /// The parts of the same order that it names.
    #[must_use]
    pub fn names(&self) -> Vec<MovePartId> {
        match self {
            Self::Line { line } => [line.parent_line, line.replaces]
                .into_iter()
                .flatten()
                .collect(),
            Self::Tick { tick } => vec![tick.line],
            Self::Mark { mark } => vec![mark.line],
            Self::Premises { .. } | Self::Signature { .. } => vec![],
        }
    }

    /// A colleague whom it names.
    #[must_use]
    pub fn witness(&self) -> Option<StaffId> {
        match self {
            Self::Signature { signature } => match signature.method {
                SignatureMethod::Refused { witness, .. } => Some(witness),
                _ => None,
            },
            _ => None,
        }
    }
}
