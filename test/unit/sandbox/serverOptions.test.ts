import assert from 'node:assert/strict';
import { readServerOptions, UsageError } from '../../../src/sandbox/serverOptions';

describe('sandbox server options', () => {
  it('has a free port and nothing else by default', () => {
    assert.deepEqual(readServerOptions([]), { port: 0 });
  });

  it('reads every option, with a space or an equals sign', () => {
    const line =
      '--port 4000 --key k --now 2026-11-18T09:00:00+01:00 --zone=Europe/Berlin --data d.json --companies 5000 ' +
      '--latency=150 --rate 20 --variant rows=list,dates=epoch,nulls=omit,empty=noMatch,results=map';
    assert.deepEqual(readServerOptions(line.split(' ')), {
      port: 4000,
      key: 'k',
      now: new Date('2026-11-18T08:00:00Z'),
      timeZone: 'Europe/Berlin',
      data: 'd.json',
      companies: 5000,
      latency: 150,
      callsPerMinute: 20,
      variants: { rows: 'list', dates: 'epoch', nulls: 'omit', empty: 'noMatch', results: 'map' },
    });
  });

  const refused: [line: string, message: RegExp][] = [
    ['--prot 1', /"--prot" is not an option/],
    ['4000', /"4000" is not an option/],
    ['--port', /--port needs a value/],
    ['--key=', /--key needs a value/],
    ['--port x', /--port must be a whole number, from 0 to 65535, not "x"/],
    ['--port 65536', /--port must be/],
    ['--latency -1', /--latency must be a whole number, 0 or more/],
    ['--companies 1.5', /--companies must be/],
    ['--rate 0', /--rate must be a whole number, 1 or more/],
    ['--now soon', /--now must be a date/],
    ['--zone Mars/Base', /no time zone "Mars\/Base"/],
    ['--variant colour=red', /"colour" is not one of rows, dates, nulls, empty, results/],
    ['--variant rows=tree', /rows is one of records, list, not "tree"/],
  ];
  for (const [line, message] of refused)
    it(`refuses ${line}`, () => {
      assert.throws(
        () => readServerOptions(line.split(' ')),
        (error: unknown) => error instanceof UsageError && message.test(error.message),
      );
    });
});
