//! Answers what the domain needs to see from the laptop's records. What isn't here is unknown.

use domain::facts::{ComplaintBrief, Facts, Need, Seen};
use domain::record::{RecordKind, RecordState};
use store::Reader;

use crate::records::find;

/// Answers every need.
pub(crate) fn answer(reader: &Reader<'_>, needs: &[Need]) -> Result<Facts, store::Error> {
    let mut facts = Facts::default();
    for need in needs {
        match need {
            Need::Record(of) => {
                let seen = match find(reader, of.kind, of.id)? {
                    Some(state) => Seen::Known(Some(state)),
                    None => Seen::Unknown,
                };
                facts.note_record(*of, seen);
            }
            Need::ComplaintsOf { customer, since } => {
                let mut briefs = vec![];
                for id in reader.complaints_of(*customer, *since)? {
                    if let Some(RecordState::Complaint(c)) =
                        find(reader, RecordKind::Complaint, id)?
                    {
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
