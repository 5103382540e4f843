import { I18nProvider } from "@lingui/react";
import { createRoot } from "react-dom/client";
import { applyTextSize, applyTheme, type TextSize, type Theme } from "./app/appearance";
import { watchCompositions } from "./components/ime";
import { DialogPage } from "./gallery/DialogPage";
import { StatesPage } from "./gallery/StatesPage";
import { WindowPage } from "./gallery/WindowPage";
import { i18n, speak, type Locale } from "./locales/text";
import "./styles/base.css";

/** For the eye only, never built: gallery.html?page=states&theme=dark&text=150&language=en */
const wanted = new URLSearchParams(window.location.search);
applyTheme((wanted.get("theme") ?? "light") as Theme);
applyTextSize((wanted.get("text") ?? "100") as TextSize);
await speak((wanted.get("language") ?? "zh-CN") as Locale);
watchCompositions();

const pages = { states: <StatesPage />, dialog: <DialogPage />, window: <WindowPage /> };
const page = pages[(wanted.get("page") ?? "states") as keyof typeof pages];
const root = document.getElementById("root");
if (root) createRoot(root).render(<I18nProvider i18n={i18n}>{page}</I18nProvider>);

/** &type=zs shows what typing brings up. */
const typed = wanted.get("type");
if (typed !== null)
  setTimeout(() => typeInto(document.querySelector("[role=combobox]"), typed), 500);

function typeInto(field: Element | null, value: string): void {
  if (!(field instanceof HTMLInputElement)) return;
  // React hears of a value only through the setter of the prototype.
  Reflect.set(HTMLInputElement.prototype, "value", value, field);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
