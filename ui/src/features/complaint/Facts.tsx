import type { ReactNode } from "react";
import { instantWords } from "../../components/instant";
import { GradeMark } from "../../components/marks";
import { yuanWords } from "../../components/yuan";
import type { ComplaintView } from "../../ipc/generated/ComplaintView";
import type { Risks } from "../../ipc/generated/Risks";
import { clauses, listed } from "../../locales/joined";
import { useText } from "../../locales/text";
import { suggestionWords } from "../intake/suggestionWords";

/** What the customer asks for and what is known, as a list of terms. */
export function Facts({ view, now }: { view: ComplaintView; now: number }) {
  const text = useText();
  const { complaint, people } = view;
  const remedies = listed(complaint.remedies.map((remedy) => text(`remedy.${remedy}`)));
  const asked = clauses([remedies, complaint.remedy_words]);
  const risks = (Object.keys(complaint.risks) as (keyof Risks)[]).filter(
    (risk) => complaint.risks[risk],
  );
  const names = listed(
    people.filter((person) => complaint.keeps_out.includes(person.id)).map(({ name }) => name),
  );

  return (
    <section aria-label={text("facts.title")} className="border-b border-line-1 px-20 py-12">
      <dl className="grid grid-cols-[minmax(4rem,auto)_minmax(0,1fr)] gap-x-12 gap-y-3">
        <Fact term={text("facts.remedies")}>{asked === "" ? text("facts.noRemedy") : asked}</Fact>
        <Fact term={text("facts.story")}>
          <span className="break-words whitespace-pre-wrap">{complaint.description}</span>
        </Fact>
        {complaint.claimed > 0 && (
          <Fact term={text("facts.claimed")}>
            {text("facts.yuan", { amount: yuanWords(complaint.claimed) })}
            {complaint.verified !== null && (
              <>
                {" · "}
                {text("facts.verified", { amount: yuanWords(complaint.verified) })}
              </>
            )}
          </Fact>
        )}
        {risks.length > 0 && (
          <Fact term={text("facts.risks")}>
            {listed(risks.map((risk) => text(`risk.${risk}`)))}
          </Fact>
        )}
        <Fact term={text("facts.channel")}>
          {text("facts.channelLine", {
            channel: text(`channel.${complaint.channel}`),
            source: text(`source.${complaint.source}`),
            phase: text(`phase.${complaint.phase}`),
            category: text(`category.${complaint.category}`),
          })}
        </Fact>
        {complaint.occurred_at !== null && (
          <Fact term={text("facts.occurredAt")}>
            {instantWords(complaint.occurred_at, now, undefined)}
          </Fact>
        )}
        <Fact term={text("facts.suggested")}>
          <GradeMark grade={complaint.suggested.grade} />
          <span className="ml-8 text-ink-2">{suggestionWords(complaint.suggested)}</span>
        </Fact>
        {complaint.department !== null && (
          <Fact term={text("facts.department")}>{complaint.department}</Fact>
        )}
        {names !== "" && (
          <Fact term={text("facts.keepsOut")}>{text("facts.keepsOutWhy", { names })}</Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
