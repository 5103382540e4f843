//! Commands and verdicts in `SQLite`.

use domain::ids::{CommandId, DeviceId};
use domain::record::RecordRef;
use domain::time::UtcMs;
use rusqlite::{OptionalExtension, Params, Row, params};
use uuid::Uuid;
use wire::envelope::Verdict;

use super::SqliteTx;
use super::columns::{count, counted, json, text, to_json, uuid};
use crate::store::Stored;
use crate::store::ledger::{Commands, LogEntry, Logged};

/// A log row before its verdict is parsed.
struct Raw(Logged, String);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let logged = Logged {
        command_id: CommandId(uuid(row, "command_id")?),
        device: DeviceId(uuid(row, "device")?),
        device_seq: counted(row, "device_seq")?,
        body_hash: row.get("body_hash")?,
        body: row.get("body")?,
        verdict: Verdict::Review {
            ticket: Uuid::nil(),
        },
    };
    Ok(Raw(logged, row.get("verdict")?))
}

impl SqliteTx<'_> {
    fn one_logged(&self, sql: &str, params: impl Params) -> Stored<Option<Logged>> {
        let found = self
            .tx
            .prepare_cached(sql)?
            .query_row(params, raw)
            .optional()?;
        found
            .map(|Raw(logged, verdict)| {
                let verdict = json(&verdict, "verdict")?;
                Ok(Logged { verdict, ..logged })
            })
            .transpose()
    }
}

impl Commands for SqliteTx<'_> {
    fn logged_at(
        &mut self,
        device: DeviceId,
        incarnation: Uuid,
        device_seq: u64,
    ) -> Stored<Option<Logged>> {
        let place = params![
            self.tenant,
            text(device),
            text(incarnation),
            count(device_seq)
        ];
        let direct = self.one_logged(
            "SELECT command_id, device, device_seq, body_hash, body, verdict FROM command_log
             WHERE tenant = ?1 AND device = ?2 AND incarnation = ?3 AND device_seq = ?4",
            place,
        )?;
        if direct.is_some() {
            return Ok(direct);
        }
        self.one_logged(
            "SELECT a.command_id, a.device, a.device_seq, a.body_hash, c.body, c.verdict
             FROM command_alias a JOIN command_log c USING (tenant, command_id)
             WHERE a.tenant = ?1 AND a.device = ?2 AND a.incarnation = ?3 AND a.device_seq = ?4",
            place,
        )
    }

    fn logged(&mut self, id: CommandId) -> Stored<Option<Logged>> {
        self.one_logged(
            "SELECT command_id, device, device_seq, body_hash, body, verdict FROM command_log
             WHERE tenant = ?1 AND command_id = ?2",
            params![self.tenant, text(id)],
        )
    }

    fn log(&mut self, entry: &LogEntry<'_>) -> Stored<()> {
        let e = entry.envelope;
        let (seq, root_cause) = match entry.verdict {
            Verdict::Applied { seq, .. } => (Some(count(*seq)), None),
            Verdict::Rejected { root_cause, .. } => (None, root_cause.map(text)),
            Verdict::Review { .. } => (None, None),
        };
        self.tx
            .prepare_cached(
                "INSERT INTO command_log VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
                 ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28,
                 ?29)",
            )?
            .execute(params![
                self.tenant,
                text(entry.device),
                text(entry.incarnation),
                count(e.device_seq),
                text(e.command_id),
                text(e.txn_id),
                e.name,
                e.v,
                text(e.actor),
                to_json(e, "command")?,
                entry.body_hash,
                entry.mac,
                to_json(entry.verdict, "verdict")?,
                entry.outcome.as_str(),
                root_cause,
                entry.creates.map(|of| of.kind.as_str()),
                entry.creates.map(|of| text(of.id)),
                seq,
                entry.received_at.0,
                entry.effective_at.0,
                e.authored_wall.0,
                count(e.authored_mono_ms),
                e.boot_id,
                e.clock_offset_ms,
                e.last_server_time.map(|t| t.0),
                e.occurred_at.map(|t| t.0),
                e.policy_hash,
                e.lease_id.map(text),
                e.supersedes.map(text),
            ])?;
        Ok(())
    }

    fn log_alias(
        &mut self,
        device: DeviceId,
        incarnation: Uuid,
        device_seq: u64,
        command: CommandId,
        body_hash: &str,
    ) -> Stored<()> {
        self.tx.execute(
            "INSERT INTO command_alias VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                self.tenant,
                text(device),
                text(incarnation),
                count(device_seq),
                text(command),
                body_hash
            ],
        )?;
        Ok(())
    }

    fn failed_creation(&mut self, of: RecordRef) -> Stored<Option<CommandId>> {
        let found = self
            .tx
            .prepare_cached(
                "SELECT coalesce(root_cause, command_id) AS root FROM command_log
                 WHERE tenant = ?1 AND creates_kind = ?2 AND creates_id = ?3
                   AND creates_id IS NOT NULL AND outcome <> 'applied'
                 ORDER BY received_at DESC, device_seq DESC LIMIT 1",
            )?
            .query_row(params![self.tenant, of.kind.as_str(), text(of.id)], |row| {
                uuid(row, "root")
            })
            .optional()?;
        Ok(found.map(CommandId))
    }

    fn open_review(
        &mut self,
        ticket: Uuid,
        command: CommandId,
        why: &str,
        now: UtcMs,
    ) -> Stored<()> {
        self.tx.execute(
            "INSERT INTO reject_review (tenant, ticket, command_id, why, opened_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![self.tenant, text(ticket), text(command), why, now.0],
        )?;
        Ok(())
    }
}
