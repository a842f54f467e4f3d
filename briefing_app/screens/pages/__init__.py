"""The pages of a PDF, to read: drawn elsewhere, shown, turned, zoomed and searched here."""
