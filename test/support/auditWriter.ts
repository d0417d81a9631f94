// A process that writes to a record, for tests of several at once and of one that is killed:
//   node auditWriter.js <folder> <folder of keys> <lines; 0 for no end> [tear]
import fs from 'node:fs/promises';
import { FileKeys } from '../../src/audit/fileKeys.node';
import { FileSink } from '../../src/audit/fileSink.node';
import { auditEntry, unlocked } from './auditBench';

const [folder = '', keys = '', count = '0', tear] = process.argv.slice(2);
const sink = new FileSink({ folder, keys: new FileKeys(keys), lock: unlocked });

async function main(): Promise<void> {
  for (let n = 1; count === '0' || n <= Number(count); n += 1) {
    await sink.append(auditEntry({ action: `line_${n}` }));
    if (n % 10 === 0) process.stdout.write(`${n}\n`);
  }
  await sink.settled();
  if (tear !== undefined) await torn();
}

/** Gets half of the next line to the disk and is killed then. */
async function torn(): Promise<void> {
  const open = fs.open.bind(fs);
  fs.open = async (...options) => {
    const handle = await open(...options);
    handle.writeFile = async (data) => {
      await handle.write(String(data).slice(0, 100));
      await handle.datasync();
      process.kill(process.pid, 'SIGKILL');
    };
    return handle;
  };
  await sink.append(auditEntry());
}

void main();
