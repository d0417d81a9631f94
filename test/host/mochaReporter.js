const Mocha = require('mocha');
const { recordResults } = require('./resultsRecorder.js');

/** Mocha's dots or list for a person, and the results file named by TEST_RESULTS for the counting. */
module.exports = class {
  constructor(runner, options) {
    const Shown = Mocha.reporters[options.reporterOptions?.base ?? 'Dot'];
    new Shown(runner, options);
    recordResults(runner, process.env.TEST_RESULTS);
  }
};
