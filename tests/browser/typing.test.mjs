// What happens while somebody types: results that follow, and suggestions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hits, results, useSite } from './support.mjs';

const { visit } = useSite();

test('results follow the typing without filling the history', () =>
  visit({}, async (page) => {
    await page.goto(results('меморандум'));
    const before = await page.evaluate(() => history.length);
    await page.locator('#q').fill('');
    await page.locator('#q').pressSequentially('телемедицина', { delay: 20 });
    await page.waitForURL(new RegExp(encodeURIComponent('телемедицина')));
    assert.equal(await page.evaluate(() => history.length), before + 1, 'one entry for all that was typed');
    assert.equal(await page.inputValue('#q'), 'телемедицина');
    await page.keyboard.press('Enter');
    await page.goBack();
    await page.waitForURL(new RegExp(encodeURIComponent('меморандум')));
  }));

test('suggestions: nothing preselected, arrows choose, Escape keeps the text', () =>
  visit({}, async (page) => {
    await page.goto('/');
    await page.locator('#q').pressSequentially('мемора', { delay: 20 });
    await page.locator('#suggestions li').first().waitFor();
    assert.equal(await page.locator('#suggestions [aria-selected=true]').count(), 0);
    await page.keyboard.press('Escape');
    assert.ok(await page.locator('#suggestions').isHidden());
    assert.equal(await page.inputValue('#q'), 'мемора');
    await page.keyboard.press('ArrowDown');
    await page.locator('#suggestions li').first().waitFor();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('#suggestions [aria-selected=true]').count(), 1);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?/);
    assert.ok((await hits(page).count()) > 0);
  }));

test('an entity suggestion becomes a filter', () =>
  visit({}, async (page) => {
    await page.goto('/');
    await page.locator('#q').pressSequentially('франц', { delay: 20 });
    await page.locator('#suggestions [aria-label="Добавить фильтр"] li', { hasText: /^Франция/ }).first().click();
    await page.waitForURL(/country=FR/);
    assert.match(await page.locator('.chip').textContent(), /Франция/);
  }));

test('suggestions forgive slips and the wrong keyboard, in groups with headings', () =>
  visit({}, async (page) => {
    for (const [typed, offered] of [['мемморан', 'меморандум'], ['vtvjhfy', 'меморандум']]) {
      await page.goto('/');
      await page.locator('#q').pressSequentially(typed, { delay: 20 });
      await page.locator('#suggestions [aria-label="Слова"] li', { hasText: offered }).first().waitFor();
    }
    await page.locator('#suggestions li').first().click();
    await page.waitForURL(/\/search\?/);
    assert.ok((await hits(page).count()) > 0);
  }));

test('suggestions know the filters of the page', () =>
  visit({}, async (page) => {
    await page.goto('/search?country=FR');
    const asked = page.waitForRequest(/suggest\.json/);
    await page.locator('#q').pressSequentially('ме', { delay: 20 });
    assert.match((await asked).url(), /country=FR/);
    await page.locator('#suggestions li').first().waitFor();
  }));

test('a title among the suggestions leads to its article', () =>
  visit({}, async (page) => {
    await page.goto(results('меморандум'));
    const title = await page.locator('.hit a').first().textContent();
    await page.goto('/');
    await page.locator('#q').fill(title.slice(0, -1));
    await page.locator('#q').press('ArrowDown');
    await page.locator('#suggestions [aria-label="Статьи"] li').first().click();
    await page.waitForURL(/\/documents\//);
  }));
