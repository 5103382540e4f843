//! Who is signed in on this laptop.

use crate::shape;
use domain::grade::Level;
use domain::organisation::{Staff, Store};
use domain::time::UtcMs;

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
        /// Who can unlock this laptop, with or without a network.
        pub known_users: Vec<KnownUser>,
        /// Until when the signed-in person may read names here without the central.
        pub lease_until: Option<UtcMs>,
        /// That time is over: what is read here is masked until the next contact.
        pub reading_is_masked: bool,
        /// There is a keychain, so that a PIN can be set.
        pub pin_possible: bool,
        /// What a locked desk may tell; none while it is open, and after an end without a lock.
        pub locked: Option<LockedDesk>,
        /// Where this laptop's central is.
        pub mode: DeskMode,
        /// This build can work without a central elsewhere.
        pub solo_possible: bool,
    }

    /// What was so when the desk was locked, in counts and times: of nobody, and nothing of what was
    /// written.
    #[derive(Eq)]
    pub struct LockedDesk {
        /// When open work of the stores of whoever locked it falls due, soonest first.
        pub due_at: Vec<UtcMs>,
        /// Commands that wait to be sent.
        pub pending: u32,
        /// Last contact with the central.
        pub last_synced_at: Option<UtcMs>,
    }

    /// Where a laptop's central is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum DeskMode {
        /// Nobody has chosen.
        NotChosen,
        /// On this laptop.
        Solo,
        /// It was on this laptop and has been packed to move; work waits here until the laptop is
        /// connected or the move is taken back.
        Moving,
        /// Elsewhere, at an address.
        Connected,
    }

    /// Makes a shop on this laptop alone, and opens the desk.
    pub struct StartSolo {
        /// Name of the store.
        pub store_name: String,
        /// Two or three capital letters that numbers begin with.
        pub store_code: String,
        /// The person's name.
        pub name: String,
        /// Sign-in name.
        pub user: String,
        /// Password.
        pub password: String,
    }

    /// A colleague in a shop on this laptop alone.
    pub struct NewColleague {
        /// Full name.
        pub name: String,
        /// Sign-in name.
        pub user: String,
        /// Permission level.
        pub level: Level,
        /// Password to begin with.
        pub password: String,
    }

    /// Packs the shop to move to a central elsewhere.
    pub struct PackMove {
        /// Whoever unpacks it must know this.
        pub passphrase: String,
    }

    /// Where the packed shop lies.
    pub struct PackedMove {
        /// Path of the file.
        pub path: String,
    }

    /// Connects to the central that has unpacked the shop.
    pub struct ConnectCentral {
        /// Its address.
        pub central_url: String,
        /// The signed-in person's password.
        pub password: String,
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
        /// Password, or PIN.
        pub password: String,
        /// Which of them.
        pub by: UnlockBy,
    }

    /// With what a known user unlocks.
    #[derive(Copy, Eq, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum UnlockBy {
        /// The password.
        #[default]
        Password,
        /// The PIN, together with the system's keychain.
        Pin,
    }

    /// Somebody who can unlock this laptop.
    #[derive(Eq)]
    pub struct KnownUser {
        /// Sign-in name.
        pub user: String,
        /// Full name.
        pub name: String,
        /// Permission level.
        pub level: Level,
        /// Name of the home store; empty before it is known.
        pub store: String,
        /// Has a PIN here.
        pub has_pin: bool,
        /// It can be used now.
        pub pin_works: bool,
        /// Until when this person may read names here without the central, as of the last lock.
        pub lease_until: Option<UtcMs>,
    }

    /// Lets a colleague unlock this laptop.
    pub struct Enrol {
        /// Sign-in name.
        pub user: String,
        /// The colleague's password at the central.
        pub password: String,
    }

    /// Names a user of this laptop.
    pub struct OneUser {
        /// Sign-in name.
        pub user: String,
    }

    /// Sets a PIN.
    pub struct SetPin {
        /// The password, so that nobody sets one at a desk left open.
        pub password: String,
        /// Six digits or more.
        pub pin: String,
    }

    /// Changes the password that unlocks this laptop.
    pub struct ChangePassword {
        /// The one until now.
        pub old: String,
        /// The one from now on.
        pub new: String,
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

    /// Restores a desk whose database can't be opened.
    pub struct RescueDesk {
        /// Sign-in name.
        pub user: String,
        /// Password.
        pub password: String,
    }

    /// What a rescue brought.
    #[derive(Copy, Eq)]
    pub struct Rescued {
        /// Commands taken out of the damaged database, on their way to the central again.
        pub sent_again: u32,
        /// All of the old database could be read.
        pub is_complete: bool,
    }
}
