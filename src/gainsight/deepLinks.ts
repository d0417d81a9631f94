import { pathId } from './address';

export type LinkKind = 'company' | 'relationship' | 'cta' | 'successPlan' | 'activity' | 'home';

const PATHS: Readonly<Record<Exclude<LinkKind, 'home'>, string>> = {
  company: 'customersuccess360?cid=',
  relationship: 'Relationship360?rid=',
  cta: 'cockpit?ctaId=',
  successPlan: 'Successplan?spId=',
  activity: 'timeline#/activities/',
};

/** The address of a record in Gainsight's web application, for the browser. Only the configured origin is used. */
export function deepLink(origin: string, kind: LinkKind, gsid?: string): string {
  const base = new URL('/v1/ui/', origin).href;
  return kind === 'home' ? `${base}home` : `${base}${PATHS[kind]}${pathId(gsid ?? '')}`;
}
