import type { Generated } from 'kysely';

/** Alarms that were raised. */
export const alarmsSchema: string = `
create table alarms (
  position bigint generated always as identity primary key,
  pattern text not null,
  subject text not null,
  detail text not null,
  raised_at timestamptz not null
);
`;

/** The rows of these tables. */
export interface AlarmTables {
  readonly alarms: { position: Generated<bigint>; pattern: string; subject: string; detail: string; raised_at: Date };
}
