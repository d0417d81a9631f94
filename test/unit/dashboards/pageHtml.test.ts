import assert from 'node:assert/strict';
import { newNonce, pageHtml } from '../../../src/dashboards/pageHtml';

const frame = {
  title: 'Account',
  language: 'en',
  nonce: 'abc123',
  script: 'https://files.example/accountPage.js',
  style: 'https://files.example/page.css',
  source: 'https://files.example',
};

describe('the frame of a page', () => {
  it('lets its own script run and its own style be taken, and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(pageHtml(frame))?.[1];
    assert.equal(
      policy?.replaceAll('&#39;', "'"),
      "default-src 'none'; script-src 'nonce-abc123'; style-src https://files.example; base-uri 'none'; form-action 'none'",
    );
  });

  it('has one script, which carries the nonce, and no handler in its markup', () => {
    const html = pageHtml(frame);
    assert.deepEqual(html.match(/<script[^>]*>/g), [`<script nonce="abc123" src="${frame.script}">`]);
    assert.doesNotMatch(html, /\son\w+=|style=|javascript:/);
  });

  it('shows a title as text, whatever it holds', () => {
    const html = pageHtml({ ...frame, title: '</title><script>alert(1)</script>' });
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.match(html, /&lt;script&gt;alert/);
  });

  it('gets another nonce each time, of letters and digits', () => {
    const nonces = new Set(Array.from({ length: 20 }, () => newNonce()));
    assert.equal(nonces.size, 20);
    for (const nonce of nonces) assert.match(nonce, /^[a-z0-9]{40,}$/i);
  });
});
