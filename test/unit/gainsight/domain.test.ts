import assert from 'node:assert/strict';
import { isAllowedDomain, normaliseDomain } from '../../../src/gainsight/domain';
import { GainsightError } from '../../../src/gainsight/errors';

describe('normaliseDomain', () => {
  const accepted: [string, string][] = [
    ['acme.gainsightcloud.com', 'https://acme.gainsightcloud.com'],
    ['  Acme.US2.GainsightCloud.com/ ', 'https://acme.us2.gainsightcloud.com'],
    ['https://acme.gainsightcloud.com/v1/ui/home?x=1#top', 'https://acme.gainsightcloud.com'],
    ['HTTPS://gs.acme.example', 'https://gs.acme.example'],
    ['acme.gainsightcloud.com.', 'https://acme.gainsightcloud.com'],
    ['gs.acme.example:8443', 'https://gs.acme.example:8443'],
    ['https://gs.acme.example:443', 'https://gs.acme.example'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
    ['sandbox.invalid', 'https://sandbox.invalid'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['http://[::1]:4010/', 'http://[::1]:4010'],
    ['http://LOCALHOST:4010', 'http://localhost:4010'],
    ['localhost:4010', 'http://localhost:4010'],
    ['https://localhost:4010', 'https://localhost:4010'],
    ['127.0.0.1', 'http://127.0.0.1'],
  ];
  for (const [typed, origin] of accepted) {
    it(`makes ${JSON.stringify(typed)} to ${origin}`, () => assert.equal(normaliseDomain(typed), origin));
  }

  const refused: [string, string][] = [
    ['', 'nothing'],
    ['   ', 'blanks'],
    ['http://acme.gainsightcloud.com', 'http to a public host'],
    ['http://127.0.0.1.evil.example', 'http to a host that begins like the local one'],
    ['http://localhost.evil.example', 'http to a host that begins like localhost'],
    ['http://127.1', 'another spelling of the local host over http'],
    ['http://0x7f000001', 'the local host as a number over http'],
    ['http://localhost@evil.example', 'http with the local host as a user name'],
    ['ftp://acme.gainsightcloud.com', 'another scheme'],
    ['javascript:alert(1)', 'a script'],
    ['file:///etc/passwd', 'a file'],
    ['https://user:secret@acme.gainsightcloud.com', 'user name and password'],
    ['user@acme.gainsightcloud.com', 'a user name'],
    ['@acme.gainsightcloud.com', 'an empty user name'],
    ['acme gainsightcloud.com', 'a blank inside'],
    ['acme.gainsight\ncloud.com', 'a line break inside'],
    ['acme\u200b.gainsightcloud.com', 'an invisible character'],
    ['acme.gainsightcloud.com\\@evil.example', 'a backslash'],
    ['acme', 'a name without a dot'],
    ['https://', 'a scheme alone'],
    ['acme.example:99999', 'a port that does not exist'],
  ];
  for (const [typed, what] of refused) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => normaliseDomain(typed),
        (error) => error instanceof GainsightError && error.message.includes('acme.gainsightcloud.com'),
      );
    });
  }

  it('does not repeat a password that was typed', () => {
    assert.throws(
      () => normaliseDomain('https://user:planted-secret@acme.example'),
      (error) => error instanceof Error && !error.message.includes('planted-secret'),
    );
  });
});

describe('isAllowedDomain', () => {
  const acme = 'https://acme.gainsightcloud.com';

  it('lets every tenant in when none is named', () => {
    assert.equal(isAllowedDomain(acme, []), true);
  });

  const allowed = ['acme.gainsightcloud.com', ' ACME.GainsightCloud.com ', acme, '*.gainsightcloud.com'];
  for (const entry of allowed)
    it(`finds it in "${entry}"`, () => {
      assert.equal(isAllowedDomain(acme, ['other.example.com', entry]), true);
    });

  const others = [
    'gainsightcloud.com',
    'acme.gainsightcloud.com.evil.example',
    '*.cme.gainsightcloud.com',
    '*.com.evil.example',
    '*',
    '*.com',
    '*.*.com',
    'http://acme.gainsightcloud.com',
    'acme.gainsightcloud.com:8443',
    '?',
    '',
  ];
  for (const entry of others)
    it(`does not find it in "${entry}"`, () => {
      assert.equal(isAllowedDomain(acme, [entry]), false);
    });

  it('takes a star for names below the domain alone, on the usual port', () => {
    const allows = (origin: string) => isAllowedDomain(origin, ['*.example.com']);
    assert.equal(allows('https://a.b.example.com'), true);
    assert.equal(allows('https://example.com'), false);
    assert.equal(allows('https://notexample.com'), false);
    assert.equal(allows('https://a.example.com:8443'), false);
  });

  it('compares the port of a tenant on this machine', () => {
    assert.equal(isAllowedDomain('http://127.0.0.1:4010', ['127.0.0.1:4010']), true);
    assert.equal(isAllowedDomain('http://127.0.0.1:4011', ['127.0.0.1:4010']), false);
  });
});
