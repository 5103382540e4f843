import type { Catalogue } from "../text";
import { action } from "./action";
import { attention } from "./attention";
import { bulkImport } from "./bulkImport";
import { choice } from "./choice";
import { complaint } from "./complaint";
import { control } from "./control";
import { deadline } from "./deadline";
import { desk } from "./desk";
import { error } from "./error";
import { field } from "./field";
import { intake } from "./intake";
import { machine } from "./machine";
import { machineHistory } from "./machineHistory";
import { machineRefusal } from "./machineRefusal";
import { mark } from "./mark";
import { moveField } from "./moveField";
import { moveHistory } from "./moveHistory";
import { moveRefusal } from "./moveRefusal";
import { people } from "./people";
import { queue } from "./queue";
import { record } from "./record";
import { refusal } from "./refusal";
import { rescue } from "./rescue";
import { search } from "./search";
import { session } from "./session";
import { settings } from "./settings";
import { shell } from "./shell";
import { solo } from "./solo";
import { sync } from "./sync";
import { task } from "./task";
import { visit } from "./visit";
import { word } from "./word";

/** Every key of `zh-CN`, or it does not compile. */
export const zhTW: Catalogue = {
  ...shell,
  ...desk,
  ...session,
  ...people,
  ...rescue,
  ...solo,
  ...sync,
  ...queue,
  ...attention,
  ...settings,
  ...bulkImport,
  ...control,
  ...mark,
  ...deadline,
  ...record,
  ...field,
  ...visit,
  ...task,
  ...search,
  ...word,
  ...choice,
  ...intake,
  ...complaint,
  ...action,
  ...error,
  ...refusal,
  ...machine,
  ...machineHistory,
  ...machineRefusal,
  ...moveField,
  ...moveHistory,
  ...moveRefusal,
};
