//! browser-host
