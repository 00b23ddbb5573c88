/* Counts down what waits behind an undo button, and shows when it is out. The page is whole without it. */
for (const box of document.querySelectorAll("[data-act]")) {
    const clock = box.querySelector("[data-count]");
    if (!clock) continue;
    const due = Date.parse(box.dataset.due);
    const timer = setInterval(async () => {
        const left = Math.ceil((due - Date.now()) / 1000);
        if (left > 0) {
            clock.textContent = left + " s";
            return;
        }
        clock.textContent = "…";
        const answer = await fetch(box.dataset.act).then((r) => r.json()).catch(() => null);
        if (!answer || answer.waiting) return;
        clearInterval(timer);
        if (window.onbeforeunload === null && !document.querySelector(".footer__container:not(.footer__container--hidden) .footer__save-warning *")) {
            location.assign(location.pathname);
        } else {
            box.textContent = answer.failed || "✓";
        }
    }, 1000);
}
