"""Registration for events: seats, waiting list, mails, attendance, certificates, deletion."""
