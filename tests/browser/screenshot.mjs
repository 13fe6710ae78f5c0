// Makes the README's picture anew: node tests/browser/screenshot.mjs
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, open, settle } from './support.mjs';

const browser = await launch();
const { page } = await open(browser);
await page.getByRole('button', { name: 'Open this demo: Contoso Ltd' }).click();
await settle(page);
await page.getByRole('button', { name: /^Plan/ }).first().click();
await page.waitForTimeout(6000);  // until the notice about the opened demo has gone
await settle(page);
await page.screenshot({ path: join(dirname(fileURLToPath(import.meta.url)), '../../web/screenshot.png') });
await browser.close();
