const ALPHA = 'of the alpha add-on, which neither a baseline scan nor the recorded answers have';
const LOW_THRESHOLD = 'raised only at a low threshold; the recorded answers are those of the default ones';

/** The alerts of ZAP that no rule of ours stands for, each with the reason: they are left out of every comparison. */
export const NOT_COMPARED: Readonly<Record<string, string>> = {
  '10003': 'a library with known flaws: told by the dependency audit, which has the database that this needs',
  '10026': LOW_THRESHOLD,
  '10032-4': LOW_THRESHOLD,
  '10035-4': LOW_THRESHOLD,
  '10036-1': LOW_THRESHOLD,
  '10094-1': ALPHA,
  '10094-2': ALPHA,
  '10094-3': ALPHA,
  '10097-9': LOW_THRESHOLD,
  '10097-10': LOW_THRESHOLD,
  '10097-11': LOW_THRESHOLD,
  '10097-12': LOW_THRESHOLD,
  '10097-13': LOW_THRESHOLD,
  '10097-14': LOW_THRESHOLD,
  '10097-15': LOW_THRESHOLD,
  '10097-16': LOW_THRESHOLD,
  '10116': 'speaks of the age of ZAP itself, not of the app',
  '110009': ALPHA,
  '90005-1': ALPHA,
  '90005-2': ALPHA,
  '90005-3': ALPHA,
  '90005-4': ALPHA,
  '90005-5': ALPHA,
  '90005-6': ALPHA,
  '90005-7': ALPHA,
  '90005-8': ALPHA,
  '90011-3': LOW_THRESHOLD,
};
