import type { Row } from '../row';
import { configurationId } from './ids';

interface Item {
  readonly name: string;
  /** The CTA type that an item is limited to. */
  readonly type?: string;
  readonly color?: string;
}

const CATEGORIES: Record<string, readonly Item[]> = {
  CTA_TYPE: [
    { name: 'Risk', color: '#d13438' },
    { name: 'Opportunity', color: '#107c10' },
    { name: 'Lifecycle', color: '#0078d4' },
    { name: 'Onboarding', color: '#8764b8' },
    { name: 'Objective', color: '#038387' },
  ],
  CTA_STATUS: [
    ...['New', 'Work In Progress', 'Waiting On Customer', 'Closed Success', 'Closed No Action'].map(
      (name) => ({ name }),
    ),
    { name: 'Escalated', type: 'Risk' },
  ],
  CTA_PRIORITY: [
    { name: 'High', color: '#d13438' },
    { name: 'Medium', color: '#ffaa44' },
    { name: 'Low', color: '#498205' },
  ],
  CTA_REASON: [
    ...['Adoption', 'Executive Sponsor Change', 'Pricing', 'Product Quality', 'Support'].map((name) => ({
      name,
      type: 'Risk',
    })),
    ...['Upsell', 'Reference'].map((name) => ({ name, type: 'Opportunity' })),
    ...['Executive Business Review', 'Renewal', 'Check-in'].map((name) => ({ name, type: 'Lifecycle' })),
    ...['Kickoff', 'Configuration', 'Training'].map((name) => ({ name, type: 'Onboarding' })),
    { name: 'Business Outcome', type: 'Objective' },
    { name: 'Other' },
  ],
  TASK_STATUS: ['Open', 'In Progress', 'Completed'].map((name) => ({ name })),
  TASK_TYPE: ['Call', 'Email', 'To Do'].map((name) => ({ name })),
  SUCCESS_PLAN_STATUS: ['Draft', 'Active', 'At Risk', 'On Hold', 'Closed'].map((name) => ({ name })),
  SUCCESS_PLAN_TYPE: ['Onboarding', 'ROI', 'Growth'].map((name) => ({ name })),
  OBJECTIVE_CATEGORY: ['Business', 'Technical'].map((name) => ({ name })),
};

/** The Cockpit and success plans as an administrator has set them up. */
export function configurationRows(): Row[] {
  return Object.entries(CATEGORIES).flatMap(([category, items]) =>
    items.map(({ name, type, color }, index) => ({
      Gsid: configurationId(category, name),
      Name: name,
      Category: category,
      CtaType: category.startsWith('CTA_') && category !== 'CTA_TYPE' ? (type ?? 'ALL_CTA_TYPE') : null,
      Color: color ?? null,
      EntityType: 'COMPANY',
      SystemName: name.toLowerCase().replace(/[^a-z]+/g, '_'),
      Active: true,
      DisplayOrder: index,
    })),
  );
}
