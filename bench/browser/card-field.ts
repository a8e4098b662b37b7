/** The fields of the forms that are measured. */
export const CARD_FORM = ['cardNumber', 'cardExpiry', 'cardCode', 'cardholderName'] as const;

export type CardField = (typeof CARD_FORM)[number];
