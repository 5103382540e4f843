import { useState } from "react";
import { Button } from "../components/Button";
import { CheckTick } from "../components/CheckTick";
import { ChoiceRow } from "../components/ChoiceRow";
import { Combobox, Matched } from "../components/Combobox";
import { Dialog } from "../components/Dialog";
import { Field } from "../components/Field";
import { GradeChoice } from "../components/GradeChoice";
import { Chip, TierSeal, type Grade, type Tier } from "../components/marks";
import { MoneyField } from "../components/MoneyField";
import { Popover } from "../components/Popover";
import { TextArea } from "../components/TextField";
import { WindowPage } from "./WindowPage";

interface Person {
  name: string;
  tier: Tier;
  phone: string;
}
const PEOPLE: Person[] = [
  { name: "张三", tier: "gold", phone: "137****5521" },
  { name: "张姗", tier: "base", phone: "186****0932" },
  { name: "曾森", tier: "silver", phone: "133****7706" },
];
const CHANNELS = ["到店", "热线", "在线客服", "小程序", "社交评论", "更多"].map((word) => ({
  value: word,
  label: word,
}));
const CLAIMS = ["致歉", "维修", "赔偿", "更换", "换人"].map((word) => ({
  value: word,
  label: word,
}));

export function DialogPage() {
  const [open, setOpen] = useState(true);
  const [person, setPerson] = useState<Person | null>(null);
  const [channel, setChannel] = useState("到店");
  const [claims, setClaims] = useState<string[]>(["维修", "赔偿"]);
  const [grade, setGrade] = useState<Grade | null>("important");
  const [story, setStory] = useState("衣柜门板下角碰缺一块，约 3 厘米，今早复位时发现，师傅未说明");
  const [fen, setFen] = useState<number | null>(80_000);
  const [danger, setDanger] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <WindowPage onNew={() => setOpen(true)} />
      <Dialog
        open={open}
        onClose={close}
        onSubmit={close}
        title="登记投诉"
        origin={
          <Chip tone="outline" icon="visit">
            从到访 DF-2603-0211 带入 2 项
          </Chip>
        }
        draft="草稿已存本机 15:10:12"
        outcome={
          <>
            <b className="text-ink-1">登记后</b> 首次响应 15:17 上限（金牌 15 分钟） · 通知主管
          </>
        }
        actions={
          <>
            <Button kind="plain" onPress={close}>
              取消
            </Button>
            <Button kind="primary" keys="Ctrl+Enter" onPress={close}>
              登记
            </Button>
          </>
        }
      >
        <Field label="顾客" number={1}>
          <Combobox
            selected={person}
            onSelect={setPerson}
            search={(query) => Promise.resolve(query === "zs" ? PEOPLE : [])}
            keyOf={(p) => p.phone}
            nameOf={(p) => p.name}
            note="姓名、拼音、手机尾号、单号"
            onCreate={() => undefined}
            createWords={(query) => `新顾客“${query}”`}
            renderItem={(p) => (
              <>
                <TierSeal tier={p.tier} />
                <span className="w-[3rem]">{p.name}</span>
                <span className="w-[9.5rem] text-meta font-normal text-ink-2">
                  <Matched
                    parts={[
                      { text: "z", hit: true },
                      { text: "hāng ", hit: false },
                      { text: "s", hit: true },
                      { text: "ān", hit: false },
                    ]}
                  />
                </span>
                <span className="font-normal text-ink-2">{p.phone}</span>
              </>
            )}
          />
        </Field>
        <Field label="渠道" number={2}>
          <ChoiceRow choices={CHANNELS} value={channel} onChange={setChannel} />
        </Field>
        <Field label="事由" number={3} error={story === "" ? "请写一句发生了什么。" : undefined}>
          <TextArea value={story} onChange={setStory} />
          <div className="mt-6 flex flex-wrap items-center gap-14">
            <CheckTick checked={danger} onChange={setDanger}>
              安全风险
            </CheckTick>
            <MoneyField label="涉及金额" value={fen} onChange={setFen} />
            <Popover trigger={<Button kind="plain">分类 物品损坏</Button>} title="分类">
              物品损坏、迟到、态度
            </Popover>
          </div>
        </Field>
        <Field
          label="等级"
          number={4}
          hint="建议 重要：物品损坏且金额 800 元。定级由主管 韩立川 确认。"
        >
          <GradeChoice value={grade} onChange={setGrade} suggested="important" />
        </Field>
        <Field label="诉求" number={5}>
          <ChoiceRow multiple choices={CLAIMS} value={claims} onChange={setClaims} />
        </Field>
      </Dialog>
    </>
  );
}
