import { gsid } from '../gsid';

// Ids follow from what names a record, so that files of named data can point at each other.
export const companyId = (name: string): string => gsid('1P02', `company ${name}`);
export const userId = (name: string): string => gsid('1P01', `user ${name}`);
export const scoreId = (score: number): string => gsid('1SC1', `score ${score}`);
export const configurationId = (category: string, name: string): string =>
  gsid('1I00', `${category} ${name}`);
export const personId = (name: string, company: string): string => gsid('1C00', `person ${name} ${company}`);
export const measureId = (name: string): string => gsid('1SC2', `measure ${name}`);
export const planId = (company: string, name: string): string => gsid('1S02', `plan ${company} ${name}`);
export const ctaId = (company: string, name: string): string => gsid('1S01', `cta ${company} ${name}`);
export const activityTypeId = (name: string): string => gsid('1I00', `activity type ${name}`);
export const SCORECARD_ID = gsid('1SC0', 'scorecard');
