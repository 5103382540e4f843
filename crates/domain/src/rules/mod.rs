//! One file for each rule, named after its sentence. The index is `README.md` beside this file.

pub mod a_person_acts_within_the_own_stores;
pub mod a_return_visit_decides_how_it_goes_on;
pub mod an_answer_at_the_counter_needs_a_witness;
pub mod an_import_is_undone_where_nothing_was_built_on_it;
pub mod an_upgrade_leaves_time_to_act;
pub mod back_dating_is_limited;
pub mod each_stage_has_its_time;
pub mod field_edits_merge_three_ways;
pub mod grade_is_suggested_from_risk;
pub mod graver_cases_climb_by_themselves;
pub mod graver_cases_run_round_the_clock;
pub mod likely_duplicates_are_shown;
pub mod many_records_at_once_need_a_supervisor;
pub mod phones_and_names_are_masked;
pub mod reading_is_masked_after_the_lease;
pub mod strict_steps_need_the_version_seen;
pub mod the_accused_keeps_out;
pub mod the_ladder_ends_at_e2_for_milder_grades;
pub mod who_may_do_what;
pub mod who_may_set_which_grade;

#[cfg(test)]
pub(crate) mod samples;
