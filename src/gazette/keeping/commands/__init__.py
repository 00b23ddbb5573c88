"""The commands of the front door, in the order in which they are listed; each module is loaded only when called."""

ABOUT = "Express Gazette: a newspaper in one command."
HERE = "gazette.keeping.commands."

COMMANDS: dict[str, tuple[str, str]] = {
    "up": (HERE + "up", "Serve the paper; make one from the sample if there is none."),
    "init": (HERE + "init", "Make a paper without serving it."),
    "take-in": (HERE + "take_in", "Read files into the paper, as drafts or as archive."),
    "press": (HERE + "press", "Press what is due, or everything."),
    "read": (HERE + "read", "Show a page, now or as it stood at any moment."),
    "publish": (HERE + "publish", "Publish a story, or its newer draft."),
    "correct": (HERE + "correct", "Correct words of a published story, openly."),
    "kill": (HERE + "kill", "Withdraw a published story everywhere, with the reason."),
    "takedown": (HERE + "takedown", "Withdraw a story and erase its words for good."),
    "print-edition": (HERE + "print_edition", "Print the paper of a day, as a proof or to be released."),
    "verify": (HERE + "verify", "Prove that the record and the pages were not changed."),
    "export": (HERE + "export", "Copy the pages for any web server."),
    "backup": (HERE + "backup", "Write everything into one file, while the paper runs."),
    "restore": (HERE + "restore", "Put a paper back from a backup."),
    "staff": (HERE + "staff", "Add colleagues, give new log-in links, list them."),
    "status": (HERE + "status", "Say how the paper stands."),
    "doctor": (HERE + "doctor", "Look for what is wrong with machine or paper."),
    "bench": (HERE + "bench", "Measure what the paper costs, on a paper made for it."),
}
