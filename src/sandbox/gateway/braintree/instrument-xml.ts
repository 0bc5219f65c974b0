import type { VaultedMethod } from './braintree-state.ts';
import { CARD_TRAITS } from './card-traits.ts';
import type { Card, Instrument, Wallet } from './instrument.ts';
import { xmlArray, type XmlFields } from './xml.ts';

/** A card in an answer: six and four digits of its number, never more. */
export function cardXml(card: Card, token: string | undefined): XmlFields {
  return {
    token: token ?? null,
    bin: card.bin,
    last_4: card.last4,
    card_type: card.cardType,
    expiration_month: card.expirationMonth,
    expiration_year: card.expirationYear,
    cardholder_name: card.cardholderName ?? null,
    customer_location: 'US',
    unique_number_identifier: card.fingerprint,
    country_of_issuance: 'Unknown',
    issuing_bank: 'Unknown',
    ...Object.fromEntries(CARD_TRAITS.map((trait) => [trait, card.trait === trait ? 'Yes' : 'Unknown'])),
  };
}

/** A PayPal or Venmo account in an answer. */
export function walletXml(wallet: Wallet, token: string | undefined): XmlFields {
  if (wallet.kind === 'venmo') return { token: token ?? null, username: wallet.email, venmo_user_id: '1' };
  return {
    token: token ?? null,
    payer_email: wallet.email,
    email: wallet.email,
    payer_id: 'TESTPAYER',
    payer_status: 'VERIFIED',
    billing_agreement_id: wallet.oneTime ? null : 'B-TEST',
  };
}

/** The element of a transaction that tells what paid. */
export function transactionInstrumentXml(instrument: Instrument, token: string | undefined): XmlFields {
  if (instrument.kind === 'card') return { credit_card: cardXml(instrument, token) };
  const element = instrument.kind === 'paypal' ? 'paypal' : 'venmo_account';
  return { [element]: walletXml(instrument, token) };
}

/** A vaulted payment method: the name of its root element, and what is in it. */
export function methodXml(method: VaultedMethod): { readonly root: string; readonly fields: XmlFields } {
  const { instrument, token } = method;
  const shared = {
    customer_id: method.customerId,
    default: method.isDefault,
    created_at: method.createdAt,
    updated_at: method.updatedAt,
    global_id: Buffer.from(`paymentmethod_${token}`).toString('base64'),
    subscriptions: xmlArray('subscription', []),
  };
  if (instrument.kind === 'card') {
    const card = { ...cardXml(instrument, token), ...shared, verifications: xmlArray('verification', []) };
    return { root: 'credit_card', fields: card };
  }
  return {
    root: instrument.kind === 'paypal' ? 'paypal_account' : 'venmo_account',
    fields: { ...walletXml(instrument, token), ...shared },
  };
}
