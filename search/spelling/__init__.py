""" "Meinten Sie …?": typing errors corrected to words of what everybody may read."""
