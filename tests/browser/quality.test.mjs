// Accessibility, valid HTML and budgets of every kind of page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { openPage, phone, results, root, startBrowser, startServer } from './support.mjs';

const kilobyte = 1024;
const budget = { script: 22 * kilobyte, style: 6 * kilobyte, html: 15 * kilobyte, nodes: 1500, shift: 0.05 };
const axeSource = readFileSync(`${root}/node_modules/axe-core/axe.min.js`, 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let server;
let browser;
let addresses;
before(async () => {
  server = await startServer();
  browser = await startBrowser();
  const found = await (await fetch(`${server.base}/search.json?q=${encodeURIComponent('меморандум')}&size=1`)).json();
  addresses = {
    start: '/',
    everything: '/search',
    results: results('меморандум', '&country=FR&country=UZ&instrument.not=forum&from=2019'),
    zero: results('абракадабра вздор', '&country=FR'),
    notice: '/search?foo=1&from=2019-99',
    english: results('меморандум', '&lang.ui=en'),
    document: found.hits[0].document_url + `?q=${encodeURIComponent('меморандум')}`,
    similar: found.hits[0].document_url + '/similar',
    within: results('министр', `&within=${encodeURIComponent('меморандум')}&within=${encodeURIComponent('соглашение')}`),
    matrix: '/matrix?columns=field',
    network: '/network',
    missing: '/documents/nothing',
  };
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function axe(page) {
  // The page's own policy forbids foreign scripts; the test brings its tool through the debugger.
  await page.evaluate(axeSource);
  const report = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags } }), axeTags);
  return report.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(' | ')}`);
}

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    for (const [name, address] of Object.entries(addresses)) {
      for (const viewport of [undefined, phone]) {
        const options = viewport ? { colorScheme, viewport } : { colorScheme };
        const { context, page } = await openPage(browser, server.base, options);
        await page.goto(address);
        assert.deepEqual(await axe(page), [], `${name} ${viewport ? 'phone' : 'desktop'}`);
        await context.close();
      }
    }
  });
}

test('axe finds nothing with suggestions, help or the drawer open', async () => {
  const { context, page } = await openPage(browser, server.base);
  await page.goto('/');
  await page.locator('#q').pressSequentially('мемора', { delay: 20 });
  await page.locator('#suggestions li').first().waitFor();
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await axe(page), [], 'suggestions');
  await page.keyboard.press('Escape');
  await page.locator('#help-open').click();
  assert.deepEqual(await axe(page), [], 'help');
  await context.close();
  const small = await openPage(browser, server.base, { viewport: phone });
  await small.page.goto(addresses.results);
  await small.page.locator('#drawer-label').click();
  assert.deepEqual(await axe(small.page), [], 'drawer');
  await small.context.close();
});

test('the HTML is valid', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      'no-trailing-whitespace': 'off',
      'long-title': 'off',
      // A repeated parameter is our "any of them".
      'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }],
    },
  });
  for (const [name, address] of Object.entries(addresses)) {
    const html = await (await fetch(server.base + address, { headers: { Accept: 'text/html' } })).text();
    const report = await validator.validateString(html);
    const messages = report.results.flatMap((r) => r.messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`));
    assert.deepEqual(messages, [], name);
  }
});

test('budgets hold and nothing is fetched from elsewhere', async () => {
  for (const [name, address] of Object.entries(addresses)) {
    const html = await (await fetch(server.base + address, { headers: { Accept: 'text/html' } })).text();
    assert.ok(gzipSync(html).length <= budget.html, `${name}: ${gzipSync(html).length} bytes of HTML`);
    const { context, page, faults } = await openPage(browser, server.base);
    const sizes = { script: 0, stylesheet: 0 };
    page.on('response', async (response) => {
      const type = response.request().resourceType();
      if (type in sizes) sizes[type] += gzipSync(await response.body()).length;
    });
    await page.addInitScript(() => {
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    const shift = await page.evaluate(() => window.shift);
    assert.ok(nodes <= budget.nodes, `${name}: ${nodes} nodes`);
    assert.ok(shift <= budget.shift, `${name}: layout shift ${shift}`);
    assert.ok(sizes.script <= budget.script, `${name}: ${sizes.script} bytes of script`);
    assert.ok(sizes.stylesheet <= budget.style, `${name}: ${sizes.stylesheet} bytes of style`);
    assert.deepEqual(faults.filter((f) => !f.includes('404')), [], name);
    await context.close();
  }
});
