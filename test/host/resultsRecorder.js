const { appendFileSync } = require('node:fs');

/**
 * Writes what a mocha runner did as JSON Lines, one at each event, so that a run that hangs still says where:
 * `{ running: title }`, `{ test: { title, state, ms, error? } }` and at last `{ finished: true }`.
 * @param {import('mocha').Runner} runner
 * @param {string} file
 */
exports.recordResults = (runner, file) => {
  const add = (test, state, error) =>
    write(file, { test: { title: test.fullTitle(), state, ms: test.duration, ...errorOf(error) } });
  runner.on('test', (test) => write(file, { running: test.fullTitle() }));
  runner.on('pass', (test) => add(test, 'passed'));
  runner.on('fail', (test, error) => add(test, 'failed', error));
  runner.on('pending', (test) => add(test, 'pending'));
  runner.on('end', () => write(file, { finished: true }));
};

/**
 * Writes the results of a run that ended before its first test.
 * @param {string} file
 * @param {string} title
 * @param {unknown} error
 */
exports.recordFailure = (file, title, error) => {
  write(file, { test: { title, state: 'failed', ms: 0, ...errorOf(error) } });
  write(file, { finished: true });
};

const errorOf = (error) => error && { error: String(error.stack ?? error) };

const write = (file, line) => appendFileSync(file, `${JSON.stringify(line)}\n`);
