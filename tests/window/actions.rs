//! The forms of actions, with the hands on the keyboard.

use thirtyfour::Key;

use crate::desk::Desk;
use crate::page::in_dialog;
use crate::support::Outcome;

impl Desk {
    /// T2 响应: what was said, by the means that is chosen already.
    pub async fn acknowledges(&self, said: &str) -> Outcome {
        self.opens_form("r", "响应").await?;
        self.press(&[Key::Alt], "1").await?;
        self.types(said).await?;
        self.submits_form().await
    }

    /// T3 定级, with the first department and the first colleague.
    pub async fn triages(&self, reason: &str) -> Outcome {
        self.opens_form("g", "定级").await?;
        self.press(&[Key::Alt], "2").await?;
        self.types(reason).await?;
        for field in ["3", "4"] {
            self.press(&[Key::Alt], field).await?;
            self.press(&[], Key::Space).await?;
        }
        self.picture("triage").await?;
        self.submits_form().await
    }

    async fn opens_form(&self, key: &str, title: &str) -> Outcome {
        self.press(&[], key).await?;
        let form = in_dialog("[.//textarea][.//h2[contains(., '");
        self.find(title, format!("{form}{title}')]]")).await?;
        Ok(())
    }

    async fn submits_form(&self) -> Outcome {
        self.press(&[Key::Control], Key::Enter).await?;
        self.is_gone("the form", in_dialog("")).await
    }
}
