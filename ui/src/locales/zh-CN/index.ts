import { attention } from "./attention";
import { choice } from "./choice";
import { complaint } from "./complaint";
import { control } from "./control";
import { deadline } from "./deadline";
import { desk } from "./desk";
import { error } from "./error";
import { intake } from "./intake";
import { mark } from "./mark";
import { queue } from "./queue";
import { refusal } from "./refusal";
import { session } from "./session";
import { settings } from "./settings";
import { shell } from "./shell";
import { sync } from "./sync";
import { word } from "./word";

/** The default language, and the list of keys every other language must fill. */
export const zhCN = {
  ...shell,
  ...desk,
  ...session,
  ...sync,
  ...queue,
  ...attention,
  ...settings,
  ...control,
  ...mark,
  ...deadline,
  ...word,
  ...choice,
  ...intake,
  ...complaint,
  ...error,
  ...refusal,
} as const;
