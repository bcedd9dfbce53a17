// The npm packages lie in ScanBox.Desktop.Tests/node, beside their lock file.

import { createRequire } from "node:module";

const require = createRequire(new URL("../../ScanBox.Desktop.Tests/node/package.json", import.meta.url));

export const { chromium } = require("playwright-core");
export const AxeBuilder = require("@axe-core/playwright").default;
