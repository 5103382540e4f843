//! What is asked when a complaint comes in.

use crate::shape;

shape! {
    /// How the customer reached us.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Channel {
        /// 到店
        Counter,
        /// 电话
        Phone,
        /// 微信/企业微信
        Wechat,
        /// 现场
        OnSite,
        /// 在线客服
        OnlineChat,
        /// 小程序
        MiniProgram,
        /// 社交评论
        SocialComment,
        /// 第三方平台
        ThirdParty,
    }

    /// Where the complaint was noticed (CMP-17).
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Source {
        /// 顾客主动
        Customer,
        /// APP 问卷
        Questionnaire,
        /// 意见箱
        SuggestionBox,
        /// 访谈
        Interview,
        /// 神秘顾客
        MysteryShopper,
        /// 员工日志
        StaffLog,
    }

    /// When in the customer's journey.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Phase {
        /// 售前
        BeforeSale,
        /// 售中
        DuringService,
        /// 售后
        AfterService,
    }

    /// What it is about (CMP-09, CMP-18).
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Category {
        /// 物品损坏
        Damage,
        /// 物品丢失
        Loss,
        /// 人员专业性
        Skill,
        /// 服务态度
        Attitude,
        /// 费用不透明
        Fees,
        /// 延误
        Delay,
        /// 商品故障
        ProductFault,
        /// 售后慢
        SlowAfterSales,
        /// 权益规则
        Benefits,
        /// 其他
        Other,
    }

    /// What the customer asks for 诉求.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Remedy {
        /// 致歉
        Apology,
        /// 维修
        Repair,
        /// 赔偿
        Compensation,
        /// 更换
        Replacement,
        /// 换人
        OtherStaff,
        /// 退款
        Refund,
    }

    /// Risks ticked at intake; they drive the suggested grade (policy decision 9).
    #[derive(Copy, Eq, Default)]
    #[allow(clippy::struct_excessive_bools)] // Five ticks on a form are five answers.
    pub struct Risks {
        /// Danger to people or property.
        pub safety: bool,
        /// Somebody is hurt.
        pub injury: bool,
        /// Somebody is seriously hurt.
        pub serious_injury: bool,
        /// Media exposure.
        pub media: bool,
        /// An authority is involved.
        pub authority: bool,
    }

    /// Somebody other than the customer who complains (policy decision 15).
    pub struct Complainant {
        /// Relation to the customer.
        pub relation: Relation,
        /// Name.
        pub name: String,
        /// Phone, digits only.
        pub phone: String,
    }

    /// Relation of a complainant to the customer.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Relation {
        /// 家人
        Family,
        /// 邻居
        Neighbour,
        /// 物业
        PropertyOffice,
        /// 其他
        Other,
    }
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 10] = [
        Self::Damage,
        Self::Loss,
        Self::Skill,
        Self::Attitude,
        Self::Fees,
        Self::Delay,
        Self::ProductFault,
        Self::SlowAfterSales,
        Self::Benefits,
        Self::Other,
    ];

    /// The word on the wire; the same as serde's.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Damage => "damage",
            Self::Loss => "loss",
            Self::Skill => "skill",
            Self::Attitude => "attitude",
            Self::Fees => "fees",
            Self::Delay => "delay",
            Self::ProductFault => "product_fault",
            Self::SlowAfterSales => "slow_after_sales",
            Self::Benefits => "benefits",
            Self::Other => "other",
        }
    }

    /// The category with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.as_str() == word)
    }
}
