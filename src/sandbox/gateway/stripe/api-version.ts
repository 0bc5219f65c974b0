/** The version of Stripe's API that the gateway speaks; that of `stripe` 23.0. */
export const API_VERSION = '2026-09-30.endive';
