import assert from 'node:assert/strict';
import { readServerOptions } from '../../../src/sandbox/serverOptions';
import { UsageError } from '../../../src/sandbox/usageError';

describe('sandbox server options', () => {
  it('has a free port and nothing else by default', () => {
    assert.deepEqual(readServerOptions([]), { port: 0 });
  });

  it('reads every option, with a space or an equals sign', () => {
    const line =
      '--port 4000 --key k --now 2026-11-18T09:00:00+01:00 --zone=Europe/Berlin --data d.json --companies 5000 ' +
      '--latency=150 --rate 20 --variant rows=list,dates=epoch,nulls=omit,empty=noMatch,results=map,texts=hostile';
    assert.deepEqual(readServerOptions(line.split(' ')), {
      port: 4000,
      key: 'k',
      now: new Date('2026-11-18T08:00:00Z'),
      timeZone: 'Europe/Berlin',
      data: 'd.json',
      companies: 5000,
      latency: 150,
      callsPerMinute: 20,
      variants: {
        rows: 'list',
        dates: 'epoch',
        nulls: 'omit',
        empty: 'noMatch',
        results: 'map',
        texts: 'hostile',
      },
    });
  });

  it('reads how to sign in, with as many clients and callbacks as are given', () => {
    const line =
      '--oauth-client app --oauth-client web:s3:cret --oauth-client made: --m2m-client job --m2m-client=bot:x ' +
      '--redirect-uri http://127.0.0.1:9/a?b=c --redirect-uri vscode://acme.ext/cb ' +
      '--oauth rotation=off,lifetime=60,reuse=revoke --oauth iss=https://other.example.org,discovery=absent';
    assert.deepEqual(readServerOptions(line.split(' ')).oauth, {
      applications: [
        { clientId: 'app' },
        { clientId: 'web', secret: 's3:cret' },
        { clientId: 'made', secret: null },
      ],
      machines: [
        { clientId: 'job', secret: null },
        { clientId: 'bot', secret: 'x' },
      ],
      redirectUris: ['http://127.0.0.1:9/a?b=c', 'vscode://acme.ext/cb'],
      variants: {
        rotation: false,
        lifetime: 60,
        reuse: 'revoke',
        iss: 'https://other.example.org',
        discovery: 'absent',
      },
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
    ['--variant colour=red', /"colour" is not one of rows, dates, nulls, empty, results, texts/],
    ['--oauth-client :secret', /--oauth-client must be id, id:secret or id:, not ":secret"/],
    ['--redirect-uri callback', /"callback" cannot be a callback address/],
    ['--redirect-uri http://example.com/', /cannot be a callback address/],
    ['--oauth colour=red', /--oauth: "colour" is not one of discovery, issuer, /],
    ['--oauth rotation', /--oauth: rotation cannot be ""/],
    ['--oauth rotation=maybe', /--oauth: rotation cannot be "maybe"/],
    ['--oauth lifetime=0', /--oauth: lifetime cannot be 0/],
    ['--oauth lifetime=soon', /--oauth: lifetime cannot be "soon"/],
    ['--oauth issuer=here', /--oauth: issuer cannot be "here"/],
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
