//! Numbers of the care calendar's rows, written as people write them: `K09`.

use serde::{Deserialize, Serialize};

/// How many there are (policy Part 9).
const LAST: u8 = 32;

/// `K01` to `K32`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(ts_rs::TS, utoipa::ToSchema))]
#[cfg_attr(feature = "schema", ts(type = "string"), schema(value_type = String))]
#[serde(try_from = "String", into = "String")]
pub struct CareId(u8);

impl CareId {
    /// The nth, from one; none beyond the last.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        (1..=LAST).contains(&number).then_some(Self(number))
    }

    /// Every one, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=LAST).map(Self)
    }
}

impl std::fmt::Display for CareId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "K{:02}", self.0)
    }
}

impl TryFrom<String> for CareId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::all()
            .find(|id| id.to_string() == text)
            .ok_or_else(|| format!("{text} is no row between K01 and K32"))
    }
}

impl From<CareId> for String {
    fn from(id: CareId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_written_as_it_was_read() {
        let id: CareId = serde_json::from_str("\"K09\"").unwrap();
        assert_eq!(Some(id), CareId::new(9));
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"K09\"");
    }

    #[test]
    fn a_number_that_is_none_of_the_rows_is_refused() {
        for wrong in ["\"K00\"", "\"K33\"", "\"K9\"", "\"T09\"", "9"] {
            assert!(serde_json::from_str::<CareId>(wrong).is_err(), "{wrong}");
        }
    }
}
