/* Asks again how the story fits in print whenever what was typed has been saved. Without it the line is that of the last time the page was opened. */
const line = document.querySelector("[data-fit]");
let asked = 0;
document.addEventListener("w-autosave:success", async () => {
    const mine = ++asked;
    const told = await fetch(line.dataset.fit).then((r) => (r.ok ? r.text() : "")).catch(() => "");
    if (told && mine === asked) line.textContent = told;
});
