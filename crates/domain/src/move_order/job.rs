//! What a move order gathers on its way, step by step (policy Part 7.1, `move-orders.md`).

use super::{ChangeOrder, InvoiceRequest, MoveEnded, MoveException, MoveNode, MoveStep, Payment};
use crate::ids::{CrewId, StaffId, VisitId};
use crate::money::Fen;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Everything of the job beyond customer, stage and price.
    #[derive(Default)]
    #[serde(default)]
    pub struct MoveJob {
        /// Step reached.
        pub step: MoveStep,
        /// How it ended before its time, if it did.
        pub ended: Option<MoveEnded>,
        /// Who took it in; an L1 moves only the own orders on.
        pub owner: Option<StaffId>,
        /// When it was taken in.
        pub registered_at: Option<UtcMs>,
        /// When each step was reached, repeats included.
        pub nodes: Vec<MoveNode>,
        /// 需求登记
        pub needs: Option<MoveNeeds>,
        /// 上门勘察
        pub survey: Option<MoveSurvey>,
        /// 报价, the last one given.
        pub quote: Option<MoveQuote>,
        /// 签约
        pub contract: Option<MoveContract>,
        /// 排期
        pub schedule: Option<MoveSchedule>,
        /// 打包方案, one for each kind of item.
        pub packing: Vec<PackingPlan>,
        /// 物料与培训
        pub materials: Option<MaterialsPrepared>,
        /// 出发前确认
        pub readiness: Option<Readiness>,
        /// Supervisors on site.
        pub check_ins: Vec<CheckIn>,
        /// 到达开工
        pub start: Option<MoveStart>,
        /// Arrival expected, told when the truck left.
        pub eta: Option<UtcMs>,
        /// 结束前主动检查
        pub exit: Option<ExitCheck>,
        /// The indicator sheet of policy Part 13 was scored (M8).
        pub sheet: Option<SheetScored>,
        /// Supervisors who signed the job.
        pub supervisor_signatures: Vec<CheckIn>,
        /// 客户签收
        pub sign_off: Option<SignOff>,
        /// 增项
        pub changes: Vec<ChangeOrder>,
        /// Money received.
        pub payments: Vec<Payment>,
        /// 发票
        pub invoice: Option<InvoiceRequest>,
        /// 已结算: a fact beside the stage (decision 21).
        pub settled_at: Option<UtcMs>,
        /// 异常, laid over any step from 签约 on.
        pub exceptions: Vec<MoveException>,
    }

    /// Kinds of move.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum MoveKind {
        /// 同城
        Local,
        /// 长途
        LongDistance,
        /// 小件
        SmallItems,
        /// 公司搬迁
        Office,
        /// 仓储
        Storage,
    }

    /// Customers of a move (TIER-18), picked by staff; income is never asked.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum MoveSegment {
        /// 高端
        HighEnd,
        /// 中端
        MidRange,
        /// 企业
        Business,
    }

    /// How one gets up at one end.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum Lift {
        /// 无
        None,
        /// 客梯
        Passenger,
        /// 货梯
        Goods,
    }

    /// Access at one end of the move.
    #[derive(Copy, Eq)]
    pub struct Access {
        /// Floor; negative below ground.
        pub floor: i16,
        /// Lift.
        pub lift: Lift,
        /// From truck to door.
        pub carry_distance_m: u32,
        /// 放行条 or an appointment with the property office is needed.
        pub permit_needed: bool,
    }

    /// 需求登记: what is to be moved; the lines are records of their own.
    pub struct MoveNeeds {
        /// Kind.
        pub kind: MoveKind,
        /// Segment.
        pub segment: MoveSegment,
        /// The item list in words, while there are no lines.
        pub items: String,
        /// Volume estimated.
        pub volume_dm3: u32,
        /// Way to drive.
        pub distance_m: u32,
        /// Where it starts.
        pub from: Access,
        /// Where it ends.
        pub to: Access,
        /// Something is fragile.
        pub fragile: bool,
        /// Something is valuable.
        pub valuables: bool,
    }

    /// 上门勘察
    pub struct MoveSurvey {
        /// Photos taken.
        pub photos: Vec<String>,
        /// Volume measured.
        pub volume_dm3: u32,
        /// The visit that it was done on.
        pub visit: Option<VisitId>,
    }

    /// What a price line is for.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum PriceLineKind {
        /// 基础
        Base,
        /// 超里程
        ExtraDistance,
        /// 楼层
        Floors,
        /// 搬运距离
        CarryDistance,
        /// 大件
        Bulky,
        /// 拆装
        Dismantling,
        /// 空调移机
        AirConditioner,
        /// 包装
        Packing,
        /// 等待
        Waiting,
        /// 夜间
        Night,
        /// 弃置
        Disposal,
        /// 保价
        Valuation,
        /// 增值服务
        AddOn,
        /// 税
        Tax,
    }

    /// A line of a price.
    pub struct PriceLine {
        /// For what.
        pub kind: PriceLineKind,
        /// In words.
        pub label: String,
        /// How much.
        pub amount: Fen,
    }

    /// Choice of insurance 保价.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum Valuation {
        /// 不保价
        None,
        /// 限额
        Limited,
        /// 按件声明
        Declared,
        /// 全额
        Full,
    }

    /// 报价
    pub struct MoveQuote {
        /// Line by line.
        pub lines: Vec<PriceLine>,
        /// Taken off the sum.
        pub discount: Fen,
        /// What it includes.
        pub included: String,
        /// What it doesn't.
        pub excluded: String,
        /// Add-ons offered (MOV-18 to MOV-20); may be none.
        pub add_ons: Vec<String>,
        /// Insurance chosen.
        pub valuation: Valuation,
        /// Price holds until here.
        pub valid_until: UtcMs,
    }

    /// 签约: what the customer signed.
    pub struct MoveContract {
        /// Number on the paper; may be empty.
        pub contract_number: String,
        /// Lines as signed.
        pub lines: Vec<PriceLine>,
        /// Signed price, after discount.
        pub total: Fen,
    }

    /// A window of time, half-open.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    pub struct TimeWindow {
        /// From.
        pub from: UtcMs,
        /// Until.
        pub until: UtcMs,
    }

    /// 排期
    pub struct MoveSchedule {
        /// Window agreed.
        pub window: TimeWindow,
        /// Crew.
        pub crew: CrewId,
        /// Plate of the vehicle.
        pub vehicle: String,
        /// 项目经理
        pub project_manager: StaffId,
        /// 服务主管; none for a small job (decision 19).
        pub service_supervisor: Option<StaffId>,
    }

    /// A packing plan of the library for one kind of item (MOV-07).
    pub struct PackingPlan {
        /// Kind of item.
        pub item: String,
        /// Plan chosen.
        pub plan: String,
    }

    /// Material to bring.
    pub struct Material {
        /// What.
        pub name: String,
        /// How many.
        pub quantity: u32,
    }

    /// 物料与培训
    pub struct MaterialsPrepared {
        /// What is brought.
        pub materials: Vec<Material>,
        /// When the packing guide went to the customer.
        pub guide_sent_at: UtcMs,
    }

    /// 出发前确认
    #[allow(clippy::struct_excessive_bools)] // Ticks of one form.
    pub struct Readiness {
        /// When the reminder of three days before went out (MOV-10).
        pub reminder_sent_at: Option<UtcMs>,
        /// Everybody of the crew has the certificate.
        pub crew_certified: bool,
        /// Both supervisors have confirmed.
        pub supervisors_confirmed: bool,
        /// The vehicle was checked.
        pub vehicle_checked: bool,
    }

    /// A supervisor on site, or signing there.
    #[derive(Copy, Eq)]
    pub struct CheckIn {
        /// Who.
        pub staff: StaffId,
        /// When.
        pub at: UtcMs,
    }

    /// 到达开工
    pub struct MoveStart {
        /// Photos of the goods counted.
        pub photos: Vec<String>,
        /// The badge was shown.
        pub badge_shown: bool,
        /// The price was confirmed once more.
        pub price_reconfirmed: bool,
    }

    /// 结束前主动检查 (MOV-17)
    pub struct ExitCheck {
        /// Points of the playbook's list that are done.
        pub done: Vec<String>,
        /// Things damaged.
        pub damages: u32,
        /// Remarks; may be empty.
        pub remarks: String,
    }

    /// The indicator sheet was scored.
    #[derive(Copy, Eq)]
    pub struct SheetScored {
        /// Score, 0 to 100.
        pub score: u8,
        /// By whom.
        pub by: StaffId,
        /// When.
        pub at: UtcMs,
    }

    /// The customer at the end of the job.
    #[serde(tag = "is", rename_all = "snake_case")]
    pub enum CustomerSignature {
        /// Signed.
        Signed {
            /// SHA-256 of the document signed.
            document_hash: String,
        },
        /// Didn't sign.
        Refused {
            /// Why.
            reason: String,
            /// Who saw it.
            witness: StaffId,
        },
    }

    /// 客户签收
    pub struct SignOff {
        /// The customer's signature or refusal.
        pub customer: CustomerSignature,
        /// Instant rating, 1 to 5 (MOV-12); none when not given.
        pub rating: Option<u8>,
        /// Price charged.
        pub total_final: Fen,
        /// Why it isn't paid yet; empty when it is.
        pub unpaid_reason: String,
    }
}

impl MoveJob {
    /// When a step was last reached. Care and reminders count from here.
    #[must_use]
    pub fn reached(&self, step: MoveStep) -> Option<UtcMs> {
        let node = self.nodes.iter().rev().find(|node| node.step == step);
        node.map(|node| node.at)
    }

    /// How many quotes were given.
    #[must_use]
    pub fn quotes_given(&self) -> usize {
        let quoted = |node: &&MoveNode| node.step == MoveStep::Quoted;
        self.nodes.iter().filter(quoted).count()
    }

    /// Volume measured, else estimated.
    #[must_use]
    pub fn volume_dm3(&self) -> Option<u32> {
        let measured = self.survey.as_ref().map(|s| s.volume_dm3);
        measured.or_else(|| self.needs.as_ref().map(|n| n.volume_dm3))
    }

    /// The supervisors of the job, named in its schedule.
    #[must_use]
    pub fn supervisors(&self) -> Vec<StaffId> {
        self.schedule.as_ref().map_or_else(Vec::new, |s| {
            [Some(s.project_manager), s.service_supervisor]
                .into_iter()
                .flatten()
                .collect()
        })
    }
}

impl TimeWindow {
    /// Whether both have an instant in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }
}
