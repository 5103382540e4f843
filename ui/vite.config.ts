import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    outDir: "dist",
    // The floor is WebKitGTK 2.50; WebView2 and Chromium are newer.
    target: ["safari26", "chrome120"],
    // The CSP allows no inline script, and a preload polyfill would be one.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: "index.html",
      output: { codeSplitting: { groups: [{ name: "libraries", test: /node_modules/ }] } },
    },
  },
  server: { host: "127.0.0.1", port: 5183, strictPort: true },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    // Deadlines are worded in the zone of the shop; the tests fix one.
    env: { TZ: "Asia/Shanghai" },
    restoreMocks: true,
  },
});
