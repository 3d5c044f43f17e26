// What people do on the search page, with and without JavaScript.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { desktop, hits, phone, results, useSite } from './support.mjs';

const site = useSite();
const { visit } = site;

const total = async (page) => Number(/\d+/.exec((await page.locator('h1').textContent()).replace(/\s/g, ''))?.[0] ?? 0);
const settled = (page, text) => page.locator('#status', { hasText: text }).waitFor({ state: 'attached' });

test('an inflected query finds and marks other forms', () =>
  visit({}, async (page) => {
    await page.goto('/');
    assert.match(await page.locator('.lead').textContent(), /47 материал/);
    await page.fill('#q', 'меморандумами');
    await page.press('#q', 'Enter');
    await page.waitForURL(/\/search\?q=/);
    assert.ok((await hits(page).count()) > 0);
    const marks = await page.locator('.hits mark').allTextContents();
    assert.ok(marks.some((text) => /^меморандум/i.test(text)), marks.join(', '));
  }));

test('every example query of the start page has hits', () =>
  visit({}, async (page) => {
    await page.goto('/');
    const links = await page.locator('.examples a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    assert.ok(links.length >= 5);
    for (const link of links) {
      await page.goto(link);
      assert.ok((await total(page)) > 0, link);
    }
  }));

test('a tick filters at once, keeps the focus, and its count was right', () =>
  visit({}, async (page) => {
    await page.goto(results('врачи'));
    const all = await total(page);
    const value = page.locator('#facet-country .value').filter({ has: page.locator('input[value=FR]') });
    const count = Number(await value.locator('.count').textContent());
    assert.ok(count > 0 && count < all, `${count} of ${all}`);
    await value.locator('input').check();
    await settled(page, `${count} материал`);
    assert.equal(await total(page), count);
    assert.match(page.url(), /country=FR/);
    assert.equal(await page.evaluate(() => document.activeElement.value), 'FR');
    assert.equal(await page.locator('.chip').count(), 1);
    assert.match(await page.locator('.chip').textContent(), /Страна: Франция/);
  }));

test('siblings stay selectable, a chip takes its filter back, Back and Forward follow', () =>
  visit({}, async (page) => {
    await page.goto(results('врачи'));
    const all = await total(page);
    await page.locator('#facet-country input[value=FR]').check();
    await page.locator('.chip').waitFor();
    const one = await total(page);
    assert.ok((await page.locator('#facet-country .value').count()) > 1, 'a chosen value does not empty its facet');
    await page.locator('#facet-country input[value=RU]').check();
    await page.locator('.chip').nth(1).waitFor();
    assert.ok((await total(page)) >= one);
    await page.locator('.chip', { hasText: 'Россия' }).click();
    await page.locator('.chip').nth(1).waitFor({ state: 'detached' });
    assert.equal(await total(page), one);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'results');
    await page.goBack();
    await page.locator('.chip').nth(1).waitFor();
    assert.ok(await page.locator('#facet-country input[value=RU]').isChecked());
    await page.goBack();
    await page.goBack();
    await page.locator('.chip').first().waitFor({ state: 'detached' });
    assert.equal(await total(page), all);
    assert.ok(!(await page.locator('#facet-country input[value=FR]').isChecked()), 'Back clears the box');
    await page.goForward();
    await page.locator('.chip').waitFor();
    assert.ok(await page.locator('#facet-country input[value=FR]').isChecked());
  }));

test('excluding a value leaves the others', () =>
  visit({}, async (page) => {
    await page.goto(results('врачи'));
    const all = await total(page);
    const value = page.locator('#facet-country .value').filter({ has: page.locator('input[value=FR]') });
    await value.locator('.not').click();
    await page.locator('.chip.negative').waitFor();
    assert.match(page.url(), /country\.not=FR/);
    assert.ok((await total(page)) < all);
  }));

test('a bar narrows to its year and shows months', () =>
  visit({}, async (page) => {
    await page.goto('/search');
    const bar = page.locator('.bars a').last();
    const [, year, count] = /(\d{4}): (\d+)/.exec(await bar.textContent());
    await bar.click();
    await page.waitForURL(new RegExp(`from=${year}`));
    await settled(page, count);
    assert.equal(await total(page), Number(count));
    assert.match(await page.locator('#timeline-title').textContent(), /месяц/);
    await page.locator('.timeline-head a').first().click();
    await page.waitForURL(/\/search$/);
  }));

test('undated documents are one click away', () =>
  visit({}, async (page) => {
    await page.goto('/search');
    const link = page.locator('.timeline-head a', { hasText: 'Без даты' });
    const count = Number(/\d+/.exec(await link.textContent())[0]);
    await link.click();
    await page.waitForURL(/undated=only/);
    await settled(page, String(count));
    assert.equal(await total(page), count);
  }));

test('keys: slash, j, help with an off switch', () =>
  visit({}, async (page) => {
    await page.goto(results('меморандум'));
    await page.keyboard.press('Slash');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    await page.locator('h1').click();
    await page.keyboard.press('KeyJ');
    assert.ok(await page.evaluate(() => document.activeElement.closest('.hit') !== null));
    await page.locator('#help-open').click();
    await page.locator('#keys-on').uncheck();
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('Slash');
    assert.notEqual(await page.evaluate(() => document.activeElement.id), 'q');
  }));

test('no hits: the filter that kills them can be removed', () =>
  visit({}, async (page) => {
    await page.goto(results('телемедицина', '&country=TM'));
    assert.equal(await total(page), 0);
    await page.locator('.zero a').first().click();
    await settled(page, 'материал');
    assert.ok((await hits(page).count()) > 0);
  }));

test('the address alone restores the page; wrong parameters are told', () =>
  visit({}, async (page) => {
    await page.goto(results('меморандум', '&country=UZ&sort=newest&foo=1'));
    assert.match(await page.locator('.notice').textContent(), /foo/);
    assert.equal(await page.inputValue('#q'), 'меморандум');
    assert.ok(await page.locator('#facet-country input[value=UZ]').isChecked());
    assert.match(await page.locator('.sorts [aria-current]').textContent(), /новые/);
  }));

test('a document shows matches and concepts, with a way back', () =>
  visit({}, async (page) => {
    await page.goto(results('меморандумы'));
    await page.locator('.hit h2 a').first().click();
    await page.waitForURL(/\/documents\//);
    assert.ok((await page.locator('.text mark').count()) > 0);
    assert.ok((await page.locator('.text .entity[title]').count()) > 0);
    await page.locator('#match-next').click();
    assert.equal(await page.locator('mark.current').count(), 1);
    await page.locator('.back a').click();
    await page.waitForURL(/\/search\?q=/);
  }));

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';
  test(`search within results: a tick keeps the query, a chip takes it back, ${how} script`, () =>
    visit({ javaScriptEnabled }, async (page) => {
      await page.goto(results('врачи'));
      const all = await total(page);
      await page.locator('#refine input').check();
      await page.fill('#q', 'меморандум');
      await page.click('#search button[type=submit]');
      await page.waitForURL((url) => url.searchParams.get('within') === 'врачи' && url.searchParams.get('q') === 'меморандум');
      const chip = page.locator('.chip', { hasText: 'врачи' });
      await chip.waitFor();
      const some = await total(page);
      assert.ok(some > 0 && some < all, `${some} of ${all}`);
      assert.ok(await page.locator('#refine input[value="врачи"]').isChecked());
      assert.ok(!(await page.locator('#refine input[value="меморандум"]').isChecked()), 'the next one is offered');
      const marks = (await page.locator('.hits mark').allTextContents()).join(' ');
      assert.match(marks, /врач/i);
      assert.match(marks, /меморандум/i);
      await page.locator('.hit h2 a').first().click();
      await page.waitForURL(/\/documents\//);
      await page.locator('.back a').click();
      await page.waitForURL(/within=/);
      await chip.click();
      await page.waitForURL((url) => !url.searchParams.has('within'));
      await chip.waitFor({ state: 'detached' });
      assert.equal(await page.inputValue('#q'), 'меморандум');
      assert.ok((await total(page)) >= some);
    }));

  test(`similar articles: on the document's page and from a hit, each with its reason, ${how} script`, () =>
    visit({ javaScriptEnabled }, async (page) => {
      await page.goto(results('телемедицина'));
      const title = await page.locator('.hit h2 a').first().textContent();
      await page.locator('.hit .meta a', { hasText: 'похожие' }).first().click();
      await page.waitForURL(/\/similar\?q=/);
      assert.equal(await page.locator('.back a').textContent(), title);
      assert.ok((await hits(page).count()) > 1);
      assert.ok((await page.locator('.hit .why').count()) > 1);
      await page.locator('.back a').click();
      await page.waitForURL((url) => !url.pathname.endsWith('/similar'));
      assert.equal(await page.locator('.similar li').count(), 5);
      assert.match(await page.locator('.similar .why').first().textContent(), /Общее:/);
      await page.locator('.similar li a').first().click();
      await page.waitForURL(/\/documents\//);
      assert.notEqual(await page.locator('h1').textContent(), title);
    }));
}

test('typing goes on within the results, clause by clause', () =>
  visit({}, async (page) => {
    await page.goto(results('врачи'));
    await page.locator('#refine input').check();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    await page.keyboard.type('меморандум', { delay: 20 });
    await page.locator('.chip', { hasText: 'врачи' }).waitFor();
    await page.waitForURL((url) => url.searchParams.get('q') === 'меморандум');
    assert.equal(await page.locator('.chip').count(), 1, 'what is being typed is no clause');
    await page.keyboard.press('Escape');
    await page.locator('#refine input[value="врачи"]').uncheck();
    await page.locator('.chip').waitFor({ state: 'detached' });
    assert.ok(!page.url().includes('within'));
  }));

test('all words can be required of a relaxed query', () =>
  visit({}, async (page) => {
    await page.goto(results('меморандум телемедицина поезд'));
    await page.locator('.reading a', { hasText: 'Только со всеми словами' }).click();
    await page.waitForURL(/relax=off/);
    assert.equal(await page.locator('.reading a').count(), 0);
    await page.locator('.zero a', { hasText: 'без части слов' }).click();
    await page.waitForURL((url) => !url.searchParams.has('relax'));
    assert.ok((await hits(page).count()) > 0);
  }));

test('a failed request says so and can be repeated', () =>
  visit({}, async (page) => {
    await page.goto(results('врачи'));
    const failure = page.locator('#failure');
    await page.evaluate(() => {
      const real = window.fetch;
      window.fetch = () => {
        window.fetch = real;
        return Promise.reject(new TypeError('offline'));
      };
    });
    await page.locator('#facet-country input[value=FR]').check();
    await failure.waitFor();
    assert.ok((await hits(page).count()) > 0, 'the old results stay');
    await failure.locator('button').click();
    await page.locator('.chip').waitFor();
    assert.ok(await failure.isHidden());
  }));

test('without JavaScript the same path works', () =>
  visit({ javaScriptEnabled: false }, async (page) => {
    await page.goto('/');
    await page.fill('#q', 'меморандумами');
    await page.click('#search button[type=submit]');
    await page.waitForURL(/\/search\?/);
    const all = await total(page);
    await page.check('#facet-country input[value=FR]');
    await page.click('.apply button');
    await page.waitForURL(/country=FR/);
    assert.ok((await total(page)) > 0 && (await total(page)) < all);
    assert.ok(await page.locator('#facet-country input[value=FR]').isChecked());
    assert.equal(await page.locator('.chip').count(), 1);
    await page.click('.chip');
    assert.equal(await total(page), all);
  }));

test('every question of the README has an answer at its address', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const addresses = [...readme.matchAll(/^\|[^|]+\| `(\/(?:search|matrix|network)\?[^`]+)` \|$/gm)].map((m) => m[1]);
  assert.ok(addresses.length >= 10);
  for (const address of addresses) {
    const [path, query] = address.split('?');
    const answer = await (await fetch(`${site.base}${path}.json?${encodeURI(query)}`)).json();
    assert.ok(answer.total > 0, address);
    assert.ok((answer.hits ?? answer.cells ?? answer.edges).length > 0, address);
    assert.equal((await fetch(site.base + encodeURI(address))).status, 200, address);
  }
});

for (const javaScriptEnabled of [true, false]) {
  test(`a cell of the matrix leads to as many documents as it says, ${javaScriptEnabled ? 'with' : 'without'} script`, () =>
    visit({ javaScriptEnabled }, async (page) => {
      await page.goto(results('врачи'));
      await page.locator('.views a').first().click();
      await page.waitForURL(/\/matrix\?q=/);
      const cell = page.locator('.matrix td a').first();
      const count = Number(await cell.locator('[aria-hidden]').textContent());
      assert.ok(count > 0);
      await cell.click();
      await page.waitForURL(/country\.all=/);
      assert.equal(await total(page), count);
    }));
}

test('the page speaks English when asked to', () =>
  visit({}, async (page) => {
    await page.goto(results('меморандум'));
    await page.locator('#languages a[hreflang=en]').click();
    await page.waitForURL(/lang\.ui=en/);
    assert.match(await page.locator('h1').textContent(), /^Found/);
    await page.locator('#facet-country input[value=FR]').check();
    await page.locator('.chip').waitFor();
    assert.match(page.url(), /lang\.ui=en/, 'the choice stays');
  }));

test('nothing scrolls sideways on a phone, filters open there', () =>
  visit({ viewport: phone }, async (page) => {
    for (const address of ['/', '/search', results('врачи', '&country=RU&from=2019&to=2025'), results('абракадабра'), '/matrix', '/network']) {
      await page.goto(address);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= phone.width, `${address}: ${width}`);
    }
    await page.goto(results('врачи'));
    assert.ok(await page.locator('#filters').isHidden());
    await page.locator('#drawer-label').click();
    assert.ok(await page.locator('#filters').isVisible());
    await page.locator('#facet-country input[value=FR]').check();
    await page.locator('.chip').waitFor();
    assert.ok(await page.locator('#filters').isVisible(), 'the drawer stays open');
    await page.goto((await page.locator('.hit h2 a').first().getAttribute('href')) ?? '');
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= phone.width);
  }));

test('the theme is remembered', () =>
  visit({ viewport: desktop }, async (page) => {
    await page.goto('/');
    await page.locator('#theme').click();
    await page.locator('#theme').click();
    await page.reload();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  }));
