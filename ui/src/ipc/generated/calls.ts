// Generated from crates/wire. Do not edit.
import type { Act } from './Act';
import type { ActionDraft } from './ActionDraft';
import type { ActionDraftName } from './ActionDraftName';
import type { AttentionItem } from './AttentionItem';
import type { Choices } from './Choices';
import type { ComplaintDraft } from './ComplaintDraft';
import type { ComplaintRow } from './ComplaintRow';
import type { ComplaintView } from './ComplaintView';
import type { CustomerHit } from './CustomerHit';
import type { FindCustomers } from './FindCustomers';
import type { IntakePreview } from './IntakePreview';
import type { ListComplaints } from './ListComplaints';
import type { NewCustomer } from './NewCustomer';
import type { Nothing } from './Nothing';
import type { OneComplaint } from './OneComplaint';
import type { OneDraft } from './OneDraft';
import type { Preferences } from './Preferences';
import type { Receipt } from './Receipt';
import type { Resend } from './Resend';
import type { SavedDraft } from './SavedDraft';
import type { SessionView } from './SessionView';
import type { SignIn } from './SignIn';
import type { SyncStatus } from './SyncStatus';
import type { WorkOffline } from './WorkOffline';

/** Every command: its request and its response. */
export interface Calls {
  get_session: { request: Nothing; response: SessionView };
  sign_in: { request: SignIn; response: SessionView };
  lock: { request: Nothing; response: SessionView };
  get_preferences: { request: Nothing; response: Preferences };
  set_preferences: { request: Preferences; response: Preferences };
  get_sync_status: { request: Nothing; response: SyncStatus };
  set_work_offline: { request: WorkOffline; response: SyncStatus };
  sync_now: { request: Nothing; response: SyncStatus };
  find_customers: { request: FindCustomers; response: Array<CustomerHit> };
  register_customer: { request: NewCustomer; response: CustomerHit };
  save_draft: { request: ComplaintDraft; response: SavedDraft };
  list_drafts: { request: Nothing; response: Array<SavedDraft> };
  discard_draft: { request: OneDraft; response: Nothing };
  preview_complaint: { request: ComplaintDraft; response: IntakePreview };
  register_complaint: { request: ComplaintDraft; response: Receipt };
  list_complaints: { request: ListComplaints; response: Array<ComplaintRow> };
  get_complaint: { request: OneComplaint; response: ComplaintView };
  get_choices: { request: OneComplaint; response: Choices };
  act_on_complaint: { request: Act; response: Receipt };
  save_action_draft: { request: ActionDraft; response: Nothing };
  get_action_draft: { request: ActionDraftName; response: ActionDraft | null };
  list_attention: { request: Nothing; response: Array<AttentionItem> };
  resend_command: { request: Resend; response: Nothing };
}
