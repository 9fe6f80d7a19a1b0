//! Real threads on real engines: what counts once counts once, however many try at the same moment, and those who come
//! too late are told so in Cognito's words.
//!
//! The library in this process, on a SQLite file and on PostgreSQL, and [`house::RACERS`] threads that a barrier lets go
//! together. What the races have in common: nobody is refused because too many tried, and nobody sees an internal error.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod codes;
mod contention;
mod house;
mod mfa;
mod names;
mod rotation;
mod sessions;

/// Each race as a test on each engine.
macro_rules! on_every_engine {
    ($($file:ident: $($race:ident),*;)*) => {
        mod sqlite {
            $($(#[test]
            fn $race() {
                crate::$file::$race(&crate::house::House::on_sqlite());
            })*)*
        }

        mod postgresql {
            $($(#[test]
            fn $race() {
                crate::$file::$race(&crate::house::House::on_postgres());
            })*)*
        }
    };
}

on_every_engine! {
    names: a_name_is_given_once, an_address_that_is_the_name_is_given_once, an_alias_is_claimed_once,
        a_forced_alias_ends_with_one_owner, a_group_is_made_once;
    codes: a_sign_up_is_confirmed_once, a_password_is_recovered_once, an_attribute_is_verified_once,
        no_wrong_code_goes_uncounted, a_step_is_answered_once, a_proof_signs_in_once;
    sessions: a_revoked_token_does_not_refresh, a_sign_out_ends_every_session, a_disabled_user_stays_out,
        a_deleted_user_stays_out, sign_ins_do_not_hinder_each_other;
    mfa: a_code_of_an_app_counts_once, a_code_by_email_counts_once, an_app_is_set_up_once;
    rotation: a_token_has_one_successor, a_token_without_grace_is_good_once;
    contention: no_update_is_lost, everyone_joins, whatever_is_deleted_by_all_is_gone;
}
