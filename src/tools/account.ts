import type { Tenant } from '../data/tenant';
import type { Company } from '../model/company';
import type { ToolAnswer } from './defineTool';

/** Turns a company's name or GSID into the company, or into an answer that lists what it may mean. */
export async function resolveAccount(
  nameOrGsid: string,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<{ readonly company: Company } | { readonly answer: ToolAnswer }> {
  const found = await tenant.companies.resolve(nameOrGsid, signal);
  const [company] = found;
  if (!company) {
    return {
      answer: {
        status: 'notFound',
        next: `No company matches "${nameOrGsid}". Ask for the name as Gainsight has it.`,
      },
    };
  }
  if (found.length > 1) {
    const rows = found.map(({ name, gsid, csm, stage }) => ({ name, gsid, csm: csm?.name, stage }));
    return {
      answer: { status: 'several', next: 'Ask which of these companies is meant, then give its GSID.', rows },
    };
  }
  return { company };
}
