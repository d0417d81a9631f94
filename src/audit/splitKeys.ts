import type { AuditKeys } from './auditKeys';

/** What the names of keys begin with. */
export const KEY_PREFIX = 'gainsight.audit.key.';

/**
 * Keys in the vault; anchors and notes, which are stored with every line, in files. For a vault of which each window
 * puts back all that it has read when it stores one entry: that must not happen with every line. What the vault has
 * of earlier lines is still found.
 */
export function splitKeys(vault: AuditKeys, files: AuditKeys): AuditKeys {
  const isKey = (name: string): boolean => name.startsWith(KEY_PREFIX);
  return {
    get: async (name) => (isKey(name) ? undefined : await files.get(name)) ?? (await vault.get(name)),
    store: (name, secret) => (isKey(name) ? vault : files).store(name, secret),
    delete: async (name) => {
      if (!isKey(name)) await files.delete(name);
      if ((await vault.get(name)) !== undefined) await vault.delete(name);
    },
    list: async (prefix) => {
      const inFiles = (await files.list(prefix)).filter((name) => !isKey(name));
      return [...new Set([...(await vault.list(prefix)), ...inFiles])];
    },
    isPlain: async (name) =>
      (isKey(name) || (await files.get(name)) === undefined ? vault : files).isPlain(name),
  };
}
