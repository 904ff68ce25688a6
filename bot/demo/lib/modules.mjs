// Finds an installed npm module in the folders it may be in. Installs nothing.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';

export const EMULATOR = '@microsoft/m365agentsplayground';

// -> { dir, version, require } of the first folder that has it
export function findModule(name, dirs) {
  for (const d of dirs) {
    const f = path.join(path.resolve(d), name, 'package.json');
    if (fs.existsSync(f)) return { dir: path.dirname(f), version: JSON.parse(fs.readFileSync(f, 'utf8')).version, require: createRequire(f) };
  }
  throw new Error(`${name} is not installed in ${dirs.join(' or ')}`);
}
