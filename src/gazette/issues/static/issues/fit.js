/* Asks again how the story fits in print a moment after something was typed and saved. Without it the line is that of the last time the page was opened. */
const line = document.querySelector("[data-fit]");
let waiting = 0;
document.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
        const told = await fetch(line.dataset.fit).then((r) => (r.ok ? r.text() : "")).catch(() => "");
        if (told) line.textContent = told;
    }, 5000);
});
