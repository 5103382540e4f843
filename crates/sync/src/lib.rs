//! The laptop's side of sync: commands up, records down. Knows no rule and no SQL.
//!
//! [`engine`] says what to do next and never does it; [`plan`] cuts pushes; [`rebase`] fixes the
//! order in which a checkpoint takes effect; [`transport`] is the one way to a central, [`http`] its
//! network form and [`embedded`] the one inside this process. Time and chance come in as arguments.

pub mod embedded;
pub mod engine;
pub mod http;
pub mod plan;
pub mod rebase;
pub mod transport;
