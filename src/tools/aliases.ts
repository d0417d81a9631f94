/** Names under which other connectors know a tool. They are understood, and never listed. */
const ALIASES: Readonly<Record<string, string>> = {
  gainsight_health_score_get: 'gainsight_accounts_health_get',
  gainsight_timeline_log: 'gainsight_timeline_create',
  gainsight_tasks_list: 'gainsight_task_list',
};

/** The published name of a tool. Doors ask for it before any list, gate or log sees the name. */
export function publishedName(name: string): string {
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
}
