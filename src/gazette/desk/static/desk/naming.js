/* Names for those who listen to the screen what Wagtail leaves nameless: text fields, two searches, and blocks that are no places of their own. */
const named = (root) => {
    for (const field of root.querySelectorAll(".public-DraftEditor-content:not([aria-label])")) {
        const label = field.closest(".w-panel__wrapper, [data-streamfield-child], .w-panel")?.querySelector("label, .w-panel__heading, [data-panel-heading-text]");
        field.setAttribute("aria-label", label?.textContent.replace("*", "").trim() || document.title);
    }
    for (const form of root.querySelectorAll("#wagtail-sidebar form[role=search]:not([aria-label])")) form.setAttribute("aria-label", form.textContent.trim());
    const name = root.querySelector(".desk-name");
    if (name) name.closest("a").setAttribute("aria-label", name.textContent);
    for (const block of root.querySelectorAll("section.w-panel:not([role])")) block.setAttribute("role", "group");
};
named(document);
new MutationObserver(() => named(document)).observe(document.body, { childList: true, subtree: true });
