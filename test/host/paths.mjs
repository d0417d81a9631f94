import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, and the folders in it that the launchers share. */
export const root = path.resolve(fileURLToPath(import.meta.url), '../../..');
export const hostDir = path.join(root, 'test/host');
export const minimumHostDir = path.join(hostDir, 'minimum');
export const companionDir = path.join(hostDir, 'companion');
export const messengerDir = path.join(hostDir, 'messenger');
export const sandboxServerFile = path.join(root, 'dist/sandboxServer.js');

/** The Node binary that the given host's VS Code was built for; it stands among the host's packages. */
export const nodeFolder = (dir = hostDir) =>
  path.join(dir, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin');

/** Where this run may leave what a person wants to see after a failure. */
export const artifactsDir = process.env.TEST_ARTIFACTS ?? path.join(root, 'out/artifacts');
