import assert from 'node:assert/strict';
import { accountWords } from '../../../src/dashboards/accountWords';
import type { Header, Section, TimelineEntry, ToAccountPage } from '../../../src/shared/accountMessages';
import type { ViewRow } from '../../../src/shared/viewParts';
import { type BrowserPage, withPage } from './browserPage';

const start: ToAccountPage = {
  ...{ type: 'start', words: accountWords() },
  state: { gsid: '1P02A', tenant: 'a.example.com' },
};

const head: Header = {
  ...{ name: 'Quillon Bank', record: { kind: 'company', gsid: '1P02A' } },
  ...{ facts: [{ label: 'ARR', value: '€560K' }], actions: ['ask'] },
};

const row = (gsid: string): ViewRow => ({
  ...{ record: { kind: 'cta', gsid }, title: `CTA ${gsid}`, details: [] },
  actions: ['open', 'updateCta', 'closeCta'],
});

const ctas = (...gsids: readonly string[]): ToAccountPage => ({
  type: 'ctas',
  value: { summary: '', rows: gsids.map(row), actions: ['createCta'] },
});

const timeline = (count: number, moreProblem?: string): ToAccountPage => ({
  type: 'timeline',
  value: {
    entries: Array.from({ length: count }, (_, index): TimelineEntry => {
      const words = { type: 'Call', when: '', author: '', subject: `Call ${index}`, notes: '' };
      return { ...words, record: { kind: 'activity', gsid: `1I${index}` }, actions: ['open'] };
    }),
    ...{ more: true, moreProblem, actions: [] },
  },
});

const trend = (...days: readonly string[]): ToAccountPage => ({
  type: 'health',
  value: {
    ...{ measures: [], bands: [], trend: '' },
    points: days.map((day, index) => ({ day, label: day, score: 40 + index, text: String(40 + index) })),
  },
});

/** A test on the page of an account that was read. */
const onPage = (test: (page: BrowserPage) => void, left?: unknown) => (): Promise<void> =>
  withPage(async (page) => {
    const { AccountPage } = await import('../../../src/webview/accountPage');
    new AccountPage(page.root);
    page.tell(start, { type: 'header', header: head }, { type: 'busy', busy: false });
    test(page);
  }, left);

const section = (page: BrowserPage, name: Section): HTMLElement => page.find(`[data-section="${name}"]`);

describe('the page of an account', () => {
  it(
    'can be read again',
    onPage((page) => {
      page.find('header button', 'Refresh').click();
      assert.deepEqual(page.sent.at(-1), { type: 'refresh' });
    }),
  );

  it(
    'keeps its sections, and the figures of before, when its head cannot be read',
    onPage((page) => {
      page.tell(ctas('1S01A'), { type: 'header', problem: 'The company could not be read.' });
      assert.equal(page.find('header .problem').textContent, 'The company could not be read.');
      assert.equal(page.find('h1').textContent, 'Quillon Bank');
      assert.ok(section(page, 'ctas').textContent.includes('CTA 1S01A'));
      page.tell({ type: 'header', header: head });
      assert.deepEqual(page.texts('header .problem'), []);
    }),
  );

  it(
    'shows nothing of before once another tenant is in use',
    onPage((page) => {
      page.tell(ctas('1S01A'), { type: 'notice', text: 'Another tenant.', signIn: false });
      page.tell(start, { type: 'header', problem: 'The company could not be read.' });
      assert.equal(page.find('h1').textContent, 'Account');
      assert.ok(!page.root.textContent.includes('€560K') && !page.root.textContent.includes('CTA 1S01A'));
    }),
  );

  it(
    'says in a table what the chart of the score says, the newest first',
    onPage((page) => {
      page.tell(trend('2026-11-03', '2026-11-10', '2026-11-17'));
      const dots = [...page.root.querySelectorAll('.dot')].map((dot) => dot.getAttribute('aria-label'));
      const [days, scores] = [page.texts('.chart tbody th'), page.texts('.chart tbody td')];
      assert.equal(dots.length, 3);
      assert.deepEqual(
        days.map((day, index) => `${day}: ${scores[index] ?? ''}`),
        dots.toReversed(),
      );
    }),
  );

  it(
    'draws no chart of less than two scores, and says what there is',
    onPage((page) => {
      for (const days of [[], ['2026-11-17']]) {
        page.tell(trend(...days));
        assert.deepEqual(page.texts('.chart'), []);
      }
    }),
  );

  it(
    'shows entries of the chosen type alone, and finds that choice when it comes back',
    onPage((page) => {
      const entries = ['Call', 'Meeting', 'Call'].map((type, index): TimelineEntry => {
        const words = { type, when: '', author: '', subject: `${type} ${index}`, notes: '' };
        return { ...words, record: { kind: 'activity', gsid: `1I${index}` }, actions: [] };
      });
      page.tell({ type: 'timeline', value: { entries, more: false, actions: [] } });
      page.choose('[data-section="timeline"] select', 'Meeting');
      assert.deepEqual(page.texts('.entry .title'), ['Meeting 1']);
      assert.deepEqual(page.kept(), { gsid: '1P02A', tenant: 'a.example.com', filter: 'Meeting' });
      page.choose('[data-section="timeline"] select', 'All types');
      assert.equal(page.texts('.entry .title').length, 3);
    }),
  );

  it(
    'names the days below the course of a score apart, and the months where it is a long one',
    onPage((page) => {
      const days = (...all: readonly string[]): readonly string[] => {
        page.tell(trend(...all));
        // The others are scores.
        return page.texts('.drawing.trend .tick').filter((text) => /\p{L}/u.test(text));
      };
      assert.deepEqual(days('2026-11-03', '2026-11-17').slice(0, 2), ['Nov 3', 'Nov 5']);
      assert.deepEqual(days('2026-11-16', '2026-11-17'), ['Nov 16', 'Nov 17']);
      assert.deepEqual(days('2025-12-01', '2026-11-17'), ['Jan', 'Apr', 'Jul', 'Oct']);
    }),
  );

  it(
    'asks for further entries once, until it has an answer',
    onPage((page) => {
      page.tell(timeline(2));
      const asked = (): number => page.sent.filter(({ type }) => type === 'more').length;
      const more = (): HTMLElement => page.find('[data-section="timeline"] button', 'Load More');
      more().click();
      more().click();
      assert.equal(asked(), 1);
      page.tell(timeline(2, 'No network.'));
      assert.equal(section(page, 'timeline').querySelectorAll('.entry').length, 2);
      assert.match(page.find('[data-section="timeline"] .problem').textContent, /No network/);
      more().click();
      page.tell(timeline(2, 'No network.'));
      more().click();
      assert.equal(asked(), 3);
    }),
  );
});

describe('whoever uses keys on the page of an account', () => {
  it(
    'stays on a record when its section is read again, and beside it when it is gone',
    onPage((page) => {
      page.tell(ctas('1S01A', '1S01B', '1S01C'));
      page.find('[data-section="ctas"] [data-action="updateCta"][data-gsid="1S01B"]').focus();
      page.tell(ctas('1S01X', '1S01A', '1S01B', '1S01C'));
      assert.equal(page.focused(), 'Update…: CTA 1S01B');
      page.tell(ctas('1S01X', '1S01A', '1S01C'));
      assert.equal(page.focused(), 'Update…: CTA 1S01C');
    }),
  );

  it(
    'stays on what makes a record, and on what the head offers',
    onPage((page) => {
      page.tell(ctas('1S01A'));
      page.find('[data-action="createCta"]').focus();
      page.tell(ctas('1S01A', '1S01B'));
      assert.equal(page.focused(), 'Create CTA…: Open CTAs');
      page.find('header button', 'Refresh').focus();
      page.tell({ type: 'header', header: { ...head, facts: [] } });
      assert.equal(page.focused(), 'Refresh');
    }),
  );

  it(
    'stays on the button that loads more, and on the type, when further entries come',
    onPage((page) => {
      page.tell(timeline(2));
      page.find('[data-section="timeline"] button', 'Load More').focus();
      page.tell(timeline(4));
      assert.equal(page.focused(), 'Load More');
      page.find('[data-section="timeline"] select').focus();
      page.tell(timeline(5));
      assert.ok(document.activeElement === page.find('[data-section="timeline"] select'));
    }),
  );

  it(
    'sees all rows still, once all were asked for',
    onPage((page) => {
      const many = Array.from({ length: 12 }, (_, index) => `1S01${index}`);
      page.tell(ctas(...many));
      assert.equal(page.texts('[data-section="ctas"] .row').length, 8);
      page.find('[data-section="ctas"] button', 'Show all 12').click();
      assert.equal(page.focused(), 'CTA 1S018');
      page.tell(ctas(...many.slice(1)));
      assert.equal(page.texts('[data-section="ctas"] .row').length, 11);
      assert.equal(page.focused(), 'CTA 1S018');
    }),
  );

  it(
    'sees all rows still after a connection in between to which the account does not belong',
    onPage((page) => {
      const many = ctas(...Array.from({ length: 12 }, (_, index) => `1S01${index}`));
      page.tell(many);
      page.find('[data-section="ctas"] button', 'Show all 12').click();
      page.tell({ type: 'notice', text: 'Elsewhere.', signIn: false });
      assert.deepEqual(page.texts('[data-section="ctas"] .row'), []);
      page.tell(start, { type: 'header', header: head }, many);
      assert.equal(page.texts('[data-section="ctas"] .row').length, 12);
    }),
  );

  it('sees all rows still when the page comes back, unless what was left does not fit', async () => {
    const many = Array.from({ length: 12 }, (_, index) => `1S01${index}`);
    const shown = (page: BrowserPage): number => {
      page.tell(ctas(...many));
      return page.texts('[data-section="ctas"] .row').length;
    };
    let left: unknown;
    const leave = onPage((page) => {
      assert.equal(shown(page), 8);
      page.find('[data-section="ctas"] button', 'Show all 12').click();
      left = page.kept();
    });
    await leave();
    await onPage((page) => assert.equal(shown(page), 12), left)();
    for (const broken of [{ all: 'ctas' }, { all: ['toString'] }, 7, null])
      await onPage((page) => assert.equal(shown(page), 8), broken)();
  });

  it(
    'goes from point to point of the chart by arrows, and through it by one Tab',
    onPage((page) => {
      page.tell(trend('2026-11-03', '2026-11-10', '2026-11-17'));
      const [first, middle, last] = ['2026-11-03: 40', '2026-11-10: 41', '2026-11-17: 42'];
      const at = (name?: string): string => `.dot[aria-label="${name ?? ''}"]`;
      assert.equal(page.root.querySelectorAll('.dot[tabindex="0"]').length, 1);
      page.find(at(last)).focus();
      for (const [key, from, to] of [
        ['ArrowLeft', last, middle],
        ['ArrowRight', middle, last],
        ['ArrowRight', last, last],
        ['Home', last, first],
        ['ArrowLeft', first, first],
        ['ArrowDown', first, middle],
        ['ArrowUp', middle, first],
        ['End', first, last],
      ] as const) {
        page.key(at(from), key);
        assert.equal(page.focused(), to, `${key} on ${from}`);
        assert.deepEqual(page.texts('.readout'), [to]);
      }
      assert.equal(page.find('.dot[tabindex="0"]').getAttribute('aria-label'), last);
    }),
  );

  it(
    'stays on a point of the chart, and finds the table open, when the score is read again',
    onPage((page) => {
      const health = (score: number): ToAccountPage => ({
        type: 'health',
        value: {
          ...{ measures: [], bands: [], trend: 'Up' },
          points: [
            { day: '2026-11-01', label: '1 Nov', score: 50, text: '50' },
            { day: '2026-11-08', label: '8 Nov', score, text: String(score) },
          ],
        },
      });
      page.tell(health(60));
      page.open('[data-section="health"] details');
      page.find('.dot').focus();
      page.tell(health(60), health(61));
      assert.equal(page.focused(), '1 Nov: 50');
      assert.ok(page.isOpen('[data-section="health"] details'));
    }),
  );
});
