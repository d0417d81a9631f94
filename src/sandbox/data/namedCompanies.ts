/** A company that prompts, tests and the first minutes of a newcomer rely on. */
export interface CompanySpec {
  readonly name: string;
  readonly csm: string;
  /** Scores now, a week ago and half a year ago; left out when the company is unscored. */
  readonly scores?: readonly [now: number, weekAgo: number, start: number];
  readonly arr: number | null;
  /** Days until the renewal. */
  readonly renewal: number;
  readonly stage: string;
  readonly status?: string;
  readonly segment: 'Enterprise' | 'Mid-Market' | 'SMB';
  readonly region: string;
  readonly industry: string;
  readonly noHistory?: boolean;
}

const LENA = 'Lena Hofmann';
const PRIYA = 'Priya Nair';

type Scores = CompanySpec['scores'];
type Place = readonly [segment: CompanySpec['segment'], region: string, industry: string];

function of(csm: string) {
  return (
    name: string,
    scores: Scores,
    arr: number | null,
    renewal: number,
    stage: string,
    [segment, region, industry]: Place,
    extra: Partial<CompanySpec> = {},
  ): CompanySpec => ({
    name,
    csm,
    ...(scores ? { scores } : {}),
    arr,
    renewal,
    stage,
    segment,
    region,
    industry,
    ...extra,
  });
}

const lena = of(LENA);
const priya = of(PRIYA);

export const NAMED_COMPANIES: readonly CompanySpec[] = [
  lena('Meridian Corp', [28, 30, 58], 420_000, 20, 'Adoption', ['Enterprise', 'EMEA', 'Manufacturing']),
  lena('Praxis Inc', [31, 38, 66], 185_000, 45, 'Adoption', ['Mid-Market', 'EMEA', 'Software']),
  lena('OmegaTech', [35, 44, 61], 240_000, 110, 'Adoption', ['Mid-Market', 'North America', 'Technology']),
  lena('Bravura', [37, 37, 52], 96_000, 70, 'Renewal', ['Mid-Market', 'EMEA', 'Media']),
  lena('Cloudnine', [39, 36, 50], 132_000, 128, 'Value', ['Mid-Market', 'EMEA', 'Hospitality']),
  lena('Fernhill Foods', [36, 33, 47], 78_000, 200, 'Adoption', ['SMB', 'EMEA', 'Food']),
  lena('Tandem Freight', [62, 62, 60], 54_000, 300, 'Onboarding', ['Mid-Market', 'EMEA', 'Logistics']),
  lena('Helios Analytics', [74, 74, 70], 310_000, 83, 'Value', ['Enterprise', 'EMEA', 'Software']),
  lena('Larkspur Health', [72, 75, 68], 150_000, 160, 'Adoption', ['Mid-Market', 'EMEA', 'Healthcare']),
  lena('Quillon Bank', [64, 61, 55], 560_000, 240, 'Onboarding', ['Enterprise', 'EMEA', 'Banking']),
  lena('Brightwater Utilities', [55, 55, 63], 275_000, 58, 'Renewal', ['Enterprise', 'EMEA', 'Energy']),
  lena('Kestrel Labs', [81, 80, 76], null, 25, 'Value', ['SMB', 'EMEA', 'Research']),
  lena('Ostrava Steelworks', undefined, 390_000, 38, 'Onboarding', ['Enterprise', 'EMEA', 'Manufacturing'], {
    noHistory: true,
  }),
  lena('Thornbury Dental', [68, 68, 71], 33_000, -34, 'Renewal', ['SMB', 'EMEA', 'Healthcare']),
  lena('Pinewood Press', undefined, 40_000, 33, 'Churned', ['SMB', 'EMEA', 'Media'], { status: 'Churned' }),
  priya('Nordhaven Retail', [33, 35, 49], 330_000, 30, 'Renewal', ['Enterprise', 'EMEA', 'Retail']),
  priya('Castellan Insurance', [71, 69, 66], 480_000, 150, 'Value', ['Enterprise', 'EMEA', 'Insurance']),
  priya('Vantage Rail', [58, 58, 58], 265_000, 330, 'Onboarding', ['Enterprise', 'EMEA', 'Transport'], {
    noHistory: true,
  }),
  priya('Oakline Furniture', [45, 48, 53], 61_000, 52, 'Adoption', ['Mid-Market', 'EMEA', 'Retail']),
  priya('Siltwater Brewing', [66, 66, 62], 42_000, 175, 'Adoption', ['SMB', 'EMEA', 'Food']),
  priya('Harrow & Pike Legal', [78, 77, 72], 88_000, 210, 'Value', ['SMB', 'EMEA', 'Legal']),
  priya('Mossfield Schools', [52, 50, 57], 70_000, 96, 'Adoption', ['Mid-Market', 'EMEA', 'Education']),
  priya('Auralis Media', [84, 84, 80], 118_000, 265, 'Value', ['Mid-Market', 'EMEA', 'Media']),
  priya('Delta Grove Farms', [61, 64, 59], 39_000, 140, 'Adoption', ['SMB', 'EMEA', 'Agriculture']),
  priya('Rivermark Hotels', [49, 49, 55], 127_000, 67, 'Renewal', ['Mid-Market', 'EMEA', 'Hospitality']),
];

const specs = new Map(NAMED_COMPANIES.map((spec) => [spec.name, spec]));

/** What is told about a company of this name, if it is a named one. */
export function namedCompany(name: string): CompanySpec | undefined {
  return specs.get(name);
}
