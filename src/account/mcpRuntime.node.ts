/** The binary that runs this extension: VS Code's own, or Node on a server. Both run scripts. */
export function mcpRuntime(): { readonly path: string; readonly windows: boolean } {
  return { path: process.execPath, windows: process.platform === 'win32' };
}
