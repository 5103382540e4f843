//! 登记投诉, with the hands on the keyboard.

use std::time::Duration;

use thirtyfour::{By, Key};
use tokio::time::{interval, timeout};

use crate::desk::Desk;
use crate::page::{in_dialog, innermost};
use crate::support::{Outcome, PATIENCE};

const CLAIMED_YUAN: &str = "800";
const CLAIMED_FEN: &str = "80000";

impl Desk {
    /// Types into 顾客 and takes the line that names the person.
    pub async fn picks_customer(&self, typed: &str, name: &str) -> Outcome {
        let field = in_dialog("//input[@role='combobox'][not(@aria-label)]");
        self.find("顾客", field).await?;
        self.types(typed).await?;
        let line = in_dialog(&format!(
            "//*[@role='option'][contains(normalize-space(.), '{name}')]"
        ));
        self.find(name, line.clone()).await?;
        // The first line is marked; a namesake may stand above.
        let marked = format!("{line}[@aria-selected='true']");
        for _ in 0..6 {
            if self.window.find(By::XPath(&marked)).await.is_ok() {
                break;
            }
            self.press(&[], Key::Down).await?;
        }
        self.find("the marked line", marked).await?;
        self.press(&[], Key::Enter).await?;
        // Offered once a customer is picked, and not before.
        let picked = in_dialog("//button[normalize-space(.)='不是顾客本人']");
        self.find("不是顾客本人", picked).await?;
        Ok(())
    }

    /// 事由, the first remedy, and an amount.
    pub async fn tells(&self, story: &str) -> Outcome {
        self.press(&[Key::Alt], "4").await?;
        self.types(story).await?;
        self.press(&[], Key::Tab).await?;
        self.press(&[], Key::Space).await?;
        self.press(&[Key::Alt], "5").await?;
        self.types(CLAIMED_YUAN).await?;
        // The preview has caught up with the last key when its reason names the amount.
        let reason = format!("涉及金额 {CLAIMED_YUAN} 元");
        self.find(&reason, in_dialog(&innermost(&reason))).await?;
        Ok(())
    }

    /// What the window says once it is on disk.
    pub async fn registered_number(&self) -> Outcome<String> {
        let toast = self.find("保存在本机", innermost("，保存在本机")).await?;
        let said = toast.text().await?;
        let number = said
            .split_once("已登记 ")
            .and_then(|(_, rest)| rest.split_once("，保存在本机"));
        let (number, _) = number.ok_or_else(|| format!("no number in: {said}"))?;
        Ok(number.trim().to_owned())
    }

    /// The header says that it is kept, and what is kept is what was typed last.
    pub async fn draft_is_saved_as_typed(&self) -> Outcome {
        let said = in_dialog(&innermost("草稿已存本机"));
        self.find("草稿已存本机", said).await?;
        let mut looks = interval(Duration::from_millis(100));
        let saved = timeout(PATIENCE, async {
            while !self.calls_rpc("list_drafts").await?.contains(CLAIMED_FEN) {
                looks.tick().await;
            }
            Ok(())
        });
        saved.await.map_err(|_| "the last key was never kept")?
    }

    /// 继续 of the banner about the draft.
    pub async fn continues_draft(&self) -> Outcome {
        let button = "//button[normalize-space(.)='继续']".to_owned();
        Ok(self.find("继续", button).await?.click().await?)
    }

    /// What stands in 事由.
    pub async fn reads_story(&self, story: &str) -> Outcome {
        let field = self.find("事由", in_dialog("//textarea")).await?;
        let read = field.prop("value").await?;
        if read.as_deref() == Some(story) {
            return Ok(());
        }
        Err(format!("the story reads {read:?}").into())
    }
}
