/** What --help says; `userFile` = where the person's own file about servers is. */
export function usage(command: string, userFile: string): string {
  return `Gainsight's MCP server, and what belongs to it.

  ${command}
      The server on standard input and output; its settings are variables of the environment (see the README).

  ${command} login --domain <domain> [--client-id <id>] [--email <you>] [--scope read|read_write]
                   [--port <port>] [--store keyring|file] [--no-browser]
      Signs you in with the browser. The client secret of the application, where it has one, is asked for without
      being shown, or comes from GAINSIGHT_CLIENT_SECRET. --store file keeps the sign-in in a file that only you can
      read; otherwise the keyring of the operating system has it.

  ${command} status
      Who is signed in where, with which rights, and where that is kept.

  ${command} logout --domain <domain> [--email <you>]
      Gives the sign-in back to the tenant and deletes it here. The audit log stays.

  ${command} audit verify [--folder <folder>]
  ${command} audit export [--format jsonl|csv|ocsf] [--from <day>] [--to <day>] [--folder <folder>]
      Checks the audit log of servers and programs, or writes it to standard output. The status is 0 only where there was
      something to check, and nobody has changed it.

  --help, --version

The user-level file is ${userFile}. It is JSON, and every part of it may be left out:
  {"domains": ["gainsight.example.com"], "writes": "confirm", "certificates": ["/etc/ssl/company.pem"],
   "auditFolder": "/var/log/gainsight", "auditDetail": "masked"}
It names the tenants beside *.gainsightcloud.com, says "allow" where GAINSIGHT_WRITES=allow is to count, and names the
authorities to trust beside the usual ones, the folder of the audit log, and whether that is to have the input ("none": not).
`;
}

/** What an administrator does once, before anybody can sign in. */
export function adminSteps(callbackAddress: string): string {
  return `An administrator registers the application once:
  1. Administration > User Management > Authentication > OAuth Applications > Add Application.
  2. Scope: Read, or Read/Write where tools are to write.
  3. Callback URL: ${callbackAddress}
  4. Switch PKCE on.
  5. Hand out the Client ID, and the Client Secret where one is shown.
`;
}
