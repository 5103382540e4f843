//! Who is signed in on this laptop.

use crate::shape;
use domain::organisation::{Staff, Store};

shape! {
    /// The session as the interface sees it.
    pub struct SessionView {
        /// Where the desk stands.
        pub state: SessionState,
        /// The person, when signed in.
        pub staff: Option<Staff>,
        /// Stores in the person's scope, home store first.
        pub stores: Vec<Store>,
        /// Code of this laptop in provisional numbers.
        pub device_code: Option<String>,
        /// Address of the central last used.
        pub central_url: Option<String>,
        /// Users who have signed in on this laptop before, and so can unlock it offline.
        pub known_users: Vec<String>,
    }

    /// Where the desk stands.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum SessionState {
        /// Nobody has ever signed in here; the first time needs the central.
        FirstRun,
        /// Locked; a known user's password opens it, with or without a network.
        Locked,
        /// Signed in.
        SignedIn,
    }

    /// Opens the desk. The address is needed at the first sign-in.
    pub struct SignIn {
        /// Address of the central; none keeps the last.
        pub central_url: Option<String>,
        /// Sign-in name.
        pub user: String,
        /// Password.
        pub password: String,
    }

    /// How the interface looks on this laptop.
    #[derive(Eq)]
    pub struct Preferences {
        /// Theme.
        pub theme: Theme,
        /// Text size in percent: 100, 125 or 150.
        pub text_percent: u32,
        /// Language.
        #[serde(default)]
        pub language: Language,
    }

    /// Language of the interface.
    #[derive(Copy, Eq, Default)]
    pub enum Language {
        /// 简体中文
        #[default]
        #[serde(rename = "zh-CN")]
        SimplifiedChinese,
        /// 繁體中文
        #[serde(rename = "zh-TW")]
        TraditionalChinese,
        /// English
        #[serde(rename = "en")]
        English,
    }

    /// Theme.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Theme {
        /// As the system.
        System,
        /// 浅色
        Light,
        /// 深色
        Dark,
        /// 高对比
        Contrast,
    }
}
