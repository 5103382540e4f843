//! Commands, and what a person must look at.

use domain::ids::{CommandId, StaffId, TenantId};
use domain::time::UtcMs;

use super::{command, desk, device, id, open};
use crate::{
    AttentionItem, CommandState, Draft, Error, OutboxRow, PendingHead, Result, Session, Store,
    Waiting,
};

fn filled(count: u64) -> (tempfile::TempDir, Store) {
    let (at, store) = desk();
    store
        .write(|tx| (1..=count).try_for_each(|n| tx.enqueue(&command(n))))
        .expect("enqueued");
    (at, store)
}

fn seqs(rows: &[OutboxRow]) -> Vec<u64> {
    rows.iter().map(|row| row.device_seq).collect()
}

#[test]
fn a_command_out_of_turn_is_refused() {
    let (_at, store) = filled(2);
    for wrong in [1, 2, 4] {
        let refused = store.write(|tx| tx.enqueue(&command(wrong)));
        assert!(matches!(
            refused,
            Err(Error::SeqOutOfTurn { expected: 3, given }) if given == wrong
        ));
    }
    assert_eq!(store.read(|r| r.next_device_seq()).expect("read"), 3);
}

#[test]
fn the_queue_survives_reopening_in_order() -> Result<()> {
    let (at, store) = filled(3);
    drop(store);
    let store = open(&at)?;
    let rows = store.read(|r| r.pending())?;
    assert_eq!(seqs(&rows), [1, 2, 3]);
    let (row, given) = (&rows[1], command(2));
    assert_eq!(row.command_id, given.command_id);
    assert_eq!((row.actor, row.txn_id), (given.actor, given.txn_id));
    assert_eq!((&row.body, &row.body_hash), (&given.body, &given.body_hash));
    assert_eq!(row.state, CommandState::Pending);
    let waiting = Waiting {
        count: 3,
        oldest: Some(UtcMs(100)),
    };
    assert_eq!(store.read(|r| r.pending_count_and_oldest())?, waiting);
    assert_eq!(store.read(|r| r.commands_on("complaint", id(70)))?.len(), 3);
    Ok(())
}

#[test]
fn a_push_is_cut_by_heads_and_reads_only_the_commands_that_it_carries() -> Result<()> {
    let (_at, store) = filled(5);
    store.write(|tx| {
        tx.mark_inflight(1, 2)?;
        tx.store_verdict(1, CommandState::Acked, Some(9), "{}")
    })?;
    store.read(|r| {
        let heads = r.pending_heads()?;
        let rows = r.pending()?;
        let heads_of_rows: Vec<PendingHead> = rows
            .iter()
            .map(|row| PendingHead {
                device_seq: row.device_seq,
                txn_id: row.txn_id,
                written_at: row.written_at,
                body_bytes: row.body.len() as u64,
            })
            .collect();
        assert_eq!(heads, heads_of_rows);
        assert_eq!(seqs(&rows), [2, 3, 4, 5]);
        assert_eq!(seqs(&r.pending_between(1, 3)?), [2, 3]);
        Ok(())
    })
}

#[test]
fn a_command_goes_from_waiting_to_settled_and_is_pruned_long_after() -> Result<()> {
    let (_at, store) = filled(3);
    store.write(|tx| {
        assert_eq!(tx.mark_inflight(1, 2)?, 2);
        assert!(tx.store_verdict(1, CommandState::Acked, Some(40), "{\"ok\":1}")?);
        assert!(tx.store_verdict(2, CommandState::Acked, Some(41), "{\"ok\":2}")?);
        Ok(())
    })?;
    assert_eq!(seqs(&store.read(|r| r.pending())?), [3]);
    assert_eq!(seqs(&store.read(|r| r.unsettled())?), [1, 2, 3]);
    let settled = store.write(|tx| tx.settle_acked_up_to(40, UtcMs(5000)))?;
    assert_eq!(settled, 1);
    assert_eq!(seqs(&store.read(|r| r.unsettled())?), [2, 3]);
    let row = store.read(|r| r.outbox_row(command(1).command_id))?;
    let row = row.expect("kept for a restored central");
    assert_eq!(row.state, CommandState::Settled);
    assert_eq!(row.verdict.as_deref(), Some("{\"ok\":1}"));
    assert_eq!((row.attempts, row.settled_at), (1, Some(UtcMs(5000))));
    assert_eq!(store.write(|tx| tx.prune_settled_before(UtcMs(5000)))?, 0);
    assert_eq!(store.write(|tx| tx.prune_settled_before(UtcMs(5001)))?, 1);
    assert_eq!(store.read(|r| r.next_device_seq())?, 4);
    Ok(())
}

#[test]
fn a_second_verdict_changes_nothing() -> Result<()> {
    let (_at, store) = filled(1);
    let give = |state, text: &str| store.write(|tx| tx.store_verdict(1, state, None, text));
    assert!(give(CommandState::Rejected, "first")?);
    assert!(!give(CommandState::Acked, "second")?);
    let rows = store.read(|r| r.outbox_in(CommandState::Rejected))?;
    assert_eq!(rows[0].verdict.as_deref(), Some("first"));
    let nobody = store.write(|tx| tx.store_verdict(9, CommandState::Acked, None, "x"));
    assert!(matches!(nobody, Err(Error::NotFound(_))));
    Ok(())
}

#[test]
fn what_was_on_its_way_is_sent_again() -> Result<()> {
    let (_at, store) = filled(3);
    store.write(|tx| tx.mark_inflight(1, 2))?;
    store.write(|tx| tx.send_again(Some(UtcMs(900)), Some("unreachable")))?;
    let rows = store.read(|r| r.pending())?;
    assert_eq!(seqs(&rows), [1, 2, 3]);
    assert!(rows.iter().all(|row| row.state == CommandState::Pending));
    assert_eq!(rows[0].next_attempt_at, Some(UtcMs(900)));
    assert_eq!(rows[0].last_error.as_deref(), Some("unreachable"));
    assert_eq!((rows[0].attempts, rows[2].attempts), (1, 0));
    Ok(())
}

#[test]
fn a_restored_central_gets_everything_it_forgot() -> Result<()> {
    let (_at, store) = filled(3);
    store.write(|tx| {
        for n in 1..=3 {
            tx.store_verdict(n, CommandState::Acked, Some(n), "{}")?;
        }
        tx.settle_acked_up_to(3, UtcMs(1))?;
        assert_eq!(tx.send_all_again_from(2)?, 2);
        Ok(())
    })?;
    assert_eq!(seqs(&store.read(|r| r.pending())?), [2, 3]);
    Ok(())
}

#[test]
fn a_doubted_command_is_still_sent() -> Result<()> {
    let (_at, store) = filled(1);
    store.write(|tx| tx.mark_doubt(1, Some("{\"why\":1}")))?;
    let rows = store.read(|r| r.pending())?;
    assert_eq!(rows[0].doubt.as_deref(), Some("{\"why\":1}"));
    Ok(())
}

#[test]
fn a_refused_command_is_listed_once_until_somebody_sees_to_it() -> Result<()> {
    let (_at, store) = filled(2);
    let (old, new) = (command(1).command_id, command(2).command_id);
    let add =
        |why: &str| store.write(|tx| tx.add_attention(&AttentionItem::new(old, why, UtcMs(50))));
    assert!(add("first")?);
    assert!(!add("again")?);
    let open = store.read(|r| r.open_attention())?;
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].reason, "first");
    let by = StaffId(id(6));
    store.write(|tx| {
        tx.mark_superseded(old, new)?;
        tx.resolve_attention(old, "superseded", by, UtcMs(60))
    })?;
    assert!(store.read(|r| r.open_attention())?.is_empty());
    assert!(!add("later")?, "seen to is seen to");
    let twice = store.write(|tx| tx.resolve_attention(old, "discarded", by, UtcMs(70)));
    assert!(matches!(twice, Err(Error::NotFound(_))));
    let row = store.read(|r| r.outbox_row(old))?.expect("kept");
    assert_eq!(row.superseded_by, Some(new));
    let nobody = store.write(|tx| tx.mark_superseded(CommandId(id(4)), new));
    assert!(matches!(nobody, Err(Error::NotFound(_))));
    Ok(())
}

#[test]
fn a_state_read_earlier_does_not_turn_counters_back() -> Result<()> {
    let (at, store) = desk();
    let mut state = store.read(|r| r.sync_state())?;
    assert_eq!(state.device_id, device().device_id);
    assert_eq!((state.next_device_seq, state.next_number), (1, 1));
    store.write(|tx| tx.enqueue(&command(1)))?;
    assert_eq!(store.write(|tx| tx.take_number())?, 1);
    assert_eq!(store.write(|tx| tx.take_number())?, 2);
    state.cursor = Some("c".into());
    state.tenant_id = Some(TenantId(id(8)));
    state.tenant_epoch = Some(id(9));
    state.clock_offset_ms = Some(-1500);
    state.last_synced_at = Some(UtcMs(7));
    state.working_offline = true;
    state.device_id = domain::ids::DeviceId(id(99));
    store.write(|tx| tx.set_sync_state(&state))?;
    drop(store);
    let kept = open(&at)?.read(|r| r.sync_state())?;
    state.device_id = device().device_id;
    (state.next_device_seq, state.next_number) = (2, 3);
    assert_eq!(kept, state);
    Ok(())
}

#[test]
fn drafts_settings_session_and_journal_are_kept() -> Result<()> {
    let (_at, store) = desk();
    let draft = |n, at| Draft {
        id: id(n),
        kind: "complaint".into(),
        author: StaffId(id(6)),
        body: format!("{{\"typed\":{at}}}"),
        saved_at: UtcMs(at),
    };
    let session = Session {
        staff_id: StaffId(id(6)),
        user: "chen".into(),
        refresh: "r".into(),
        access: "a".into(),
        access_expires_at: UtcMs(9),
    };
    let other = Session {
        staff_id: StaffId(id(7)),
        user: "lin".into(),
        ..session.clone()
    };
    store.write(|tx| {
        tx.save_draft(&draft(1, 10))?;
        tx.save_draft(&draft(2, 20))?;
        tx.save_draft(&draft(1, 30))?;
        tx.set_setting("theme", "dark")?;
        tx.set_setting("theme", "light")?;
        tx.set_session(&session)?;
        tx.set_session(&other)?;
        tx.append_journal(UtcMs(1), "pushed", "3")?;
        tx.append_journal(UtcMs(2), "pulled", "7")
    })?;
    store.read(|r| {
        let author = StaffId(id(6));
        assert!(r.drafts("complaint", author)? == [draft(1, 30), draft(2, 20)]);
        assert!(r.drafts("complaint", StaffId(id(7)))?.is_empty());
        assert_eq!(r.setting("theme")?.as_deref(), Some("light"));
        assert_eq!(r.setting("zoom")?, None);
        assert_eq!(r.session(author)?, Some(session.clone()));
        assert_eq!(r.session_of("chen")?, Some(session));
        assert_eq!(r.session_of("lin")?, Some(other.clone()));
        assert_eq!(r.journal(1)?[0].what, "pulled");
        Ok(())
    })?;
    store.write(|tx| {
        tx.discard_draft(id(1))?;
        tx.clear_session(StaffId(id(6)))
    })?;
    assert!(store.read(|r| r.draft(id(1)))?.is_none());
    assert!(store.read(|r| r.draft(id(2)))?.is_some());
    assert!(store.read(|r| r.session(StaffId(id(6))))?.is_none());
    assert_eq!(store.read(|r| r.session(StaffId(id(7))))?, Some(other));
    Ok(())
}

#[test]
fn a_command_that_never_left_is_taken_back_with_its_number_and_no_other_is() -> Result<()> {
    let (_at, store) = filled(3);
    let (second, third) = (command(2).command_id, command(3).command_id);
    store.write(|tx| tx.mark_superseded(second, third))?;
    assert!(!store.write(|tx| tx.withdraw_last(second))?, "not the last");
    assert!(store.write(|tx| tx.withdraw_last(third))?);
    assert!(!store.write(|tx| tx.withdraw_last(third))?, "once");
    assert_eq!(seqs(&store.read(|r| r.pending())?), [1, 2]);
    assert_eq!(store.read(|r| r.next_device_seq())?, 3);
    let row = store.read(|r| r.outbox_row(second))?.expect("kept");
    assert_eq!(row.superseded_by, None);

    store.write(|tx| tx.mark_inflight(2, 2))?;
    assert!(!store.write(|tx| tx.withdraw_last(second))?, "on its way");
    store.write(|tx| tx.send_again(None, None))?;
    assert!(
        !store.write(|tx| tx.withdraw_last(second))?,
        "was sent once"
    );
    store.write(|tx| {
        tx.enqueue(&command(3))?;
        tx.store_verdict(3, CommandState::Rejected, None, "{}")
    })?;
    assert!(!store.write(|tx| tx.withdraw_last(third))?, "answered");
    assert_eq!(store.read(|r| r.next_device_seq())?, 4);
    Ok(())
}

#[test]
fn the_proof_of_an_action_goes_with_its_commands() -> Result<()> {
    let (_at, store) = desk();
    let proven = crate::NewCommand {
        mac: Some("proof".into()),
        ..command(1)
    };
    store.write(|tx| tx.enqueue(&proven))?;
    assert_eq!(store.read(|r| r.pending())?[0].mac, proven.mac);
    Ok(())
}

#[test]
fn what_became_of_an_item_is_taken_back_and_an_open_one_is_put_aside() -> Result<()> {
    let (_at, store) = filled(1);
    let (refused, by) = (command(1).command_id, StaffId(id(9)));
    let item = AttentionItem::new(refused, "{}", UtcMs(50));
    store.write(|tx| tx.add_attention(&item))?;
    let early = store.write(|tx| tx.reopen_attention(refused));
    assert!(matches!(early, Err(Error::NotFound(_))), "nobody saw to it");
    store.write(|tx| tx.later(refused, UtcMs(90)))?;
    let open = store.read(|r| r.open_attention())?;
    assert_eq!(open[0].later_until, Some(UtcMs(90)));
    assert_eq!(open[0].actor, Some(command(1).actor));

    store.write(|tx| tx.resolve_attention(refused, "discarded", by, UtcMs(60)))?;
    let late = store.write(|tx| tx.later(refused, UtcMs(95)));
    assert!(matches!(late, Err(Error::NotFound(_))), "seen to");
    store.write(|tx| tx.reopen_attention(refused))?;
    let open = store.read(|r| r.open_attention())?;
    assert_eq!((open.len(), open[0].later_until), (1, None));
    assert_eq!((open[0].resolved_by, &open[0].resolution), (None, &None));
    Ok(())
}

#[test]
fn each_person_has_the_own_latest_lease() -> Result<()> {
    let (_at, store) = desk();
    let lease = |person, until| crate::Lease {
        lease_id: id(30 + person),
        staff_id: StaffId(id(person)),
        not_after: UtcMs(until),
        body: "{}".into(),
        signature: "s".into(),
        received_at: UtcMs(1),
    };
    store.write(|tx| {
        tx.set_lease(&lease(6, 10))?;
        tx.set_lease(&lease(7, 20))?;
        tx.set_lease(&lease(6, 30))
    })?;
    assert_eq!(store.read(|r| r.lease(StaffId(id(6))))?, Some(lease(6, 30)));
    assert_eq!(store.read(|r| r.lease(StaffId(id(7))))?, Some(lease(7, 20)));
    assert_eq!(store.read(|r| r.lease(StaffId(id(8))))?, None);
    Ok(())
}
