import assert from 'node:assert/strict';
import { activitiesOfCompany } from '../../../src/data/presentRecords';
import { entryMarkdown, timelineMarkdown } from '../../../src/notes/entryMarkdown';
import { memoryOf } from '../../../src/notes/memory';
import { readFrontMatter } from '../../../src/notes/frontMatter';
import { ACCOUNTS, hostileTenant, TURNS } from '../../support/hostileTenant';
import { livelyParts } from '../../support/inertMarkdown';

/** Notes are there to be edited: their https addresses stay links, which nobody follows but the reader. */
const isWeb = (address: string): boolean => address.startsWith('https://');

describe('Timeline entries of a tenant in which all text is hostile', () => {
  it('opened as Markdown hold no markup, no picture and no link but to the web', async () => {
    for (const [index, turn] of TURNS.entries()) {
      const name = ACCOUNTS[index % ACCOUNTS.length] ?? '';
      const { tenant } = hostileTenant(turn);
      const signal = new AbortController().signal;
      const [company] = await tenant.companies.resolve(name, signal);
      const { records } = await activitiesOfCompany(tenant.client, company?.gsid ?? '', signal);
      assert.ok(records.length > 0);
      assert.deepEqual(livelyParts(timelineMarkdown(company?.name ?? '', records, tenant.clock), isWeb), []);
      for (const record of records) {
        const text = entryMarkdown(record, memoryOf(tenant, record));
        const front = readFrontMatter(text);
        assert.ok(front, text);
        assert.deepEqual(livelyParts(text.slice(front.bodyStart), isWeb), []);
      }
    }
  });
});
