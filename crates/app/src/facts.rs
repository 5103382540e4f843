//! Answers what the domain needs to see from the laptop's records. What isn't here is unknown.

use domain::facts::{ComplaintBrief, Facts, Need, Seen};
use domain::record::{RecordKind, RecordState};
use store::Reader;

use crate::records::{find, state_of};

/// Answers every need.
pub(crate) fn answer(reader: &Reader<'_>, needs: &[Need]) -> Result<Facts, store::Error> {
    let mut facts = Facts::default();
    for need in needs {
        match need {
            Need::Record(of) => {
                let record = reader.get(of.kind.as_str(), of.id)?;
                facts.note_version(*of, record.as_ref().map_or(0, |r| r.version));
                let seen = match record.as_ref().and_then(state_of) {
                    Some(state) => Seen::Known(Some(state)),
                    None => Seen::Unknown,
                };
                facts.note_record(*of, seen);
            }
            Need::ComplaintsOf { customer, since } => {
                let mut briefs = vec![];
                let kind = RecordKind::Complaint;
                for line in reader.of_customer(kind.as_str(), *customer, *since)? {
                    if let Some(RecordState::Complaint(c)) = find(reader, kind, line.id)? {
                        let (id, raised_at, grade) = (c.id, c.raised_at, c.grade);
                        briefs.push(ComplaintBrief {
                            id,
                            raised_at,
                            grade,
                        });
                    }
                }
                facts.note_complaints(*customer, briefs);
            }
        }
    }
    Ok(facts)
}
