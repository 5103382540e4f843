//! A first guess at the category from words in the description: a default that is shown and can be
//! changed, never a decision.

use domain::complaint::Category;

/// Words of each category, the more telling ones first.
const WORDS: [(Category, &[&str]); 9] = [
    (Category::Loss, &["丢失", "丢了", "少了", "不见", "遗失"]),
    (
        Category::Damage,
        &[
            "破损", "损坏", "划痕", "碰", "摔", "裂", "磕", "刮", "碎", "漏液", "坏了",
        ],
    ),
    (
        Category::ProductFault,
        &["故障", "不能用", "质量", "失灵", "死机"],
    ),
    (
        Category::Fees,
        &["加价", "多收", "费用", "收费", "报价", "退费"],
    ),
    (Category::Delay, &["迟到", "延误", "晚到", "没来", "等了"]),
    (Category::Attitude, &["态度", "骂", "吼", "不耐烦", "脸色"]),
    (Category::Skill, &["不专业", "不会", "装错", "拆错"]),
    (
        Category::SlowAfterSales,
        &["没人处理", "没回复", "一直没", "拖"],
    ),
    (Category::Benefits, &["积分", "优惠券", "会员", "权益"]),
];

/// The category whose word appears first in the table.
pub(crate) fn guess(description: &str) -> Category {
    WORDS
        .iter()
        .find(|(_, words)| words.iter().any(|word| description.contains(word)))
        .map_or(Category::Other, |(category, _)| *category)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_damage_suggest_damage() {
        assert_eq!(guess("衣柜门板下角碰缺一块"), Category::Damage);
        assert_eq!(guess("安装师傅迟到 40 分钟"), Category::Delay);
        assert_eq!(guess("想问问"), Category::Other);
    }
}
