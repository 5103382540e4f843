//! A signature names the fingerprint of the version that it signed; a changed document is another
//! version, and the old signature stays with the old one. Who signs for another says how they are
//! related; a refusal has a reason and a witness (电子签名法 §13, `move-orders.md` section 2).

use crate::command::Context;
use crate::complaint::text;
use crate::facts::Facts;
use crate::move_order::{DocumentSignature, SignatureMethod, is_sha256};
use crate::record::{RecordKind, RecordRef};
use crate::refusal::{Field, Refusal};

/// Whether a signature stands under this version of a document.
#[must_use]
pub fn signs(signature: &DocumentSignature, document_hash: &str) -> bool {
    signature.document_hash == document_hash
        && !matches!(signature.method, SignatureMethod::Refused { .. })
}

/// Refuses a signature under nothing, or one that doesn't say how it came about.
///
/// # Errors
/// [`Refusal::WrongField`], [`Refusal::FieldEmpty`] or [`Refusal::UnknownStaff`].
pub fn check(
    ctx: &Context<'_>,
    signature: &DocumentSignature,
    facts: &Facts,
) -> Result<(), Refusal> {
    let fingerprint = |hash: &str| {
        let field = Field::DocumentHash;
        if is_sha256(hash) {
            Ok(())
        } else {
            Err(Refusal::WrongField { field })
        }
    };
    fingerprint(&signature.document_hash)?;
    match &signature.method {
        SignatureMethod::Drawn { picture_hash } => fingerprint(picture_hash),
        SignatureMethod::OnBehalf {
            relation,
            picture_hash,
        } => {
            text(ctx.playbook, Field::Reason, relation)?;
            fingerprint(picture_hash)
        }
        SignatureMethod::Refused { reason, witness } => {
            text(ctx.playbook, Field::Reason, reason)?;
            if *witness == ctx.actor.id {
                let field = Field::Witness;
                return Err(Refusal::FieldEmpty { field });
            }
            let of = RecordRef::new(RecordKind::Staff, witness.0);
            facts
                .record(of)
                .map_or(Err(Refusal::UnknownStaff), |_| Ok(()))
        }
        SignatureMethod::ConfirmedBySms => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Level;
    use crate::ids::StaffId;
    use crate::move_order::samples::hash;
    use crate::move_order::{DocumentKind, SignerRole};
    use crate::rules::samples::{context, known, rulebook, staff};

    fn signature(method: SignatureMethod) -> DocumentSignature {
        DocumentSignature {
            document: DocumentKind::Delivery,
            document_hash: hash(),
            role: SignerRole::Customer,
            name: "张三".into(),
            method,
        }
    }

    fn decide(signature: &DocumentSignature) -> Result<(), Refusal> {
        let (actor, playbook) = (staff("supervisor", Level::L2), rulebook());
        check(&context(&actor, &playbook), signature, &known())
    }

    #[test]
    fn a_signature_is_no_signature_of_the_next_version() {
        let drawn = signature(SignatureMethod::Drawn {
            picture_hash: hash(),
        });
        assert_eq!(decide(&drawn), Ok(()));
        assert!(signs(&drawn, &hash()));
        assert!(!signs(&drawn, &"b".repeat(64)));
        let mut nothing = drawn;
        nothing.document_hash = "ABC".into();
        let field = Field::DocumentHash;
        assert_eq!(decide(&nothing), Err(Refusal::WrongField { field }));
    }

    #[test]
    fn a_refusal_to_sign_was_seen_by_somebody_else() {
        let refused = |witness: StaffId| {
            let reason = "不认可费用".to_owned();
            signature(SignatureMethod::Refused { reason, witness })
        };
        let seen = refused(staff("officer", Level::L1).id);
        assert_eq!(decide(&seen), Ok(()));
        assert!(!signs(&seen, &hash()), "nobody signed");
        let field = Field::Witness;
        let own = refused(staff("supervisor", Level::L2).id);
        assert_eq!(decide(&own), Err(Refusal::FieldEmpty { field }));
        let stranger = refused(staff("stranger", Level::L1).id);
        assert_eq!(decide(&stranger), Err(Refusal::UnknownStaff));
    }

    #[test]
    fn who_signs_for_another_says_how_they_are_related() {
        let picture_hash = hash();
        let relation = " ".to_owned();
        let unsaid = signature(SignatureMethod::OnBehalf {
            relation,
            picture_hash,
        });
        let field = Field::Reason;
        assert_eq!(decide(&unsaid), Err(Refusal::FieldEmpty { field }));
    }
}
