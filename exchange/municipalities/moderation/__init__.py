"""From draft to publication and beyond: review, mails, taking offline, archiving, deleting."""
