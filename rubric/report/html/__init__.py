"""Results as one HTML page that needs no network, no script and no fonts; both languages are in it."""
