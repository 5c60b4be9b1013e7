"""How a page looks from outside: what search machines and other sites say about it, its picture, its PDF."""
