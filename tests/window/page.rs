//! What a person looks for in the window, by its role and its words: when the words of the
//! interface change, this file and `intake.rs` do, and no test.

use std::time::Duration;

use serde_json::Value;
use thirtyfour::extensions::query::ElementQueryable;
use thirtyfour::{By, TypingData, WebElement};
use tokio::time::{interval, timeout};

pub use thirtyfour::Key;

use crate::desk::Desk;
use crate::support::{Outcome, PATIENCE};

const LOOK_EVERY: Duration = Duration::from_millis(100);

impl Desk {
    /// The first that `xpath` finds, as soon as there is one to be seen.
    pub async fn find(&self, what: &str, xpath: String) -> Outcome<WebElement> {
        let by = By::XPath(xpath);
        let mut looks = interval(LOOK_EVERY);
        let found = timeout(PATIENCE, async {
            loop {
                // One that is drawn anew between two looks is looked for again.
                let seen = self.window.query(by.clone()).nowait().and_displayed();
                if let Ok(element) = seen.first().await {
                    return element;
                }
                looks.tick().await;
            }
        });
        found
            .await
            .map_err(|_| format!("not in the window: {what} ({by})").into())
    }

    /// Waits until there is no such thing any more.
    pub async fn is_gone(&self, what: &str, xpath: String) -> Outcome {
        let query = self.window.query(By::XPath(xpath));
        let gone = query.wait(PATIENCE, LOOK_EVERY).wait_until_gone().await;
        gone.map_err(|error| format!("{what} stays: {error}").into())
    }

    /// Words anywhere in the window.
    pub async fn sees_on_page(&self, words: &str) -> Outcome {
        self.find(words, innermost(words)).await.map(drop)
    }

    /// The words of sync in the title bar.
    pub async fn sees_sync(&self, words: &str) -> Outcome {
        let button = format!("//header//button[contains(normalize-space(.), '{words}')]");
        self.find(words, button).await.map(drop)
    }

    /// A line of the queue.
    pub async fn sees_row(&self, title: &str) -> Outcome {
        self.find(title, row(title)).await.map(drop)
    }

    /// A line of the queue that also says something else.
    pub async fn sees_in_row(&self, title: &str, words: &str) -> Outcome {
        let with_words = format!("{}[contains(normalize-space(.), '{words}')]", row(title));
        self.find(words, with_words).await.map(drop)
    }

    /// Opens it on the whole page.
    pub async fn opens_row(&self, title: &str) -> Outcome {
        self.find(title, row(title)).await?.click().await?;
        self.press(&[], Key::Enter).await?;
        self.sees_on_page("现在可以").await
    }

    /// Asks a clock of the complaint why it ends when it does.
    pub async fn asks_why(&self, clock: &str) -> Outcome {
        let button = format!("//button[@aria-expanded][contains(normalize-space(.), '{clock}')]");
        Ok(self.find(clock, button).await?.click().await?)
    }

    /// 设置, at the foot of the rail.
    pub async fn opens_settings(&self) -> Outcome {
        let button = "//button[@aria-label='设置']".to_owned();
        Ok(self.find("设置", button).await?.click().await?)
    }

    /// One of a row of choices.
    pub async fn chooses(&self, words: &str) -> Outcome {
        let radio = format!("//*[@role='radio'][normalize-space(.)='{words}']");
        Ok(self.find(words, radio).await?.click().await?)
    }

    /// The theme that the page is drawn in.
    pub async fn sees_theme(&self, theme: &str) -> Outcome {
        self.find(theme, format!("//html[@data-theme='{theme}']//body"))
            .await
            .map(drop)
    }

    /// A key or letters, with keys held.
    pub async fn press(&self, held: &[Key], letters: impl Into<TypingData>) -> Outcome {
        let mut chain = self.window.action_chain();
        for key in held {
            chain = chain.key_down(key.clone());
        }
        chain = chain.send_keys(letters);
        for key in held.iter().rev() {
            chain = chain.key_up(key.clone());
        }
        Ok(chain.perform().await?)
    }

    /// Into whatever has the focus.
    pub async fn types(&self, words: &str) -> Outcome {
        self.press(&[], words).await
    }

    /// What the shell says to a command that the interface never sends.
    pub async fn calls_shell(&self, command: &str) -> Outcome<String> {
        self.asks(&format!("window.__TAURI_INTERNALS__.invoke('{command}')"))
            .await
    }

    /// What a call of the list answers.
    pub async fn calls_rpc(&self, name: &str) -> Outcome<String> {
        let call = format!("window.__TAURI_INTERNALS__.invoke('rpc', {{ name: '{name}' }})");
        self.asks(&call).await
    }

    /// Where the window is after the page tried to go elsewhere.
    pub async fn tries_to_leave(&self, url: &str) -> Outcome<String> {
        // By the time that a call has gone to the shell and back, the shell has decided.
        let attempt = format!(
            "(location.href = '{url}', window.__TAURI_INTERNALS__.invoke('rpc', \
             {{ name: 'get_session' }}).then(() => location.href))"
        );
        let address = self.asks(&attempt).await?;
        Ok(address.trim_matches('"').to_owned())
    }

    /// Whether the page can talk to a server by itself.
    pub async fn tries_to_fetch(&self, url: &str) -> Outcome<String> {
        let attempt = format!("fetch('{url}').then(() => 'reached', () => 'refused')");
        let told = self.asks(&attempt).await?;
        Ok(told.trim_matches('"').to_owned())
    }

    /// The interface itself keeps to the policy that it is served with.
    pub async fn breaks_no_policy(&self) -> Outcome {
        let broken = self
            .asks(
                "(() => { const broken = new ReportingObserver(() => {}, \
                 { types: ['csp-violation'], buffered: true }); broken.observe(); \
                 return broken.takeRecords().map(report => report.body.blockedURL) })()",
            )
            .await?;
        if broken == "[]" {
            return Ok(());
        }
        Err(format!("the policy was broken: {broken}").into())
    }

    async fn asks(&self, promise: &str) -> Outcome<String> {
        let script = format!(
            "const answer = arguments[arguments.length - 1]; \
             Promise.resolve({promise}).then(v => answer(JSON.stringify(v)), \
             e => answer(typeof e === 'string' ? e : JSON.stringify(e)))"
        );
        let answer = self.window.execute_async(script, vec![]).await?;
        match answer.json() {
            Value::String(text) => Ok(text.clone()),
            other => Ok(other.to_string()),
        }
    }
}

/// The element that holds the words itself, not one around it.
pub fn innermost(words: &str) -> String {
    format!("//*[not(self::script)][text()[contains(., '{words}')]]")
}

/// Inside the dialog that is open.
pub fn in_dialog(xpath: &str) -> String {
    format!("//*[@role='dialog']{xpath}")
}

fn row(title: &str) -> String {
    format!("//*[@role='option'][contains(normalize-space(.), '{title}')]")
}
