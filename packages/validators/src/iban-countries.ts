/**
 * The countries whose accounts SEPA reaches, each with the length of its IBANs: the list of the European Payments
 * Council, which the registry of IBANs follows late. Territories of a country use its IBANs, but Gibraltar has its own.
 */
const REACHED = `AD24 AL28 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26
  IT27 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 VA22`;

/** The others of the registry of ISO 13616, as of its release 102. */
const BEYOND = `AE23 AZ28 BA20 BH22 BI27 BR29 BY28 CR22 DJ27 DO28 EG29 FK18 FO18 GE22 GL18 GT28 HN28 IL23 IQ23 JO30 KW30
  KZ20 LB28 LC32 LY25 MN20 MR27 MU30 NI28 OM23 PK24 PS29 QA29 RU33 SA24 SC31 SD18 SO23 ST25 SV28 TL23 TN24 TR26 UA29
  VG24 XK20 YE30`;

function read(table: string): readonly (readonly [country: string, length: number])[] {
  return table.split(/\s+/).map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]);
}

const SEPA_LENGTHS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(/* @__PURE__ */ read(REACHED));

const OTHER_LENGTHS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(/* @__PURE__ */ read(BEYOND));

/**
 * How many characters the IBANs of a country have; undefined for a country without IBANs.
 *
 * @param country ISO 3166-1 alpha-2, in capitals
 */
export function ibanLength(country: string): number | undefined {
  return SEPA_LENGTHS.get(country) ?? OTHER_LENGTHS.get(country);
}

/** Whether SEPA reaches the accounts of a country: 41 countries, and Gibraltar beside the United Kingdom. */
export function isSepaCountry(country: string): boolean {
  return SEPA_LENGTHS.has(country);
}

/** The countries with IBANs, by the registry. */
export function ibanCountries(): readonly string[] {
  return [...SEPA_LENGTHS.keys(), ...OTHER_LENGTHS.keys()];
}
