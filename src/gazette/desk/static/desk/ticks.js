/* A line above many boxes by which one is found: letters without accents, anywhere in the name. It is no field of the form. */
{
    const MANY = 12;
    const bare = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    for (const list of document.querySelectorAll(".desk-ticks:has([data-find])")) {
        const labels = [...list.querySelectorAll("label")];
        if (labels.length <= MANY) continue;
        const { find: called, none } = list.querySelector("[data-find]").dataset;
        const said = Object.assign(document.createElement("p"), { className: "desk-none", role: "status" }); // empty while there is something to tick
        const line = Object.assign(document.createElement("input"), { type: "search", className: "desk-find", placeholder: called, autocomplete: "off" });
        line.setAttribute("aria-label", called);
        line.addEventListener("input", () => {
            for (const label of labels) label.parentElement.hidden = !bare(label.textContent).includes(bare(line.value.trim()));
            said.textContent = labels.some((label) => !label.parentElement.hidden) ? "" : none;
        });
        line.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
        list.before(line);
        list.after(said);
    }
}
