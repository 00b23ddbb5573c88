/* The builder by keyboard and by hand: arrows turn pages, F makes up again, A makes the open page again, T trims, G signs off; a story is dropped on a page. The page is whole without it. */
const at = (selector) => document.querySelector(selector);

document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable], summary")) return;
    const sheet = at("#page");
    const turn = { ArrowLeft: sheet?.dataset.left, ArrowRight: sheet?.dataset.right }[event.key];
    if (turn) location.assign(turn);
    const key = event.key.toLowerCase();
    if (key === "f") at("#fit")?.requestSubmit();
    if (key === "a") at("#again button")?.click();
    if (key === "g") at("#sign")?.requestSubmit();
    if (key === "t") {
        event.preventDefault();
        const cut = at("#id_cut");
        if (cut) cut.focus();
        else at(".ed-sheet .ed-lines a")?.click();
    }
});

/* A story is taken from the list or from the open page; the list's form is what carries it over. */
let dragged = null;
for (const taken of document.querySelectorAll("[data-row], [data-line]")) {
    taken.addEventListener("dragstart", (event) => {
        dragged = at(`[data-row="${taken.dataset.row || taken.dataset.line}"]`);
        event.dataTransfer.setData("text/plain", taken.querySelector("a").textContent);
        event.dataTransfer.effectAllowed = "move";
        document.body.classList.add("ed-dragging");
    });
    taken.addEventListener("dragend", () => {
        dragged = null;
        document.body.classList.remove("ed-dragging");
    });
}
for (const leaf of document.querySelectorAll("[data-page]")) {
    leaf.addEventListener("dragover", (event) => {
        if (!dragged) return;
        event.preventDefault();
        leaf.classList.add("ed-aim");
    });
    leaf.addEventListener("dragleave", () => leaf.classList.remove("ed-aim"));
    leaf.addEventListener("drop", (event) => {
        event.preventDefault();
        if (!dragged) return;
        const form = dragged.querySelector("form");
        form.elements.page.value = leaf.dataset.page;
        form.requestSubmit(form.querySelector("[value=page]"));
    });
}

/* Does a form say something that is not set yet? */
function isWritten() {
    return Boolean(at(".ed[data-said]")) || [...document.querySelectorAll(".ed :is(input, select, textarea)")].some((field) => {
        if (field.type === "hidden") return false;
        if (field.type === "checkbox") return field.checked !== field.defaultChecked;
        if (field.options) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
        return field.value !== field.defaultValue;
    });
}

/* The open page is in sight among the pages, however many there are. */
const current = at(".ed-leaf[aria-current]");
if (current) {
    const strip = [at(".ed-pages"), at(".ed-pages ol")];
    const place = current.getBoundingClientRect();
    for (const box of strip) {
        const frame = box.getBoundingClientRect();
        if (place.left < frame.left || place.right > frame.right) box.scrollLeft += (place.left + place.right - frame.left - frame.right) / 2;
        if (place.top < frame.top || place.bottom > frame.bottom) box.scrollTop += (place.top + place.bottom - frame.top - frame.bottom) / 2;
    }
}

const run = at("[data-progress]");
if (run) {
    const timer = setInterval(async () => {
        const answer = await fetch(run.dataset.progress).then((r) => r.json()).catch(() => null);
        if (!answer) return;
        run.querySelector("p").textContent = answer.told;
        if (answer.running) return;
        clearInterval(timer);
        if (!isWritten()) return location.reload();
        run.querySelector("p").hidden = true; /* a colleague's words are not thrown away to show a picture */
        run.querySelector("form")?.remove();
        run.querySelector("[data-ended]").hidden = false;
    }, 1000);
}

/* The proof of a page made again is drawn after the page is shown. */
const proof = at("[data-proof]");
if (proof) {
    const timer = setInterval(async () => {
        const answer = await fetch(proof.dataset.proof).then((r) => r.json()).catch(() => null);
        if (!answer?.proof) return;
        clearInterval(timer);
        const link = Object.assign(document.createElement("a"), { href: proof.dataset.href, className: "button button-secondary" });
        link.textContent = proof.dataset.label;
        proof.replaceWith(link);
    }, 1000);
}
