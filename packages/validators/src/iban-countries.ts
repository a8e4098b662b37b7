/**
 * The countries whose accounts SEPA reaches, each with what an IBAN has behind its check digits: so many digits (n), letters
 * (a), or either (c). The countries are the list of the European Payments Council, which the registry of IBANs follows late;
 * the structures are the registry's (ISO 13616, kept by SWIFT, release 102). Territories of a country use its IBANs, but
 * Gibraltar has its own.
 */
const REACHED = `AD8n12c AL8n16c AT16n BE12n BG4a6n8c CH5n12c CY8n16c CZ20n DE18n DK14n EE16n ES20n FI14n FR10n11c2n GB4a14n
  GI4a15c GR7n16c HR17n HU24n IE4a14n IS22n IT1a10n12c LI5n12c LT16n LU3n13c LV4a13c MC10n11c2n MD20c ME18n MK3n10c2n
  MT4a5n18c NL4a10n NO11n PL24n PT21n RO4a16c RS18n SE20n SI15n SK20n SM1a10n12c VA18n`;

/** The others of the registry, each with the length of its IBANs: no account there can be debited, so no more is judged. */
const BEYOND = `AE23 AZ28 BA20 BH22 BI27 BR29 BY28 CR22 DJ27 DO28 EG29 FK18 FO18 GE22 GL18 GT28 HN28 IL23 IQ23 JO30 KW30
  KZ20 LB28 LC32 LY25 MN20 MR27 MU30 NI28 OM23 PK24 PS29 QA29 RU33 SA24 SC31 SD18 SO23 ST25 SV28 TL23 TN24 TR26 UA29
  VG24 XK20 YE30`;

function read(table: string): ReadonlyMap<string, string> {
  return new Map(table.split(/\s+/).map((entry) => [entry.slice(0, 2), entry.slice(2)]));
}

const STRUCTURES: ReadonlyMap<string, string> = /* @__PURE__ */ read(REACHED);

const OTHER_LENGTHS: ReadonlyMap<string, string> = /* @__PURE__ */ read(BEYOND);

/** Country code and check digits. */
const HEAD = 4;

/** The runs of a structure: how many characters of which kind. */
function runsOf(structure: string): readonly (readonly [length: number, kind: string])[] {
  return Array.from(structure.matchAll(/(\d+)(.)/g), ([, length, kind]) => [Number(length), kind as string]);
}

/**
 * Tells how many characters the IBANs of a country have.
 *
 * @param country ISO 3166-1 alpha-2, in capitals
 * @returns `undefined` for a country without IBANs
 */
export function ibanLength(country: string): number | undefined {
  const structure = STRUCTURES.get(country);
  const other = OTHER_LENGTHS.get(country);
  if (structure) return runsOf(structure).reduce((sum, [length]) => sum + length, HEAD);
  return other === undefined ? undefined : Number(other);
}

/**
 * Tells whether each character of an IBAN, or of its beginning, is of the kind that its country has at that place.
 *
 * @param iban in capitals and without blanks, of a country that SEPA reaches
 */
export function fitsStructure(iban: string): boolean {
  let at = HEAD;
  return runsOf(STRUCTURES.get(iban.slice(0, 2)) ?? '').every(([length, kind]) => {
    const run = iban.slice(at, (at += length));
    return kind === 'c' || !(kind === 'n' ? /\D/ : /\d/).test(run);
  });
}

/** Whether SEPA reaches the accounts of a country: 41 countries, and Gibraltar beside the United Kingdom. */
export function isSepaCountry(country: string): boolean {
  return STRUCTURES.has(country);
}

/** The countries with IBANs, by the registry. */
export function ibanCountries(): readonly string[] {
  return [...STRUCTURES.keys(), ...OTHER_LENGTHS.keys()];
}
