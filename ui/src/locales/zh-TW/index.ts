import type { Catalogue } from "../text";
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

/** Every key of `zh-CN`, or it does not compile. */
export const zhTW: Catalogue = {
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
};
