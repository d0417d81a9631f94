import assert from 'node:assert/strict';
import type { Row } from '../tenantCalls';
import { LENA, OWNER, WriteCalls } from './writeCalls';

export const TIMELINE = '/v1/ant/es/activity';
const byEmail = (key: string): Row => ({
  ...OWNER.OwnerId,
  fields: { [key]: 'Email' },
  objectName: 'GsUser',
});

/** The lookups that a client sends along with an activity. */
export const LOOKUPS = {
  AuthorId: byEmail('Author'),
  InternalAttendees: byEmail('internalAttendees'),
  GsCompanyId: { ...byEmail(''), fields: { companyName: 'Name' }, objectName: 'Company' },
};

export interface ActivityAnswer {
  readonly success: Record<string, [{ activityId: string }]>;
  readonly failures: Record<string, [{ errorCode: string; Message: string }]>;
}

/** A tenant with short ways to write its Timeline. */
export class TimelineCalls extends WriteCalls {
  async activities(
    records: readonly Row[],
    identifier?: string,
    lookups: unknown = LOOKUPS,
  ): Promise<ActivityAnswer> {
    const [method, query] =
      identifier === undefined ? (['POST', ''] as const) : (['PUT', `?identifier=${identifier}`] as const);
    const { status, body } = await this.write(method, TIMELINE + query, { records, lookups });
    assert.deepEqual([status, Object.keys(body)], [200, ['result', 'data', 'message', 'additionalInfo']]);
    assert.equal(body.result, true);
    return body.data as ActivityAnswer;
  }

  /** The only result of one record: the id, or code and message. */
  async activity(record: Row, identifier?: string, lookups?: unknown): Promise<string> {
    const { success, failures } = await this.activities([record], identifier, lookups);
    const [done] = Object.values(success);
    const [refused] = Object.values(failures);
    assert.equal(Boolean(done), !refused);
    return done ? done[0].activityId : `${refused?.[0].errorCode ?? ''} ${refused?.[0].Message ?? ''}`;
  }

  /** A call with Cloudnine as a client would log it. */
  async call25(more: Row = {}): Promise<Row> {
    return {
      ContextName: 'Company',
      TypeName: 'Call',
      ExternalId: 'ext-1',
      Subject: 'Price uplift',
      Notes: '<p>Happy &amp; worried.</p>',
      ActivityDate: '2026-11-18T09:00:00.000+0100',
      Author: LENA,
      GsCompanyId: await this.company('Cloudnine'),
      DurationInMins: 25,
      ...more,
    };
  }
}
