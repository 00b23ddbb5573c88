/* The builder by keyboard and by hand: arrows turn pages, F makes up again, T trims, G signs off; a story is dropped on a page. The page is whole without it. */
const at = (selector) => document.querySelector(selector);

document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable], summary")) return;
    const sheet = at("#page");
    const turn = { ArrowLeft: sheet?.dataset.previous, ArrowRight: sheet?.dataset.next }[event.key];
    if (turn) location.assign(turn);
    const key = event.key.toLowerCase();
    if (key === "f") at("#fit")?.requestSubmit();
    if (key === "g") at("#sign")?.requestSubmit();
    if (key === "t") {
        event.preventDefault();
        const cut = at("#id_cut");
        if (cut) cut.focus();
        else at(".ed-sheet .ed-lines a")?.click();
    }
});

let dragged = null;
for (const row of document.querySelectorAll("[data-row]")) {
    row.addEventListener("dragstart", (event) => {
        dragged = row;
        event.dataTransfer.setData("text/plain", row.querySelector("a").textContent);
    });
}
for (const leaf of document.querySelectorAll("[data-page]")) {
    leaf.addEventListener("dragover", (event) => dragged && event.preventDefault());
    leaf.addEventListener("drop", (event) => {
        event.preventDefault();
        const form = dragged.querySelector("form");
        form.elements.page.value = leaf.dataset.page;
        form.requestSubmit(form.querySelector("[value=page]"));
    });
}

const run = at("[data-progress]");
if (run) {
    const timer = setInterval(async () => {
        const answer = await fetch(run.dataset.progress).then((r) => r.json()).catch(() => null);
        if (!answer) return;
        run.querySelector("p").textContent = answer.told;
        if (!answer.running) {
            clearInterval(timer);
            location.reload();
        }
    }, 1000);
}
