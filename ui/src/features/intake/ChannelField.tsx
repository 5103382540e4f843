import { useState } from "react";
import { Button, LinkButton } from "../../components/Button";
import { CheckTick } from "../../components/CheckTick";
import { ChoiceRow } from "../../components/ChoiceRow";
import { Field } from "../../components/Field";
import { instantWords } from "../../components/instant";
import { nowMs } from "../../components/now";
import { TextField } from "../../components/TextField";
import type { Channel } from "../../ipc/generated/Channel";
import { useText } from "../../locales/text";
import { InstantField } from "./InstantField";
import type { Intake } from "./useIntake";

const IN_VIEW = ["counter", "phone", "wechat", "on_site", "online_chat"] as const;
const CHANNELS = [
  ...IN_VIEW,
  "mini_program",
  "social_comment",
  "third_party",
] as const satisfies readonly Channel[];
/** Only here a customer stands before one, and can be answered at once. */
const FACE_TO_FACE: readonly Channel[] = ["counter", "on_site"];

/** 3 渠道, with when the customer told us and whether the answer was given at once. */
export function ChannelField({ intake }: { intake: Intake }) {
  const text = useText();
  const { draft, patch, preview, problemAt } = intake;
  const channel = draft.channel ?? preview?.defaults.channel ?? null;
  const isRare = channel !== null && !IN_VIEW.some((common) => common === channel);
  const [all, setAll] = useState(isRare);
  const [editsTime, setEditsTime] = useState(draft.raised_at !== null);
  const raisedProblem = problemAt("raised_at");
  const witness = draft.answered_in_person;
  const initials = witness?.kind === "customer_initials" ? witness.initials : "";
  const faceToFace = witness !== null || (channel !== null && FACE_TO_FACE.includes(channel));
  const setInitials = (typed: string) =>
    patch({ answered_in_person: { kind: "customer_initials", initials: typed } });

  return (
    <Field label={text("intake.channel")} number={3} error={raisedProblem ?? problemAt("witness")}>
      <div className="flex flex-wrap items-center gap-6">
        <ChoiceRow
          value={channel}
          onChange={(value) => patch({ channel: value })}
          choices={CHANNELS.slice(0, all || isRare ? undefined : IN_VIEW.length).map((value) => ({
            value,
            label: text(`channel.${value}`),
          }))}
        />
        {!all && !isRare && (
          <Button kind="plain" onPress={() => setAll(true)}>
            {text("intake.more")}
          </Button>
        )}
        <span className="ml-auto inline-flex flex-wrap items-center gap-x-14">
          {faceToFace && (
            <CheckTick
              checked={witness !== null}
              onChange={(on) =>
                on ? setInitials("") : patch({ answered_in_person: null, settled: null })
              }
            >
              {text("intake.answeredInPerson")}
            </CheckTick>
          )}
          {!editsTime && (
            <span className="text-meta text-ink-2">
              {text("intake.raisedAt")}{" "}
              {draft.raised_at === null
                ? text("intake.now")
                : instantWords(draft.raised_at, nowMs(), undefined)}{" "}
              <LinkButton onPress={() => setEditsTime(true)}>{text("intake.change")}</LinkButton>
            </span>
          )}
        </span>
      </div>
      {(editsTime || witness !== null) && (
        <div className="mt-6 flex flex-wrap items-center gap-x-14 gap-y-6">
          {witness !== null && (
            <span className="inline-flex flex-wrap items-center gap-8">
              <span className="w-[9rem]">
                <TextField
                  label={text("intake.witness")}
                  placeholder={text("intake.witness")}
                  value={initials}
                  onChange={setInitials}
                  maxLength={8}
                  invalid={problemAt("witness") !== undefined}
                />
              </span>
              <span className="text-meta text-ink-2">{text("intake.witnessWhy")}</span>
            </span>
          )}
          {editsTime && (
            <span className="ml-auto inline-flex flex-wrap items-center gap-8">
              <span className="text-meta text-ink-2">{text("intake.raisedAt")}</span>
              <span className="w-[17rem]">
                <InstantField
                  label={text("intake.raisedAtField")}
                  value={draft.raised_at}
                  onChange={(raised_at) => patch({ raised_at })}
                  onValidity={(valid) => intake.setUnread("raised_at", !valid)}
                />
              </span>
            </span>
          )}
        </div>
      )}
    </Field>
  );
}
