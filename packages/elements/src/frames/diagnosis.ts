/** What a document of the vault says that is no frame of a field: why there is none, or that there could be one. */
export type Diagnosis = 'credentials_invalid' | 'origin_refused' | 'allowed';

const DIAGNOSES: readonly Diagnosis[] = ['credentials_invalid', 'origin_refused', 'allowed'];

export function readDiagnosis(message: unknown): Diagnosis | undefined {
  return DIAGNOSES.find((word) => message === `inlay-diagnosis:${word}`);
}
