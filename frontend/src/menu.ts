// The menus fold away when something else is touched, and by Escape.

export function watchMenus(): void {
  document.addEventListener("click", (event) => shut(event.target as Element));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut(undefined);
  });
}

/** Folds every menu but the one whose summary or words were touched; a choice made in it folds it too. */
function shut(touched: Element | undefined): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
    const inside = touched !== undefined && menu.contains(touched);
    if (!inside || touched.closest(".menu-list button") !== null) menu.open = false;
  }
}
