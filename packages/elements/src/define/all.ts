// The group comes first: fields that stand in the page already look for it when they are defined.
import './inlay-fields.ts';
import './inlay-card-number.ts';
import './inlay-card-expiry.ts';
import './inlay-card-code.ts';
import './inlay-cardholder-name.ts';
