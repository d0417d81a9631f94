type Fetch = typeof globalThis.fetch;

/** A tenant that has other names for its objects and fields: what it is asked under the sandbox's own, it does not know. */
export function renaming(names: Readonly<Record<string, string>>): (fetch: Fetch) => Fetch {
  const pairs = Object.entries(names);
  const asked = (text: string): string =>
    pairs.reduce(
      (sent, [own, other]) => sent.replaceAll(own, `Not_${own.slice(1)}`).replaceAll(other, own),
      text,
    );
  const answered = (text: string): string =>
    pairs.reduce((sent, [own, other]) => sent.replaceAll(own, other), text);
  return (fetch) => async (input, init) => {
    const sent = typeof init?.body === 'string' ? { ...init, body: asked(init.body) } : init;
    const response = await fetch(asked(addressOf(input)), sent);
    const { status, headers } = response;
    return new Response(answered(await response.text()), { status, headers });
  };
}

/** A tenant that refuses to filter by this field. */
export function refusingFilter(field: string, errorCode: string): (fetch: Fetch) => Fetch {
  return (fetch) => async (input, init) => {
    // Only a condition names its field so; a selected one is a bare text.
    const filters = typeof init?.body === 'string' && init.body.includes(`"name":"${field}"`);
    if (!filters) return fetch(input, init);
    const errorDesc = `Invalid field: ${field}`;
    return Response.json({ result: false, errorCode, errorDesc, data: null }, { status: 400 });
  };
}

function addressOf(input: Parameters<Fetch>[0]): string {
  return input instanceof Request ? input.url : String(input);
}
