import http from 'node:http';

/** A host on this machine that no setting of the user's names. At `/_seen` it tells the keys that were sent to it. */
export async function startStranger() {
  /** @type {string[]} */
  const seen = [];
  const server = http.createServer(({ url, headers }, response) => {
    if (url === '/_seen') return response.end(JSON.stringify(seen));
    seen.push(headers.accesskey ?? '');
    response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
