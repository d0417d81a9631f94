import assert from 'node:assert/strict';
import { writeCard, writeDetail } from '../../../src/chat/writeCard';
import type { ProposedWrite } from '../../../src/tools/executor';

const plan = (parts: Partial<ProposedWrite> = {}): ProposedWrite => ({
  title: 'Update CTA "Renewal" at Bravura',
  toolTitle: 'Update a CTA',
  tenant: 'acme.example.com',
  values: [
    { label: 'Due', before: '2026-11-30', after: '2026-12-15' },
    { label: 'Comments', after: 'First line\nSecond line' },
    { label: 'Reason', before: 'Risk', after: '' },
  ],
  warnings: [],
  unchecked: [],
  send: async () => ({ status: 'ok' }),
  ...parts,
});

const card = (parts: Partial<ProposedWrite> = {}) =>
  writeCard('Update a CTA', { kind: 'plan', plan: plan(parts) });

describe('the card before a write', () => {
  it('shows tenant, record and every value, before → after', () => {
    const { title, message } = card();
    assert.equal(title, 'Gainsight: Update a CTA');
    assert.equal(
      message.value,
      [
        '**Update CTA "Renewal" at Bravura**  ',
        'Tenant: acme.example.com',
        '',
        '- **Due:** 2026-11-30 → 2026-12-15',
        '- **Comments:** First line  \n  Second line',
        String.raw`- **Reason:** Risk → \(empty\)`,
      ].join('\n'),
    );
  });

  it('shows warnings, and what could not be checked', () => {
    const { message } = card({ warnings: ['Written in the name of Tom.'], unchecked: ['The reasons.'] });
    assert.match(
      message.value,
      /example\.com\n\n⚠ \*\*Written in the name of Tom\.\*\*\n\n- [^]*\n\n\*Not checked:\* The reasons\.$/,
    );
  });

  it('lets no text of a record become Markdown, a link, a command or a line of its own', () => {
    const evil = '[Approve](command:evil) <img src=x> $(check)\n- **Due:** today';
    const { message } = card({
      title: evil,
      tenant: evil,
      values: [{ label: evil, before: evil, after: evil }],
      warnings: [evil],
      unchecked: [evil],
    });
    assert.doesNotMatch(message.value, /(?<!\\)[[<$]/);
    assert.doesNotMatch(message.value, /^\s*- \*\*Due/m);
    assert.deepEqual([message.isTrusted, message.supportHtml], [false, false]);
  });

  it('says how much of a long text it leaves out', () => {
    const { message } = card({ values: [{ label: 'Notes', after: 'x'.repeat(2000) }] });
    assert.match(message.value, /x{1500} {2}\n {2}\\\(500 more characters\\\)$/);
  });

  it('says when the values could not be read in time', () => {
    assert.match(writeCard('x', { kind: 'late' }).message.value, /did not answer in time/);
  });

  it('says when nothing would be written, and why', () => {
    const { message } = writeCard('x', {
      kind: 'nothing',
      answer: { status: 'rejected', problem: 'due_date: *not* a day', next: '' },
    });
    assert.match(message.value, /writes nothing[^]*due\\_date: \\\*not\\\* a day$/);
  });
});

describe('the dialog before a write', () => {
  it('shows the same in plain text', () => {
    const detail = writeDetail(plan({ warnings: ['Another author.'], unchecked: ['The reasons.'] }));
    assert.equal(
      detail,
      [
        'Tenant: acme.example.com',
        '',
        '⚠ Another author.',
        '',
        'Due: 2026-11-30 → 2026-12-15',
        'Comments: First line Second line',
        'Reason: Risk → (empty)',
        '',
        'Not checked: The reasons.',
      ].join('\n'),
    );
  });
});
