// A real server over an index of the sample corpus, and a browser that may talk to nothing else.
// DIPLOMED_SERVER and DIPLOMED_INDEX name the programs; without them those of build/release are taken.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const serverProgram = process.env.DIPLOMED_SERVER ?? join(root, 'build/release/diplomed-server');
const indexProgram = process.env.DIPLOMED_INDEX ?? join(root, 'build/release/diplomed-index');
const chromiumProgram = process.env.CHROMIUM ?? '/usr/bin/chromium';
const chromiumArguments = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 900 };

function waitForAddress(child) {
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
      const found = /listening on (http:\/\/\S+?)\/\n/.exec(out);
      if (found) resolve(found[1]);
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.on('error', reject);
  });
}

export async function startServer() {
  const directory = mkdtempSync(join(tmpdir(), 'diplomed-browser-'));
  const db = join(directory, 'index');
  execFileSync(indexProgram, ['--db', db, join(root, 'corpus/articles')], { stdio: 'ignore' });
  const child = spawn(serverProgram, ['--db', db, '--port', '0', '--search-deadline', '0', '--log-level', 'error'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const base = await waitForAddress(child);
  const stop = () =>
    new Promise((resolve) => {
      child.removeAllListeners('exit');
      child.on('exit', (code) => {
        rmSync(directory, { recursive: true, force: true });
        resolve(code);
      });
      child.kill('SIGTERM');
    });
  return { base, stop };
}

export const startBrowser = () => chromium.launch({ executablePath: chromiumProgram, args: chromiumArguments });

// A page in a fresh context that records what must not happen: errors, console messages, requests to other hosts.
export async function openPage(browser, base, options = {}) {
  const context = await browser.newContext({ viewport: desktop, locale: 'ru-RU', baseURL: base, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) faults.push(`request: ${request.url()}`);
  });
  return { context, page, faults };
}

export const hits = (page) => page.locator('.hits > li');
export const results = (query, more = '') => `/search?q=${encodeURIComponent(query)}${more}`;

// A server and a browser for all tests of a file. `visit` runs steps in a page of its own and fails on its faults.
export function useSite() {
  const site = { base: '' };
  let server;
  let browser;
  before(async () => {
    server = await startServer();
    site.base = server.base;
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    assert.equal(await server?.stop(), 0, 'SIGTERM ends the server with exit code 0');
  });
  site.visit = async (options, steps) => {
    const { context, page, faults } = await openPage(browser, site.base, options);
    try {
      await steps(page);
      assert.deepEqual(faults, []);
    } finally {
      await context.close();
    }
  };
  return site;
}
