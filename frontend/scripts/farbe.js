// Light or dark as chosen on this device, before anything is drawn. Without a choice the device decides.
try {
  const chosen = localStorage.getItem("darstellung");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.kernTheme = chosen;
} catch {
  // Storage is forbidden here: the device decides.
}
