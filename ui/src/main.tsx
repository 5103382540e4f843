import { createRoot } from "react-dom/client";
import { applyTextSize, applyTheme } from "./app/appearance";
import { Root } from "./app/Root";
import { watchCompositions } from "./components/ime";
import { openHost } from "./host";
import "./styles/base.css";

watchCompositions();
applyTheme("system");
applyTextSize("100");

const host = await openHost();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has lost its #root");
createRoot(root).render(<Root host={host} />);
