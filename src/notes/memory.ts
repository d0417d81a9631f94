import { presentActivity, type PresentActivity } from '../data/presentRecords';
import type { Tenant } from '../data/tenant';
import { hostOf } from '../data/tenantInUse';
import { plainLine } from '../base/plainText';
import type { Values } from './frontMatter';
import { momentText } from './moments';

/** Reading back must not keep anybody waiting: the entry is written. */
const READ_BACK_MS = 5_000;

/** What is known of an entry that was just written. */
export interface WrittenEntry {
  readonly gsid: string;
  readonly account?: string | undefined;
  readonly type?: string | undefined;
  readonly subject: string;
  readonly date?: string | undefined;
}

/** What a file remembers of an entry. Undefined values are taken out of it. */
export function memoryOf(tenant: Tenant, present: PresentActivity): Values {
  const { clock } = tenant;
  return {
    activity: present.gsid,
    account: lineOf(present.companyName),
    type: lineOf(present.type),
    subject: lineOf(present.subject),
    date: present.at && momentText(present.at, clock),
    timeZone: present.at && clock.timeZone,
    tenant: hostOf(tenant),
    updated: (present.modifiedAt ?? clock.now()).toISOString(),
  };
}

/** The same for an entry that was written now: as the tenant has it, or as it was sent where it cannot be read. Never rejects. */
export async function memoryOfWritten(tenant: Tenant, entry: WrittenEntry): Promise<Values> {
  const { gsid, ...sent } = entry;
  const { client, clock } = tenant;
  const when = sent.date === undefined ? {} : { timeZone: clock.timeZone };
  const known = {
    ...{ activity: gsid, ...sent, ...when },
    ...{ tenant: hostOf(tenant), updated: clock.now().toISOString() },
  };
  try {
    const present = await presentActivity(client, gsid, AbortSignal.timeout(READ_BACK_MS));
    const read = Object.entries(present ? memoryOf(tenant, present) : {});
    return { ...known, ...Object.fromEntries(read.filter(([, value]) => value !== undefined)) };
  } catch {
    // What was sent is known as well.
    return known;
  }
}

function lineOf(text: string | undefined): string | undefined {
  return plainLine(text ?? '') || undefined;
}
