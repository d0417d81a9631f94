import { writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What makes a Node process, and those that inherit its flags, take the folder for the home that the system names: the
 * record of MCP servers is looked for there, wherever the environment points.
 * @param {string} folder
 * @returns {readonly string[]}
 */
export function homeFlags(folder) {
  const preload = path.join(folder, 'home.cjs');
  writeFileSync(
    preload,
    `const os = require('node:os');
const { userInfo } = os;
os.userInfo = (...args) => ({ ...userInfo(...args), homedir: ${JSON.stringify(folder)} });\n`,
  );
  return ['--require', preload];
}
