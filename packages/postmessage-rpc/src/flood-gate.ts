/** Makes a counter that says of each message whether its second already had enough. The clock is monotonic. */
export function floodGate(perSecond = 200): () => boolean {
  let until = 0;
  let left = 0;
  return () => {
    const now = performance.now();
    if (now >= until) {
      until = now + 1000;
      left = perSecond;
    }
    return --left < 0;
  };
}
