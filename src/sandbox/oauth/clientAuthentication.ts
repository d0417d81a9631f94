import type { Applications, OAuthApplication } from './applications';
import { basicCredentials, CLIENT_UNKNOWN } from './basicCredentials';
import { OAuthRefusal } from './oauthReply';
import type { Parameters } from './parameters';

/** The application that a request comes from, by Basic, by its secret in the form, or by its public id alone. */
export function authenticateClient(
  applications: Applications,
  headers: Headers,
  form: Parameters,
  encoding: 'form' | 'plain',
): OAuthApplication {
  const basic = basicCredentials(headers, encoding);
  const id = form.get('client_id');
  const secret = form.get('client_secret');
  if (basic && secret !== undefined)
    throw new OAuthRefusal('invalid_request', 'More than one way of client authentication');
  const application = applications.application(basic?.id ?? id);
  const mismatch = basic !== undefined && id !== undefined && id !== basic.id;
  // A public application has no secret, and shows none: neither in a header nor in the form.
  const shown = basic ? basic.secret : secret;
  if (!application || mismatch || application.clientSecret !== shown)
    throw new OAuthRefusal('invalid_client', CLIENT_UNKNOWN);
  return application;
}
