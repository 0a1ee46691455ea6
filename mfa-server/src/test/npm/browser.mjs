// A browser that does what it is told, line by line: each line of standard input is a command in JSON, {do, ...}, and
// each line of standard output its answer, {value} or {error}. Nothing here sleeps: commands wait for what they need.
import {createRequire} from "node:module";
import {readFileSync} from "node:fs";
import {createInterface} from "node:readline";
import chromium from "@sparticuz/chromium";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({
  executablePath: await chromium.executablePath(),
  // In a single process, as the package has it, the first page that closes takes the browser along.
  args: [
    ...chromium.args.filter((it) => it !== "--single-process" && it !== "--no-zygote"),
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
  headless: "shell",
});
const timeout = 20_000;
let context;
let page;
let requests;
let complaints;

const commands = {
  async visit({url, languages, width, height, dark}) {
    await context?.close();
    context = await browser.createBrowserContext();
    await context.overridePermissions(new URL(url).origin, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
    page = await context.newPage();
    page.setDefaultTimeout(timeout);
    requests = [];
    complaints = [];
    page.on("request", (it) => requests.push({method: it.method(), url: it.url()}));
    page.on("pageerror", (it) => complaints.push(`error: ${it.message}`));
    page.on("requestfailed", (it) => complaints.push(`failed: ${it.url()} ${it.failure()?.errorText}`));
    // The browser itself writes a line for every answer of 400 and more: refusals are part of the tests.
    page.on("console", (it) => /the server responded with a status of 4/.test(it.text())
        || complaints.push(`console: ${it.text()}`));
    const client = await page.createCDPSession();
    await client.send("Emulation.setUserAgentOverride", {userAgent: await browser.userAgent(), acceptLanguage: languages});
    await page.setViewport({width, height});
    await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: dark ? "dark" : "light"}]);
    await page.evaluateOnNewDocument(() => {
      window.printed = 0;
      window.print = () => window.printed++;
      document.addEventListener("securitypolicyviolation", (it) => console.error(`policy: ${it.violatedDirective}`));
    });
    await page.goto(url, {waitUntil: "load", timeout});
  },
  look: ({width, height, dark}) => Promise.all([
    page.setViewport({width, height}),
    page.emulateMediaFeatures([{name: "prefers-color-scheme", value: dark ? "dark" : "light"}]),
  ]),
  shown: ({selector}) => page.waitForSelector(selector, {visible: true}).then(() => null),
  says: ({selector, text}) => page.waitForFunction(
      (s, t) => document.querySelector(s)?.innerText.includes(t), {}, selector, text).then(() => null),
  text: ({selector}) => page.$eval(selector, (it) => it.innerText),
  click: ({selector}) => page.click(selector),
  async type({selector, text}) {
    await page.click(selector, {count: 3});
    await page.keyboard.press("Backspace");
    await page.type(selector, text);
  },
  keys: ({text}) => page.keyboard.type(text),
  press: ({key}) => page.keyboard.press(key),
  evaluate: ({script}) => page.evaluate(script),
  picture: ({path, selector}) => selector
      ? page.$(selector).then((it) => it.screenshot({path})).then(() => null)
      : page.screenshot({path, fullPage: true}).then(() => null),
  async axe() {
    await page.evaluate(axe);
    const {violations, passes} = await page.evaluate(() => window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }));
    return {
      rules: passes.length,
      violations: violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" | ")}`),
    };
  },
  requests: () => requests,
  complaints: () => complaints,
};

for await (const line of createInterface({input: process.stdin})) {
  const command = JSON.parse(line);
  let answer;
  try {
    answer = {value: await commands[command.do](command) ?? null};
  } catch (error) {
    answer = {error: `${command.do}: ${error.message}`};
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
