/** Makes a frame that nobody sees, hears or reaches by the Tab key, without a URL. */
export function hiddenFrame(): HTMLIFrameElement {
  const iframe = document.createElement('iframe');
  iframe.title = 'Secure payment';
  iframe.tabIndex = -1;
  iframe.ariaHidden = 'true';
  iframe.style.cssText = 'position:fixed;top:-9px;width:1px;height:1px;border:0';
  return iframe;
}
