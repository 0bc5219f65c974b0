import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

foundOnSandbox(
  attackIds(
    'account-declines-unlimited',
    'declined-payments-unlimited',
    'forwarded-address-trusted',
    'login-attempts-unlimited',
  ),
  [
    { defect: 'thr.none', message: /After 30 declined payments/u },
    { defect: 'thr.xff', message: /by naming another address in x-forwarded-for/u },
    { defect: 'thr.per_ip_only', message: /One account made 10 declined payments/u },
  ],
  {
    // Low limits, so that few payments reach them.
    settings: {
      paymentLimits: {
        address: { points: 500, seconds: 1 },
        addressDeclines: { points: 25, seconds: 60 },
        accountDeclines: { points: 5, seconds: 60 },
        cardDeclines: { points: 40, seconds: 60 },
      },
    },
    profile: [
      ['  declines: 20\n', '  declines: 5\n'],
      ['  addressDeclines: 100\n', '  addressDeclines: 25\n'],
    ],
  },
);
