// Signing in with the phone or computer in hand. Without this script, or where the browser cannot do it, the other ways stay.
(function () {
  "use strict";
  const json = window.webauthnJSON;
  // A passkey belongs to a name; a page that was opened by a number can have none.
  const named = !/^[\d.]+$|^\[/.test(window.location.hostname);
  if (!json || !json.supported() || !named || !window.isSecureContext) return;

  for (const part of document.querySelectorAll("[data-passkey], [data-passkey-only]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-no-passkey]")) part.hidden = true;

  const kept = document.getElementById("passkey-options");
  const options = kept ? JSON.parse(kept.textContent) : {};

  async function credential(form) {
    if (form.dataset.passkey === "create") {
      const wanted = options.creation_options;
      // The key lives on the device and asks for a finger, a face or a PIN: it stands for the password as well.
      wanted.publicKey.authenticatorSelection = {
        ...wanted.publicKey.authenticatorSelection,
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      };
      return json.create(wanted);
    }
    if (form.dataset.passkey === "login") {
      const answer = await fetch(form.dataset.options, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      return json.get((await answer.json()).request_options);
    }
    return json.get(options.request_options);
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const problem = form.querySelector("[data-problem]");
      problem.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(await credential(form));
        form.submit();
      } catch {
        problem.hidden = false;
      }
    });
  }
})();
