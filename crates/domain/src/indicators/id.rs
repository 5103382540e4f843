//! Numbers of the indicators, written as people write them: `QI-02`.

use serde::{Deserialize, Serialize};

/// How many there are (MOV-14).
const LAST: u8 = 20;

/// `QI-01` to `QI-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(ts_rs::TS, utoipa::ToSchema))]
#[cfg_attr(feature = "schema", ts(type = "string"), schema(value_type = String))]
#[serde(try_from = "String", into = "String")]
pub struct IndicatorId(u8);

impl IndicatorId {
    /// The nth, from one; none beyond twenty.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        (1..=LAST).contains(&number).then_some(Self(number))
    }

    /// Every one, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=LAST).map(Self)
    }
}

impl std::fmt::Display for IndicatorId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "QI-{:02}", self.0)
    }
}

impl TryFrom<String> for IndicatorId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::all()
            .find(|id| id.to_string() == text)
            .ok_or_else(|| format!("{text} is no indicator between QI-01 and QI-20"))
    }
}

impl From<IndicatorId> for String {
    fn from(id: IndicatorId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_indicator_is_written_as_it_was_read() {
        let id: IndicatorId = serde_json::from_str("\"QI-07\"").unwrap();
        assert_eq!(Some(id), IndicatorId::new(7));
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"QI-07\"");
    }

    #[test]
    fn a_number_that_is_none_of_the_twenty_is_refused() {
        for wrong in ["\"QI-00\"", "\"QI-21\"", "\"QI-7\"", "\"K07\"", "7"] {
            assert!(
                serde_json::from_str::<IndicatorId>(wrong).is_err(),
                "{wrong}"
            );
        }
    }
}
