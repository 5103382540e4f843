//! 咨询 and 签约: needs, survey, quote and contract.

use super::{Case, Events};
use crate::complaint::{amount, short_enough, text};
use crate::money::Fen;
use crate::move_order::{
    MoveAction, MoveContract, MoveNeeds, MoveOrderEvent, MoveQuote, MoveSurvey, sum,
};
use crate::refusal::{Field, Refusal};
use crate::rules::a_contract_needs_the_accepted_line_prices::Shown;
use crate::rules::{
    a_contract_needs_the_accepted_line_prices, the_final_price_never_passes_what_was_signed,
};

/// No house is larger: 1,000 m3.
const MOST_DM3: u32 = 1_000_000;
/// No road is longer: 10,000 km.
const MOST_METRES: u32 = 10_000_000;

pub(super) fn needs(case: &Case<'_>, needs: &MoveNeeds) -> Events {
    let items = case.text(Field::Items, &needs.items)?;
    volume(needs.volume_dm3)?;
    let ways = [
        needs.distance_m,
        needs.from.carry_distance_m,
        needs.to.carry_distance_m,
    ];
    quantity(ways.iter().all(|way| *way <= MOST_METRES))?;
    let needs = MoveNeeds {
        items,
        ..needs.clone()
    };
    Ok(case.step(vec![MoveOrderEvent::MoveNeedsRecorded { needs }]))
}

pub(super) fn survey(case: &Case<'_>, survey: &MoveSurvey) -> Events {
    volume(survey.volume_dm3)?;
    if survey.photos.is_empty() {
        let field = Field::Photos;
        return Err(Refusal::FieldEmpty { field });
    }
    case.photos(&survey.photos)?;
    let survey = survey.clone();
    Ok(case.step(vec![MoveOrderEvent::MoveSurveyed { survey }]))
}

pub(super) fn quote(case: &Case<'_>, quote: &MoveQuote) -> Events {
    let playbook = case.ctx.playbook;
    case.lines(&quote.lines)?;
    amount(playbook, Field::Price, quote.discount)?;
    let (level, price) = (case.level(), sum(&quote.lines));
    the_final_price_never_passes_what_was_signed::check_discount(
        playbook,
        level,
        price,
        quote.discount,
    )?;
    text(playbook, Field::Items, &quote.included)?;
    short_enough(playbook, Field::Items, &quote.excluded)?;
    case.at_most(Field::Items, quote.add_ons.len())?;
    for add_on in &quote.add_ons {
        text(playbook, Field::Items, add_on)?;
    }
    if quote.valid_until <= case.now() {
        let field = Field::DueAt;
        return Err(Refusal::WrongField { field });
    }
    let quote = quote.clone();
    Ok(case.step(vec![MoveOrderEvent::MoveQuoted { quote }]))
}

pub(super) fn contract(case: &Case<'_>, action: &MoveAction) -> Events {
    let MoveAction::Contract {
        contract_number,
        lines_accepted,
        extras_rule_shown,
        standard_shown,
    } = action
    else {
        return Ok(vec![]);
    };
    short_enough(case.ctx.playbook, Field::Receipt, contract_number)?;
    let shown = Shown {
        lines_accepted: *lines_accepted,
        extras_rule: *extras_rule_shown,
        standard: *standard_shown,
    };
    let quote = case.o.job.quote.as_ref();
    a_contract_needs_the_accepted_line_prices::check(quote, shown, case.now())?;
    let contract = MoveContract {
        contract_number: contract_number.trim().to_owned(),
        lines: quote.map(|q| q.lines.clone()).unwrap_or_default(),
        total: quote.map_or(Fen(0), MoveQuote::total),
    };
    Ok(case.step(vec![MoveOrderEvent::MoveContracted { contract }]))
}

fn volume(dm3: u32) -> Result<(), Refusal> {
    quantity((1..=MOST_DM3).contains(&dm3))
}

fn quantity(fits: bool) -> Result<(), Refusal> {
    let field = Field::Quantity;
    if fits {
        Ok(())
    } else {
        Err(Refusal::WrongField { field })
    }
}
