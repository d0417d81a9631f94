/** Whether a call carries the tenant's key, as `accesskey` or as a bearer token. */
export function isAuthorized(headers: Headers, key: string): boolean {
  const bearer = /^Bearer\s+(.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return headers.get('accesskey') === key || bearer === key;
}
