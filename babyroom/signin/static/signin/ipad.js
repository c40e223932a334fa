// On an iPad or iPhone a tablet is paired inside the app on the home screen: in the browser's own window what it keeps may go after a week.
const apple = /iPad|iPhone|iPod/.test(navigator.userAgent) || (navigator.userAgent.includes("Macintosh") && navigator.maxTouchPoints > 1);
const installed = matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
if (apple && !installed) location.replace("/on-a-tablet/");
