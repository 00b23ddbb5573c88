"""Stories, what they are filed under, and the verbs that decide their fate."""
