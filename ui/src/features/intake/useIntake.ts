import { useEffect, useEffectEvent, useRef, useState } from "react";
import { errorWords, type ErrorWords } from "../../errors/presentation";
import { refusalWords } from "../../errors/refusalWords";
import { toCallError } from "../../ipc/client";
import type { ComplaintDraft } from "../../ipc/generated/ComplaintDraft";
import type { CustomerHit } from "../../ipc/generated/CustomerHit";
import type { IntakePreview } from "../../ipc/generated/IntakePreview";
import type { Receipt } from "../../ipc/generated/Receipt";
import type { Refusal } from "../../ipc/generated/Refusal";
import type { SavedDraft } from "../../ipc/generated/SavedDraft";
import { useAnswer, useCall } from "../../ipc/queries";
import { sentences } from "../../locales/joined";
import { text } from "../../locales/text";
import { emptyDraft, placeOf, withCustomer, type Place } from "./draft";
import { draftSaver } from "./draftSaver";

const PREVIEW_PAUSE_MS = 150;
/** A form that stays open shows clocks that would start now, not when it was opened. */
const PREVIEW_AGE_MS = 60_000;

interface Trouble {
  place: Place | null;
  words: ErrorWords;
  incident: string | null;
}

export interface Intake {
  draft: ComplaintDraft;
  patch: (change: Partial<ComplaintDraft>) => void;
  customer: CustomerHit | null;
  pick: (customer: CustomerHit | null) => void;
  preview: IntakePreview | null;
  /** Null before the first save. */
  savedAt: number | null;
  unsaved: boolean;
  submitting: boolean;
  /** What to say beside a field. */
  problemAt: (place: Place) => string | undefined;
  /** What no field is to blame for. */
  banner: Trouble | null;
  /** Typed texts that are no amount and no moment; nothing is sent while there is one. */
  setUnread: (place: Place, unread: boolean) => void;
  register: (prepare?: () => Promise<CustomerHit | null>) => Promise<Receipt | null>;
  flush: () => Promise<void>;
}

/** The draft, where it is kept, what registering it would do, and the registering. */
export function useIntake(saved: SavedDraft | undefined, from?: string): Intake {
  const call = useCall();
  const [draft, setDraft] = useState<ComplaintDraft>(
    () => saved?.draft ?? { ...emptyDraft(), customer: from ?? null },
  );
  const [customer, setCustomer] = useState<CustomerHit | null>(saved?.customer ?? null);
  const [savedAt, setSavedAt] = useState<number | null>(saved?.saved_at ?? null);
  const [unsaved, setUnsaved] = useState(false);
  const [submitting, setSubmitting] = useState(false);
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [unread, setUnreadPlaces] = useState<readonly Place[]>([]);
  const latest = useRef(draft);
  const sending = useRef(false);

  const [saver] = useState(() =>
    draftSaver<ComplaintDraft>(
      async (form) => {
        const answer = await call("save_draft", form);
        setSavedAt(answer.saved_at);
        setUnsaved(false);
      },
      () => setUnsaved(true),
    ),
  );

  const asked = usePaused(draft, PREVIEW_PAUSE_MS);
  const answer = useAnswer("preview_complaint", asked, { keepLast: true });
  // The last answer may still be about another customer; then it says nothing about this one.
  const about = answer.data?.customer?.id ?? null;
  const preview = answer.data !== undefined && about === draft.customer ? answer.data : null;
  const refresh = useEffectEvent(() => void answer.refetch());
  useEffect(() => {
    const timer = setInterval(refresh, PREVIEW_AGE_MS);
    return () => clearInterval(timer);
  }, []);

  function take(next: ComplaintDraft) {
    // While it is being registered the draft on its way is the one that counts.
    if (sending.current) return;
    latest.current = next;
    setDraft(next);
    setTrouble(null);
    saver.changed(next);
  }
  const patch = (change: Partial<ComplaintDraft>) => take({ ...latest.current, ...change });
  function pick(next: CustomerHit | null) {
    setCustomer(next);
    take(withCustomer(latest.current, next));
  }

  const refusal = preview === null ? null : shownEarly(preview.refusal, tried);
  const current: Trouble | null =
    trouble ??
    (refusal === null
      ? null
      : { place: placeOf(refusal), words: refusalWords(refusal), incident: null });
  const missing = tried && draft.customer === null;

  async function register(prepare?: () => Promise<CustomerHit | null>): Promise<Receipt | null> {
    if (sending.current) return null;
    setTried(true);
    if (unread[0] !== undefined) {
      const words = { said: text("intake.unread"), next: "" };
      setTrouble({ place: unread[0], words, incident: null });
      return null;
    }
    if (latest.current.customer === null) {
      const made = await prepare?.();
      if (!made) return null;
      pick(made);
    }
    sending.current = true;
    setSubmitting(true);
    setTrouble(null);
    try {
      await saver.flush();
      const receipt = await call("register_complaint", latest.current);
      saver.stop();
      return receipt;
    } catch (thrown) {
      const error = toCallError(thrown);
      setTrouble({
        place: error.refusal ? placeOf(error.refusal) : null,
        words: errorWords(error),
        incident: error.incident,
      });
      return null;
    } finally {
      sending.current = false;
      setSubmitting(false);
    }
  }

  return {
    draft,
    patch,
    customer: customer ?? preview?.customer ?? null,
    pick,
    preview,
    savedAt,
    unsaved,
    submitting,
    problemAt(place) {
      if (place === "customer" && missing) return text("intake.customerMissing");
      return current?.place === place
        ? sentences([current.words.said, current.words.next])
        : undefined;
    },
    banner: current !== null && current.place === null ? current : null,
    setUnread: (place, isUnread) =>
      setUnreadPlaces((before) => [
        ...before.filter((known) => known !== place),
        ...(isUnread ? [place] : []),
      ]),
    register,
    flush: () => saver.flush(),
  };
}

/** An empty field is no mistake before the person has tried to register. */
function shownEarly(refusal: Refusal | null, tried: boolean): Refusal | null {
  if (refusal === null || tried) return refusal;
  const isGap = refusal.code === "field_empty" || refusal.code === "not_found";
  return isGap ? null : refusal;
}

/** The value as it was when it last stood still. */
function usePaused<Value>(value: Value, ms: number): Value {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return paused;
}
