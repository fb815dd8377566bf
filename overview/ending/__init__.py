"""How an introduction ends: signed off area by area and completed, or discontinued; and the certificate of it."""
