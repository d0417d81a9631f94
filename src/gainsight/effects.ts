/** Method and path of a call, as far as its effect on the tenant depends on them. */
export interface CallTarget {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
}

const READS: readonly (readonly [CallTarget['method'], RegExp])[] = [
  ['POST', /^\/v1\/data\/objects\/query\/\w+$/],
  ['GET', /^\/v1\/meta\/services\/objects\/list$/],
  ['POST', /^\/v1\/meta\/services\/objects$/],
  ['GET', /^\/v1\/meta\/services\/objects\/\w+\/describe$/],
  ['POST', /^\/v1\/meta\/services\/objects\/describe$/],
  ['GET', /^\/v1\/meta\/services\/dropdowns\/\w+$/],
  ['GET', /^\/v1\/api\/describe\/MDA\/\w+$/],
  ['POST', /^\/v2\/cockpit\/cta\/list$/],
  ['POST', /^\/v2\/cockpit\/cta\/deleted\/list$/],
  ['GET', /^\/v2\/cockpit\/admin\/picklist\/lite$/],
  ['GET', /^\/v2\/cockpit\/task\/list\/\w+$/],
  ['POST', /^\/v2\/cockpit\/task\/list$/],
  ['POST', /^\/v2\/successPlan\/list$/],
  ['POST', /^\/v2\/successPlan\/deleted\/list$/],
  ['GET', /^\/v2\/successPlan\/admin\/picklist\/lite$/],
  ['POST', /^\/v1\/ant\/es\/activity\/deleted$/],
  ['GET', /^\/v1\/ant\/es\/job\/status\/\w+$/],
  ['POST', /^\/v1\/users\/services\/list$/],
];

/**
 * Whether a call only reads. The method does not tell (queries are POSTs), so this is a list of what is
 * known to be harmless; everything else, unknown paths included, counts as a write.
 */
export function isRead({ method, path }: CallTarget): boolean {
  const bare = path.endsWith('/') ? path.slice(0, -1) : path;
  return READS.some(([readMethod, pattern]) => readMethod === method && pattern.test(bare));
}
