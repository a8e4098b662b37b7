import { type Html, html } from './html.ts';

/** Who buys, and where it goes. All of it is text that the shopper typed into the shop's own inputs. */
export interface Contact {
  readonly email: string;
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly zip: string;
  readonly country: string;
}

export type ContactField = keyof Contact;

/** One sentence for each input that needs attention. */
export type ContactErrors = Partial<Record<ContactField, string>>;

export const COUNTRIES: Readonly<Record<string, string>> = {
  CA: 'Canada',
  DE: 'Germany',
  FR: 'France',
  GB: 'United Kingdom',
  US: 'United States',
};

/** The longest text that each input takes. */
export const CONTACT_LIMITS: Readonly<Record<ContactField, number>> = {
  email: 255,
  name: 160,
  street: 50,
  city: 40,
  zip: 10,
  country: 2,
};

/** The shop's own inputs. They keep what was typed when a payment fails. */
export function contactFields(contact: Contact, errors: ContactErrors = {}): Html {
  const input = (name: ContactField, label: string, autocomplete: string, type = 'text') => {
    const error = errors[name];
    const marks = error !== undefined && html` aria-invalid="true" aria-describedby="${name}-error"`;
    return html`
    <div class="field">
      <label for="${name}">${label}</label>
      <input class="control" id="${name}" name="${name}" type="${type}" value="${contact[name]}"
        autocomplete="${autocomplete}" maxlength="${CONTACT_LIMITS[name]}" required${marks}>
      ${error !== undefined && html`<p class="error" id="${name}-error">${error}</p>`}
    </div>`;
  };
  return html`
    <fieldset>
      <legend>Contact</legend>
      ${input('email', 'Email', 'email', 'email')}
    </fieldset>
    <fieldset>
      <legend>Delivery</legend>
      ${input('name', 'Full name', 'shipping name')}
      ${input('street', 'Street and number', 'shipping street-address')}
      <div class="pair">
        ${input('zip', 'Postal code', 'shipping postal-code')}
        ${input('city', 'City', 'shipping address-level2')}
      </div>
      <div class="field">
        <label for="country">Country</label>
        <select class="control" id="country" name="country" autocomplete="shipping country">
          ${Object.entries(COUNTRIES).map(
            ([code, name]) =>
              html`<option value="${code}"${contact.country === code && html` selected`}>${name}</option>`,
          )}
        </select>
      </div>
    </fieldset>`;
}
