// What a person looks for on the desk, by its role and its words. When the words of the
// interface change, this file does, and no check.

/** Whatever language the window speaks: exactly one of these. */
export const either = (...words) => new RegExp(`^(${words.join("|")})$`);

export const STORY = "衣柜门板下角碰缺一块，约三厘米";

export const find = {
  signIn: (page) => page.getByRole("button", { name: "登录", exact: false }),
  user: (page) => page.getByLabel("用户名"),
  password: (page) => page.getByLabel("密码", { exact: true }),
  today: (page) => page.getByRole("heading", { name: "今日工作台" }),
  synced: (page) => page.getByRole("button", { name: /已同步/ }),
  offline: (page) => page.getByRole("button", { name: /离线可用/ }),
  toDecide: (page) => page.getByRole("button", { name: /需要处理/ }),
  intake: (page) => page.getByRole("dialog", { name: either("登记投诉", "登記客訴", "Log a complaint") }),
  customer: (page) => find.intake(page).getByRole("combobox").first(),
  customerLine: (page, name) => find.intake(page).getByRole("option", { name }),
  /** Offered once a customer is picked, and not before. */
  notTheCustomer: (page) => page.getByRole("button", { name: either("不是顾客本人", "不是顧客本人", "Somebody else complains") }),
  story: (page) => find.intake(page).getByRole("textbox", { name: "事由" }),
  /** The preview has read the story when it has found its category. */
  category: (page) => find.intake(page).getByText(/类别 物品损坏|類別 物品損壞|Category: Item damaged/),
  savedHere: (page) => page.getByText("保存在本机"),
  row: (page, words) => page.getByRole("option").filter({ hasText: words }),
  actionsNow: (page) => page.getByText(either("现在可以", "現在可以", "Now")),
  clock: (page, name) => page.locator("button[aria-expanded]").filter({ hasText: name }),
  why: (page) => page.getByRole("heading", { name: /^(为什么是|為什麼是|Why )/ }),
  settings: (page) => page.getByRole("button", { name: either("设置", "設定", "Settings") }),
  settingsTitle: (page) => page.getByRole("heading", { name: either("设置", "設定", "Settings") }),
  attention: (page) => page.getByRole("heading", { name: either("需我确认", "需我確認", "To decide") }),
};

/** Presses keys one by one, and keeps count of how long a person's hands would need. */
export class Hands {
  /** Seconds a key of an average typist, and a thought before each field (Card, Moran, Newell). */
  static KEY = 0.28;
  static THOUGHT = 1.35;
  /** Keys of pinyin for one character, the choice of a word included. */
  static KEYS_A_CHARACTER = 2.5;

  seconds = 0;

  constructor(page) {
    this.page = page;
  }

  async press(keys) {
    this.seconds += Hands.KEY * keys.split("+").length;
    await this.page.keyboard.press(keys);
  }

  async type(words) {
    const keys = [...words].map((letter) =>
      letter.codePointAt(0) > 0x2e80 ? Hands.KEYS_A_CHARACTER : 1,
    );
    this.seconds += Hands.KEY * keys.reduce((sum, count) => sum + count, 0);
    await this.page.keyboard.type(words);
  }

  think() {
    this.seconds += Hands.THOUGHT;
  }
}

/** Logs a complaint with the keyboard alone, up to Ctrl Enter. */
export async function fillIntake(page, hands = new Hands(page)) {
  await hands.press("Control+n");
  await hands.press("3");
  await find.customer(page).waitFor();
  hands.think();
  await hands.type("zs");
  const line = find.customerLine(page, /张三/).first();
  await line.waitFor();
  while ((await line.getAttribute("aria-selected")) !== "true") await hands.press("ArrowDown");
  await hands.press("Enter");
  await find.notTheCustomer(page).waitFor();
  // 搬家单 and 渠道 are brought in; a person looks, and goes on.
  hands.think();
  hands.think();
  await hands.press("Alt+4");
  hands.think();
  await hands.type(STORY);
  await hands.press("Tab");
  await hands.press("Space");
  await hands.press("Alt+5");
  hands.think();
  await hands.type("800");
  // The grade is suggested; a person reads why.
  hands.think();
  await find.category(page).waitFor();
  return hands;
}

/** Logs it, and waits until it is said to be on disk. */
export async function register(page) {
  await page.keyboard.press("Control+Enter");
  await find.savedHere(page).waitFor();
}
