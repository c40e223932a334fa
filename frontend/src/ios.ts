// On an iPad or iPhone a web page in the browser may lose what it keeps after a week; the same page on the home screen does not.

/** Whether this is Safari's own window on such a device, and not the app on the home screen. */
export function inBrowserOnIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  const apple = /iPad|iPhone|iPod/.test(userAgent) || (userAgent.includes("Macintosh") && maxTouchPoints > 1);
  const installed = matchMedia("(display-mode: standalone)").matches || (navigator as { standalone?: boolean }).standalone === true;
  return apple && !installed;
}
