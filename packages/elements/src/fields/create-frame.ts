/** The permissions that a browser needs to fill in cards. They are asked for only where the browser knows them. */
const WANTED = ['autofill', 'manual-text'];

interface FeaturePolicy {
  features(): readonly string[];
}

/** Makes the iframe of a field, without a URL. */
export function createFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  const { featurePolicy } = document as Document & { readonly featurePolicy?: FeaturePolicy };
  const known = featurePolicy?.features() ?? [];
  const allowed = WANTED.filter((feature) => known.includes(feature));
  if (allowed.length > 0) frame.allow = allowed.join('; ');
  return frame;
}
