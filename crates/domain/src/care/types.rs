//! What care is made of: classes, posts, means, and the plan of one contact.

use super::{Anchor, CareId};
use crate::grade::Level;
use crate::ids::{ComplaintId, CustomerId, StaffId, StoreId, TaskId};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// What a contact is, to the law and to the monthly limit (policy decision 22).
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum CareClass {
        /// 服务: part of what was ordered or asked.
        Service,
        /// 关怀: goodwill.
        Care,
        /// 营销: needs consent.
        Marketing,
    }

    /// The three levels of care (CARE-01).
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum CareKind {
        /// 日常
        Daily,
        /// 节日
        Festive,
        /// 特殊
        Special,
    }

    /// Who does it.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum CarePost {
        /// 系统
        System,
        /// 客服
        CustomerService,
        /// 客户成功经理
        SuccessManager,
        /// 顾问
        Adviser,
        /// 上门人员
        OnSiteStaff,
        /// 项目经理
        ProjectManager,
        /// 服务主管
        ServiceSupervisor,
        /// 客户关系部
        CustomerRelations,
        /// 市场部
        Marketing,
        /// 活动组
        Events,
        /// 回访人: whoever the grade of the complaint asks for.
        ReturnVisitor,
    }

    /// Whether the customer is spoken with.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum ContactForm {
        /// 回访: a person speaks with the customer.
        Visit,
        /// 消息: a message goes out.
        Message,
        /// 内部: work without the customer.
        Internal,
    }

    /// How the customer is reached.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum CareMeans {
        /// 短信
        Sms,
        /// 微信/企业微信
        Wechat,
        /// 电话
        Call,
        /// 上门
        OnSite,
        /// 当面
        InPerson,
    }

    /// What a contact asks (CMP-22, VIS-08).
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum Question {
        /// 满意度 1 to 5.
        Satisfaction,
        /// 推荐意愿 0 to 10.
        Recommends,
        /// 费力度 1 to 7.
        Ease,
        /// 流程清晰度
        Clarity,
        /// 是否一次解决
        SolvedAtOnce,
        /// 是否主动告知进度
        ToldProactively,
        /// 服务态度
        Attitude,
        /// 物品是否完好
        GoodsState,
        /// 未下单原因
        NoOrderReason,
        /// 使用情况
        Usage,
        /// 需求变化
        Needs,
        /// 流失原因
        ChurnReason,
    }

    /// Who is to do a planned contact.
    #[derive(Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum CareOwner {
        /// The first of these posts that there is.
        Posts {
            /// Posts, best first.
            posts: Vec<CarePost>,
        },
        /// This person: the owner of the open complaint.
        Person {
            /// Who.
            staff: StaffId,
        },
    }

    /// A planned contact, or work for one.
    #[derive(Eq)]
    pub struct CarePlan {
        /// Derived from row, customer and anchor: planned twice, it is the same.
        pub id: TaskId,
        /// Row.
        pub row: CareId,
        /// Which date of the row, from zero.
        pub step: u32,
        /// Customer; none for what a store does as a whole.
        pub customer: Option<CustomerId>,
        /// Store.
        pub store: StoreId,
        /// What it counts from.
        pub anchor: Anchor,
        /// When that was.
        pub anchor_at: UtcMs,
        /// What is done, in the words of the playbook.
        pub actions: Vec<String>,
        /// Who does it.
        pub owner: CareOwner,
        /// Whoever does it is of this level at least.
        pub needed_level: Option<Level>,
        /// Class.
        pub class: CareClass,
        /// Level of care.
        pub kind: CareKind,
        /// Whether the customer is spoken with.
        pub form: ContactForm,
        /// How, best first; empty for work without the customer, or when a person finds the way.
        pub means: Vec<CareMeans>,
        /// What is asked, each once, in fixed order.
        pub questions: Vec<Question>,
        /// With a gift.
        pub gift: bool,
        /// Stands first in lists.
        pub is_first: bool,
        /// Shown, and may be done, from here on.
        pub opens_at: UtcMs,
        /// Due.
        pub due_at: UtcMs,
        /// Recorded as missed from here on.
        pub expires_at: UtcMs,
        /// Instead of wishes: the complaint whose owner calls.
        pub instead_for: Option<ComplaintId>,
        /// Plans that this one does as well, by id.
        pub carries: Vec<TaskId>,
    }

    /// How a plan stands.
    #[derive(Copy, Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum CareState {
        /// Not shown yet.
        Ahead,
        /// To be done.
        Open,
        /// To be done, late.
        Overdue,
        /// Done.
        Done {
            /// When.
            at: UtcMs,
        },
        /// 已错过: nobody did it until it expired.
        Missed {
            /// When it expired.
            at: UtcMs,
        },
    }
}
