const { writeFileSync } = require('node:fs');

/**
 * Writes what a mocha runner did to a JSON file, anew after each test, so that a run that hangs still says where:
 * `{ finished, running, tests: [{ title, state, ms, error }] }`.
 * @param {import('mocha').Runner} runner
 * @param {string} file
 */
exports.recordResults = (runner, file) => {
  /** @type {{ finished: boolean; running: string | null; tests: object[] }} */
  const results = { finished: false, running: null, tests: [] };
  const save = () => writeFileSync(file, JSON.stringify(results, null, 1));
  const add = (test, state, error) => {
    results.running = null;
    results.tests.push({
      title: test.fullTitle(),
      state,
      ms: test.duration,
      ...(error && { error: String(error.stack ?? error) }),
    });
    save();
  };
  runner.on('test', (test) => {
    results.running = test.fullTitle();
    save();
  });
  runner.on('pass', (test) => add(test, 'passed'));
  runner.on('fail', (test, error) => add(test, 'failed', error));
  runner.on('pending', (test) => add(test, 'pending'));
  runner.on('end', () => {
    results.finished = true;
    save();
  });
};
