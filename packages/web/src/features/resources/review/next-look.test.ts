import { dayOf } from './next-look';

const on = (day: string) => new Date(`${day}T12:00:00Z`);

describe('the next look', () => {
  it('is so many months ahead', () => {
    expect(dayOf('SOON', on('2026-11-21'))).toBe('2027-02-21');
    expect(dayOf('HALF', on('2026-11-21'))).toBe('2027-05-21');
    expect(dayOf('YEAR', on('2026-11-21'))).toBe('2027-11-21');
  });

  it('stays within a shorter month', () => {
    expect(dayOf('SOON', on('2026-11-30'))).toBe('2027-02-28');
    expect(dayOf('YEAR', on('2028-02-29'))).toBe('2029-02-28');
    expect(dayOf('HALF', on('2026-08-31'))).toBe('2027-02-28');
  });

  it('may be never', () => {
    expect(dayOf('NEVER', on('2026-11-21'))).toBeNull();
  });
});
