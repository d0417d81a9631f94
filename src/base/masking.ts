const RECORD_ID = /[A-Za-z0-9]{18,}/g;

/** A path without record ids, fit for a log: `/v2/cockpit/task/list/{id}`. */
export function maskIds(path: string): string {
  return path.replace(RECORD_ID, (run) => (/\d/.test(run) ? '{id}' : run));
}
