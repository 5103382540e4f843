import { createRoot } from "react-dom/client";
import { Root } from "./app/Root";
import { applyTextSize, applyTheme } from "./app/appearance";
import { watchCompositions } from "./components/ime";
import { setClockOffset } from "./components/now";
import { NOW } from "./preview/complaints";
import { previewHost } from "./preview/host";
import "./styles/base.css";

/** For the eye only, never built: preview.html?state=signed_in&theme=dark&text=150&language=en&data=empty&offers=all */
const wanted = new URLSearchParams(window.location.search);
setClockOffset(NOW - Date.now());
watchCompositions();
applyTheme("light");
applyTextSize("100");

const root = document.getElementById("root");
if (root) createRoot(root).render(<Root host={previewHost(wanted)} />);
