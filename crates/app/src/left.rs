//! People whose account the central closed. What they wrote stays and is sent; they read nothing more
//! here, and don't unlock this laptop again until the central lets them in.

use domain::ids::StaffId;
use store::{Reader, Transaction};

use crate::error::Error;

/// Where they are noted.
const LEFT: &str = "left";

/// Whether the central closed this person's account, as last heard.
pub(crate) fn has_left(reader: &Reader<'_>, staff: StaffId) -> Result<bool, store::Error> {
    Ok(noted(reader)?.contains(&staff))
}

/// Notes that it did, or that it didn't after all. Whether that is news.
pub(crate) fn note(tx: &Transaction<'_>, staff: StaffId, has_left: bool) -> Result<bool, Error> {
    let mut left = noted(tx)?;
    if left.contains(&staff) == has_left {
        return Ok(false);
    }
    left.retain(|other| *other != staff);
    if has_left {
        left.push(staff);
    }
    tx.set_setting(LEFT, &serde_json::to_string(&left)?)?;
    Ok(true)
}

fn noted(reader: &Reader<'_>) -> Result<Vec<StaffId>, store::Error> {
    let kept = reader.setting(LEFT)?;
    // Only this file writes it; a shape that can't be read names nobody.
    Ok(kept
        .and_then(|kept| serde_json::from_str(&kept).ok())
        .unwrap_or_default())
}
