import type { Calendar } from '../calendar';
import type { ActivitySpec } from './timelineRows';

const LENA = 'Lena Hofmann';
const LONG_NOTE = `<p>Minutes of the workshop.</p>${'<p>The next item was discussed and left open for the steering group to decide.</p>'.repeat(250)}`;

type Entry = readonly [
  daysAgo: number,
  type: string,
  subject: string,
  notes: string,
  more?: Partial<ActivitySpec>,
];

const DUPLICATE: Entry = [
  58,
  'Call',
  'Renewal terms',
  '<p>They asked for the price list of next year.</p>',
  { minutes: 20 },
];

/** The newest entry of each company is its last touch. */
const ENTRIES: Record<string, readonly Entry[]> = {
  'Meridian Corp': [
    [
      47,
      'Call',
      'Migration follow-up',
      '<p>Exports still fail at night. <b>Olga</b> wants a date.</p>',
      { minutes: 30 },
    ],
    [61, 'Email', 'Workaround for exports', '<p>Sent the script.</p>'],
    [75, 'Meeting', 'Migration workshop', LONG_NOTE, { minutes: 120 }],
    [96, 'Meeting', 'Quarterly business review', '<p>Plan for the migration agreed.</p>', { minutes: 60 }],
    [140, 'Call', 'New plant lead', '<p>Olga Petrova takes over.</p>'],
  ],
  'Praxis Inc': [
    [38, 'Meeting', 'Usage review', '<p>Two teams have gone back to spreadsheets.</p>', { minutes: 45 }],
    [66, 'Email', 'Survey results', '<p>Shared the survey.</p>'],
    [101, 'Call', 'Check-in', '<p>No open questions.</p>', { minutes: 15 }],
  ],
  OmegaTech: [
    [34, 'Call', 'Login numbers', '<p>They will look into the two silent teams.</p>', { minutes: 25 }],
    [70, 'Meeting', 'Roadmap session', '<p>Interested in the mobile app.</p>', { minutes: 60 }],
    [120, 'Update', 'Change of budget owner', '<p>Budget moved to operations.</p>'],
  ],
  Bravura: [
    [31, 'Email', 'Template fixes', '<p>Sent the fixed templates.</p>'],
    DUPLICATE,
    DUPLICATE,
    [88, 'Meeting', 'Editors round table', '<p>Editors miss the preview.</p>', { minutes: 60 }],
  ],
  Cloudnine: [
    [
      30,
      'Call',
      'New dashboards',
      '<p>Dana likes the first dashboards.</p>',
      { minutes: 20, guests: 'dana.whitfield@example.org' },
    ],
    [64, 'Meeting', 'Planning for next season', '<p>More sites to come.</p>', { minutes: 50 }],
    [110, 'Email', 'Invoice address', '<p>Changed.</p>'],
  ],
  'Fernhill Foods': [
    [12, 'Call', 'Contested invoices', '<p>Finance looks at both invoices.</p>', { minutes: 15 }],
    [50, 'Email', 'Contested invoices', '<p>Asked for copies.</p>'],
  ],
  'Tandem Freight': [
    [3, 'Meeting', 'Kickoff', '<p>Roles and dates are set.</p>', { minutes: 60 }],
    [15, 'Email', 'Welcome', '<p>Sent the onboarding guide.</p>'],
  ],
  'Helios Analytics': [
    [
      8,
      'Meeting',
      'Report times',
      '<p>Reports are 20 % faster.</p>',
      { minutes: 45, guests: 'ingrid.solberg@example.org' },
    ],
    [36, 'Update', 'Mara Quist has left', '<p>No successor named yet.</p>'],
    [72, 'Call', 'Baseline', '<p>Numbers of last year received.</p>', { minutes: 30 }],
  ],
  'Larkspur Health': [
    [9, 'Call', 'SSO test', '<p>Test group signs in.</p>', { minutes: 25 }],
    [33, 'Milestone', 'Pilot ward finished', '<p>Pilot ward is live.</p>'],
  ],
  'Quillon Bank': [
    [2, 'Email', 'Agenda for the review', '<p>Agenda sent.</p>'],
    [
      5,
      'Call',
      'Problem: security questionnaire is late',
      '<p>Risk team needs two more weeks.</p>',
      { minutes: 20 },
    ],
    [17, 'Update', 'Win: branch champions named', '<p>Twelve champions signed up.</p>'],
    [
      41,
      'Meeting',
      'Problem: duplicate customer records',
      '<p>Data team found 4,000 duplicates.</p>',
      { minutes: 60 },
    ],
    [63, 'Milestone', 'Win: sandbox environment ready', '<p>Ready a week early.</p>'],
    [
      91,
      'Meeting',
      'Quarterly business review',
      '<p>Goals: go live by winter, one source of records.</p>',
      { minutes: 90, guests: 'hannah.brandt@example.org' },
    ],
  ],
  'Kestrel Labs': [[14, 'Call', 'Check-in', '<p>All well.</p>', { minutes: 15 }]],
  'Ostrava Steelworks': [[4, 'Meeting', 'Kickoff', '<p>Project team met.</p>', { minutes: 90 }]],
  'Thornbury Dental': [[22, 'Email', 'Renewal paperwork', '<p>Waiting for the signature.</p>']],
  'Pinewood Press': [
    [120, 'Call', 'End of contract', '<p>They close the printing arm.</p>', { minutes: 20 }],
  ],
  'Nordhaven Retail': [
    [41, 'Call', 'Till sync', '<p>Still fails in nine stores.</p>', { minutes: 30, author: 'Priya Nair' }],
    [
      130,
      'EBR',
      'Executive business review',
      '<p>The board wants fewer till failures.</p>',
      { minutes: 60, author: 'Priya Nair' },
    ],
  ],
};

/** Companies whose Timeline is told here, Brightwater among them. */
export const TOLD_TIMELINES: readonly string[] = [...Object.keys(ENTRIES), 'Brightwater Utilities'];

export function namedActivities(calendar: Calendar): ActivitySpec[] {
  const told = Object.entries(ENTRIES).flatMap(([company, entries]) =>
    entries.map(([daysAgo, type, subject, notes, more]): ActivitySpec => ({
      company,
      daysAgo,
      type,
      subject,
      notes,
      author: LENA,
      ...more,
    })),
  );
  return [...told, ...brightwater(calendar)];
}

/** The last contact with the customer was before March; what came after are notes among ourselves. */
function brightwater(calendar: Calendar): ActivitySpec[] {
  const company = 'Brightwater Utilities';
  const march = daysSinceMarch(calendar);
  const note = (daysAgo: number, subject: string, notes: string): ActivitySpec => ({
    company,
    daysAgo,
    type: 'Internal Note',
    subject,
    notes,
    author: 'Sofia Lindqvist',
  });
  return [
    note(Math.floor(march / 4), 'Renewal forecast', '<p>Kept in commit for now.</p>'),
    note(Math.floor(march / 2), 'Crew tablets', '<p>Order is on hold on our side.</p>'),
    {
      company,
      daysAgo: march + 17,
      type: 'Meeting',
      subject: 'Annual planning',
      notes: '<p>Field teams come next.</p>',
      author: LENA,
      minutes: 75,
      guests: 'operations@example.org',
    },
    {
      company,
      daysAgo: march + 60,
      type: 'Call',
      subject: 'Invoice question',
      notes: '<p>Solved.</p>',
      author: LENA,
      minutes: 10,
    },
  ];
}

/** How many days ago the last 1 March was. */
function daysSinceMarch(calendar: Calendar): number {
  const year = Number(calendar.today.slice(0, 4));
  const days = calendar.daysSince(year, 3, 1);
  return days >= 0 ? days : calendar.daysSince(year - 1, 3, 1);
}
