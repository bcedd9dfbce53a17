// A visitor with a browser of their own: what one can do on the page, and what one sees there.

import { watch } from "./watch.mjs";

/** A machine may be busy; who waits longer than this has failed. */
export const PATIENCE_MS = 60_000;

/** A phone that the scanner did not read is held up again, as people do. */
const AGAIN_MS = 8_000;

export class Visit {
  /** Opens a browser window; `wish`: `width`, `height`, `theme`, `locale`, `path`, `motion`, `before` (a script that runs before the page's own), `ready` (what is there when the page is). */
  static async open(browser, address, { width = 1440, height = 900, theme = "light", locale = "en-GB", path = "", motion = "reduce", before = "", ready = '#link[data-link="live"]' } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale, acceptDownloads: true, reducedMotion: motion });
    context.setDefaultTimeout(PATIENCE_MS);
    await context.addInitScript(watch);
    if (before) await context.addInitScript({ content: before });
    const visit = new Visit(context, await context.newPage());
    await visit.page.goto(address + path);
    await visit.page.locator(ready).first().waitFor();
    return visit;
  }

  /** What the browser complained about. */
  problems = [];

  constructor(context, page) {
    this.context = context;
    this.page = page;
    page.on("pageerror", (error) => this.problems.push(`page: ${error.message}`));
    page.on("console", (line) => line.type() === "error" && this.problems.push(`console: ${line.text()}`));
  }

  async leave() {
    await this.context.close().catch(() => {});
  }

  /** Waits for an element. */
  see(selector) {
    return this.page.locator(selector).first().waitFor();
  }

  /** Waits until the box can take a payment. */
  async ready() {
    await this.see('#switch-state[data-state="SignedIn"]');
    await this.see('#scanner-state[data-state="Ready"]');
    await this.see('#box[data-state="Idle"]');
  }

  /** Clicks what sends a request, and waits for the answer. */
  async press(selector) {
    const [answer] = await Promise.all([this.page.waitForResponse((response) => response.request().method() === "POST"), this.page.locator(selector).click()]);
    return answer.status();
  }

  /** Clicks keys of the box: `12.5` and then confirm. */
  async type(amount) {
    for (const key of amount) await this.key(key);
    await this.key("confirm");
    await this.see('#box[data-state="AwaitingCode"]');
  }

  key(id) {
    return this.page.locator(`.key[data-key="${id}"]`).click();
  }

  /** Makes a phone show something: `code`, `receive`, `web`, `expired`. */
  async show(phone, what) {
    await this.openMenu(phone);
    await this.press(`.phone[data-phone="${phone}"] input[value="${what}"]`);
    await this.see(`.phone[data-phone="${phone}"][data-showing="${what}"]`);
  }

  /** Has a phone's owner behave: `password`, `late`, `broke`. */
  async behave(phone, how) {
    await this.openMenu(phone);
    const box = `.phone[data-phone="${phone}"] input[data-behave="${how}"]`;
    await this.press(box);
    await this.see(`${box}:checked`);
  }

  async openMenu(phone) {
    const menu = this.page.locator(`.phone[data-phone="${phone}"] details`);
    if (!(await menu.evaluate((details) => details.open))) await menu.locator("summary").click();
  }

  /** Holds a phone to the scanner by a click on its button, until `done` is seen; usually that the box took the code. */
  async hold(phone, done = null) {
    await this.holdBy(() => this.page.locator(`[data-hold="${phone}"]`).click(), done);
  }

  /** The same by carrying the phone there. */
  async drag(phone, done = null) {
    await this.holdBy(async () => {
      const screen = this.page.locator(`.phone[data-phone="${phone}"] .phone-screen`);
      await screen.scrollIntoViewIfNeeded();
      const from = middle(await screen.boundingBox());
      const to = middle(await this.page.locator("#scanner").boundingBox());
      await this.page.mouse.move(from.x, from.y);
      await this.page.mouse.down();
      await this.page.mouse.move(to.x, to.y, { steps: 8 });
      await this.page.mouse.up();
    }, done);
  }

  async holdBy(hold, done) {
    done ??= { test: (before) => look().taken > before, arg: (await this.seen()).taken };
    const end = Date.now() + PATIENCE_MS;
    while (true) {
      await hold();
      try {
        return await this.page.waitForFunction(done.test, done.arg, { timeout: AGAIN_MS });
      } catch (late) {
        if (Date.now() > end) throw late;
      }
    }
  }

  /** Waits until the box has counted this many payments and rests. */
  async counted(count) {
    await this.page.waitForFunction((n) => ["#books-box", "#books-switch"].every((id) => document.querySelector(id).textContent.startsWith(`${n} · `)), count);
    await this.see('#box[data-state="Idle"]');
  }

  /** Waits for a caption. */
  async said(text) {
    await this.page.waitForFunction((words) => seen.captions.some((caption) => caption.said === words), text);
  }

  /** Waits for a step, by a part of its title, in the group of a payment. */
  step(payment, title) {
    return this.page.locator(`.group[data-payment="${payment}"] .step-title`, { hasText: title }).first().waitFor();
  }

  /** What the page shows. */
  seen() {
    return this.page.evaluate(() => look());
  }
}

const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
