import assert from 'node:assert/strict';
import { portfolioWords } from '../../../src/dashboards/portfolioWords';
import { CHARTS, type ToPortfolioPage } from '../../../src/shared/portfolioMessages';
import { type BrowserPage, withPage } from './browserPage';

type Account = Extract<ToPortfolioPage, { type: 'accounts' }>['accounts'][number];

const words = portfolioWords();
const start: ToPortfolioPage = {
  ...{ type: 'start', words, locale: 'en', today: '2026-11-18', fiscalYearStartMonth: 1 },
  state: { scope: 'mine', tenant: 'a.example.com' },
};
const bands: ToPortfolioPage = { type: 'bands', bands: [{ label: 'At risk', color: 'red' }] };

const account = (gsid: string, more: Partial<Account> = {}): Account => ({
  ...{ gsid, name: `Company ${gsid}`, score: '28', band: 0 },
  ...more,
});

const accounts = (last: boolean, ...list: readonly Account[]): ToPortfolioPage => ({
  ...{ type: 'accounts', last },
  accounts: [...list],
});

const reading = (text: string): ToPortfolioPage => ({ type: 'progress', busy: true, text });
const idle: ToPortfolioPage = { type: 'progress', busy: false, text: 'Done' };

/** A test on the page of a portfolio that has begun. */
const onPage = (test: (page: BrowserPage) => void, left?: unknown) => (): Promise<void> =>
  withPage(async (page) => {
    const { PortfolioPage } = await import('../../../src/webview/portfolioPage');
    new PortfolioPage(page.root);
    page.tell(start, bands);
    test(page);
  }, left);

const said = (page: BrowserPage, chart: string): string =>
  page.texts(`[data-chart="${chart}"] > .summary`).join();

describe('the page of a portfolio that is being read', () => {
  it(
    'says that a source is not read, or not to its end, before it says that there is nothing in it',
    onPage((page) => {
      const around = ['movers', 'touch', 'owners'] as const;
      page.tell(accounts(true, account('A')), reading('1 account read'));
      assert.deepEqual(
        around.map((chart) => said(page, chart)),
        ['Not read yet.', 'Not read yet.', 'Not read yet.'],
      );
      const touches = [{ gsid: 'A', day: '2026-11-17' }];
      page.tell({ type: 'changes', changes: [] }, { type: 'touches', touches }, { type: 'ctas', ctas: [] });
      assert.deepEqual(
        around.map((chart) => said(page, chart)),
        ['Not all read.', 'Not all read.', 'Not all read.'],
      );
      const last = true;
      page.tell({ type: 'changes', changes: [], last }, { type: 'touches', touches, last });
      page.tell({ type: 'ctas', ctas: [], last }, idle);
      assert.deepEqual(
        around.map((chart) => said(page, chart)),
        around.map((chart) => words[`empty.${chart}`]),
      );
    }),
  );

  it(
    'goes on saying so when the reading was cancelled',
    onPage((page) => {
      page.tell(accounts(false, account('A')), reading('1 account read'), idle);
      assert.deepEqual(
        ['health', 'renewals', 'touch'].map((chart) => said(page, chart)),
        ['Not all read.', 'Not all read.', 'Not read yet.'],
      );
    }),
  );

  it(
    'does not say that there are no accounts before it knows',
    onPage((page) => {
      page.tell(idle);
      assert.equal(said(page, 'health'), 'Not read yet.');
      assert.ok(!page.root.textContent.includes(words.noRows ?? ''));
      assert.ok(!page.root.textContent.includes('0 accounts'));
      page.tell(accounts(true), idle);
      assert.ok(page.root.textContent.includes(words.noRows ?? ''));
    }),
  );

  it(
    'puts the renewals under other quarters when the fiscal year begins in another month',
    onPage((page) => {
      page.tell(accounts(true, account('A', { renewalDate: '2026-12-01' })), idle);
      const quarters = (): string => page.texts('.chart-renewals td').join(' ');
      assert.match(quarters(), /^Q4 FY26/);
      page.tell({ type: 'fiscalYear', fiscalYearStartMonth: 2 });
      assert.match(quarters(), /^Q4 FY27/);
    }),
  );
});

describe('the page of a portfolio', () => {
  const everything: readonly ToPortfolioPage[] = [
    accounts(
      true,
      account('A', { arr: 2, currency: 'EUR', renewalDate: '2026-12-01' }),
      account('B', { band: undefined, renewalDate: '2026-11-01' }),
    ),
    { type: 'changes', changes: [{ gsid: 'A', from: 40, to: 28, change: -12 }], last: true },
    { type: 'touches', touches: [{ gsid: 'A', day: null }], last: true },
    {
      ...{ type: 'ctas', last: true },
      ctas: [{ company: 'A', owner: '1P01L', ownerName: 'Lena', overdue: true }],
    },
    idle,
  ];

  it(
    'says in the table of each chart what its drawing says',
    onPage((page) => {
      page.tell(...everything);
      for (const chart of CHARTS) {
        const at = `[data-chart="${chart}"]`;
        const drawn = [...page.root.querySelectorAll(`${at} [data-key]`)]
          .filter((mark) => !/^q\d/.test(mark.getAttribute('data-key') ?? ''))
          .map((mark) => mark.getAttribute('aria-label'));
        const heads = page.texts(`${at} tbody th`);
        const cells = page.texts(`${at} tbody td:last-child`);
        assert.ok(drawn.length > 0, chart);
        assert.deepEqual(
          heads.map((head, index) => `${head}: ${cells[index] ?? ''}`),
          drawn,
        );
      }
    }),
  );

  it(
    'filters its list by the mark that is pressed, with the pointer or with keys, and lets go of it',
    onPage((page) => {
      page.tell(...everything);
      const listed = (): readonly string[] => page.texts('table.accounts tbody th');
      const mark = (): HTMLElement => page.find('.chart-health [data-key="none"]');
      page.press('.chart-health [data-key="none"]');
      assert.deepEqual([listed(), mark().getAttribute('aria-pressed')], [['Company B'], 'true']);
      page.key('.chart-health [data-key="none"]', 'x');
      assert.deepEqual(listed(), ['Company B']);
      page.key('.chart-health [data-key="none"]', 'Enter');
      assert.deepEqual([listed().length, mark().getAttribute('aria-pressed')], [2, 'false']);
      page.key('.chart-touch [data-key="never"]', ' ');
      assert.deepEqual(listed(), ['Company A']);
    }),
  );

  it(
    'exports its list as it is filtered and sorted',
    onPage((page) => {
      const several = ['A', 'B', 'C'].map((gsid, arr) =>
        account(gsid, { arr, ...(gsid === 'C' ? { band: undefined } : {}) }),
      );
      page.tell(accounts(true, ...several), idle);
      const rows = (): unknown => {
        page.find('button', 'Export…').click();
        const message = page.sent.at(-1);
        return message && 'rows' in message && (message.rows as { gsid: string }[]).map(({ gsid }) => gsid);
      };
      assert.deepEqual(rows(), ['C', 'B', 'A']);
      page.press('.chart-health [data-key="0"]');
      assert.deepEqual(rows(), ['B', 'A']);
    }),
  );

  it(
    'takes no message that is none of the extension’s, and tells that it left one out',
    onPage((page) => {
      page.tell(...everything);
      const before = page.root.textContent;
      const wrong = { ...account('C'), gsid: '../C' };
      for (const message of [{}, { type: 'accounts', accounts: [wrong] }, { type: 'run' }, 'accounts']) {
        page.sent.length = 0;
        page.tell(message as object);
        assert.deepEqual(page.sent, [{ type: 'ignored' }], JSON.stringify(message));
      }
      assert.equal(page.root.textContent, before);
    }),
  );

  it(
    'shows the text of records as text',
    onPage((page) => {
      const name = '<img src=x onerror=alert(1)><script>alert(1)</script>';
      const csm = { name: '<a href="javascript:alert(1)">x</a>' };
      page.tell(accounts(true, account('A', { name, csm, score: name })), idle);
      assert.deepEqual(page.texts('table.accounts tbody th'), [name]);
      assert.deepEqual(page.texts('img, script, a'), []);
    }),
  );
});

describe('the page of a portfolio that comes back', () => {
  const several = accounts(true, account('A', { arr: 2 }), account('B', { arr: 1 }));
  const names = (page: BrowserPage): readonly string[] => page.texts('table.accounts tbody th');

  it('is filtered and sorted as it was left', async () => {
    let left: unknown;
    const leave = onPage((page) => {
      page.tell(several, idle);
      assert.deepEqual(names(page), ['Company A', 'Company B']);
      page.find('[data-column="account"]').click();
      page.find('[data-column="account"]').click();
      page.press('.chart-health [data-key="0"]');
      left = page.kept();
    });
    await leave();
    await onPage((page) => {
      page.tell(several, idle);
      assert.deepEqual(names(page), ['Company B', 'Company A']);
      assert.equal(page.find('#list-heading').textContent, 'Health: At risk');
    }, left)();
  });

  it(
    'begins anew where what was left does not fit',
    onPage(
      (page) => {
        page.tell(several, idle);
        assert.deepEqual(names(page), ['Company A', 'Company B']);
      },
      { sort: { column: 'toString', descending: 1 } },
    ),
  );
});

describe('whoever uses keys on the page of a portfolio', () => {
  const several = accounts(true, account('A', { arr: 2, renewalDate: '2026-12-01' }), account('B'));

  it(
    'can press Cancel, however often the page is told how far the reading is',
    onPage((page) => {
      page.tell(reading('1 account read'));
      const cancel = page.find('button', 'Cancel');
      cancel.focus();
      page.tell(reading('2 accounts read'), several, reading('3 accounts read'));
      assert.ok(document.activeElement === cancel);
      cancel.click();
      assert.deepEqual(page.sent.at(-1), { type: 'cancel' });
      page.tell(idle);
      assert.equal(page.focused(), 'Refresh');
    }),
  );

  it(
    'stays on Refresh and on the choice of accounts when those are used',
    onPage((page) => {
      for (const stop of [page.find('button', 'Refresh'), page.find('select')]) {
        stop.focus();
        page.tell(start, reading('Reading accounts'));
        assert.ok(document.activeElement === stop && page.root.contains(stop));
      }
    }),
  );

  it(
    'stays on an account and on the head of a column while pieces come',
    onPage((page) => {
      page.tell(several, idle);
      page.find('button', 'Company B').focus();
      page.tell({ type: 'touches', touches: [] });
      assert.equal(page.focused(), 'Company B');
      page.find('[data-column="renewal"]').focus();
      page.find('[data-column="renewal"]').click();
      assert.equal(page.focused(), 'Renewal ↑');
    }),
  );

  it(
    'has its place again when it comes back, and nothing is taken meanwhile from where it types',
    onPage((page) => {
      page.tell(several, idle);
      page.find('button', 'Company B').focus();
      document.hasFocus = () => false;
      page.tell({ type: 'touches', touches: [] });
      assert.equal(page.focused(), undefined);
      dispatchEvent(new Event('focus'));
      assert.equal(page.focused(), 'Company B');
    }),
  );

  it(
    'stays in the list when the filter is cleared',
    onPage((page) => {
      page.tell(several, idle);
      page.press('.chart-health [data-key="0"]');
      const clear = page.find('button', 'Clear Filter');
      clear.focus();
      clear.click();
      assert.ok(page.find('section[aria-labelledby="list-heading"]').contains(document.activeElement));
    }),
  );

  it(
    'stays on a mark, and finds a table open that was opened',
    onPage((page) => {
      page.tell(several, idle);
      page.open('.chart-health details');
      page.find('.chart-health [data-key="0"]').focus();
      page.tell(accounts(true, account('C')), idle);
      assert.equal(page.focused(), 'At risk: 3 accounts · 2');
      assert.ok(page.isOpen('.chart-health details'));
      assert.ok(!page.isOpen('.chart-renewals details'));
    }),
  );

  it(
    'sees as many rows as before when a piece comes, and goes on with the first of those that are shown more',
    onPage((page) => {
      const many = Array.from({ length: 110 }, (_, index) => account(String(index), { arr: 500 - index }));
      page.tell(accounts(true, ...many), idle);
      const more = page.find('button', 'Show More');
      more.focus();
      more.click();
      assert.equal(page.focused(), 'Company 100');
      page.tell({ type: 'touches', touches: [] });
      assert.equal(page.texts('table.accounts tbody tr').length, 110);
      assert.equal(page.focused(), 'Company 100');
    }),
  );
});
