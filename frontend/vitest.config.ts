import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    restoreMocks: true,
    unstubGlobals: true,
    // A day in the room crosses midnight and the clock change: tests run where nurseries are.
    env: { TZ: "Europe/London" },
  },
});
