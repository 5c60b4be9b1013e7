"""The words of the interface: German in the code, their translations in the catalogues below locale/."""
