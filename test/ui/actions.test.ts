import { writingFromThePage } from './actions/accountPage';
import { waysToTheTenant } from './actions/connections';
import { ctasOneByOne } from './actions/ctas';
import { failingWrites } from './actions/failing';
import { successPlans } from './actions/plans';
import { type Scene, useScene } from './actions/scene';
import { severalCtas } from './actions/several';
import { tasksOfCtas } from './actions/tasks';
import { timelineEntries } from './actions/timeline';
import { nothingOfferedInVain } from './actions/unavailable';

// One window for all of it: each costs seconds. Every part has records of its own.
describe('what people do with records', () => {
  const scene = useScene();
  const part = (title: string, tests: (scene: () => Scene) => void): void =>
    void describe(title, () => tests(scene));

  part('CTAs', ctasOneByOne);
  part('tasks', tasksOfCtas);
  part('success plans', successPlans);
  part('the Timeline', timelineEntries);
  part('several at once', severalCtas);
  part('what fails', failingWrites);
  part('the page of an account', writingFromThePage);
  part('ways to the tenant', waysToTheTenant);
  part('what is offered', nothingOfferedInVain);
});
