/** Your tenant where the environment names one, else the made-up one that needs no network. */
export function tenant({ GAINSIGHT_DOMAIN, GAINSIGHT_ACCESS_KEY, GAINSIGHT_USER_EMAIL } = process.env) {
  if (!GAINSIGHT_DOMAIN) return { sandbox: true };
  return { domain: GAINSIGHT_DOMAIN, accessKey: GAINSIGHT_ACCESS_KEY, userEmail: GAINSIGHT_USER_EMAIL };
}
