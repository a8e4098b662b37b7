import type { Key } from './driver.ts';

/** The keys of WebDriver: what is pressed, and what is held meanwhile. */
export const WEBDRIVER_KEYS: Readonly<Record<Key, readonly [pressed: string, held?: string]>> = {
  Tab: ['\uE004'],
  'Shift+Tab': ['\uE004', '\uE008'],
  Enter: ['\uE007'],
  ArrowLeft: ['\uE012'],
  Backspace: ['\uE003'],
  Delete: ['\uE017'],
  End: ['\uE010'],
  'Control+a': ['a', '\uE009'],
  'Control+c': ['c', '\uE009'],
  'Control+v': ['v', '\uE009'],
};
